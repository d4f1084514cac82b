import Link from "next/link";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { AddNetwork } from "./AddNetwork.tsx";
import { help } from "./copy.ts";
import styles from "./Help.module.css";
import { oddsTable } from "./odds-table.ts";

/** How the house works, for somebody who wants to know before betting. */
export function Help() {
  return (
    <div className={styles.room}>
      <PageHead title={help.title} lead={help.lead} />
      <nav className={styles.index} aria-label="On this page">
        {help.index.map(({ id, label }) => (
          <Link key={id} href={`/help#${id}`}>
            {label}
          </Link>
        ))}
      </nav>
      <Pane chapter title={help.life.title} id="bet">
        <ol className={styles.life}>
          {help.life.steps.map(({ name, text }) => (
            <li key={name}>
              <h3>{name}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </Pane>
      <Pane chapter title={help.chips.title} id="chips">
        {help.chips.text.map((text) => (
          <p key={text} className={styles.text}>
            {text}
          </p>
        ))}
      </Pane>
      <Pane chapter title={help.odds.title} id="odds" flush>
        <div className={styles.odds}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>Choice</th>
                <th className={styles.right}>Chance</th>
                <th className={styles.right}>Pays</th>
                <th className={`${styles.right} ${styles.returns}`}>Returns</th>
                <th className={styles.right}>Edge</th>
              </tr>
            </thead>
            {oddsTable().map(({ game, rows }) => (
              <tbody key={game}>
                <tr>
                  <th colSpan={5} scope="rowgroup" className={styles.game}>
                    {game}
                  </th>
                </tr>
                {rows.map(({ choice, wins, pays, returns, edge }) => (
                  <tr key={choice}>
                    <td className={styles.choice}>{choice}</td>
                    <td className={styles.right} title={wins.exact}>
                      {wins.text}
                    </td>
                    <td className={styles.right}>{pays}</td>
                    <td className={`${styles.right} ${styles.returns}`} title={returns.exact}>
                      {returns.text}
                    </td>
                    <td className={styles.right}>{edge}</td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
        <p className={styles.under}>{help.odds.note}</p>
      </Pane>
      <Pane chapter title={help.trust.title} id="trust">
        <dl className={styles.trust}>
          {help.trust.items.map(({ who, text }) => (
            <div key={who}>
              <dt>{who}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Pane>
      <Pane chapter title={help.network.title} id="network">
        <p className={styles.text}>{help.network.text}</p>
        <AddNetwork />
      </Pane>
    </div>
  );
}
