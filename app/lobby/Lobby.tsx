import type { CSSProperties } from "react";
import { copy } from "../copy.ts";
import { Pane } from "../parts/Pane.tsx";
import { BankNow } from "../tables/BankNow.tsx";
import { GROUPS, type TableGroup, tables } from "../tables/registry.ts";
import { GlassFront } from "./GlassFront.tsx";
import styles from "./Lobby.module.css";
import { LobbyFeed } from "./LobbyFeed.tsx";
import { TableCard } from "./TableCard.tsx";

/** The first room: what the house is, its tables, and its life. */
export async function Lobby() {
  const pictures = await Promise.all(tables.map(({ picture }) => picture()));
  const cards = tables.map((table, index) => ({ table, Picture: pictures[index]?.Picture }));
  return (
    <div className={styles.lobby}>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1>{copy.lobby.title}</h1>
          <p>{copy.lobby.lead}</p>
        </div>
        <GlassFront />
      </section>
      <div className={styles.groups}>
        {(Object.keys(GROUPS) as TableGroup[]).map((group) => (
          <section
            key={group}
            className={styles.section}
            aria-labelledby={`group-${group}`}
            style={
              { "--cards": tables.filter((table) => table.group === group).length } as CSSProperties
            }
          >
            <h2 id={`group-${group}`} className={styles.group}>
              {GROUPS[group]}
            </h2>
            <ul className={styles.cards}>
              {cards
                .filter(({ table }) => table.group === group)
                .map(({ table: { slug, name, line }, Picture }) => (
                  <li key={slug}>
                    <TableCard slug={slug} name={name} line={line}>
                      {Picture && <Picture />}
                    </TableCard>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <div className={styles.life}>
        <LobbyFeed />
        <Pane title={copy.lobby.bank}>
          <BankNow />
        </Pane>
      </div>
    </div>
  );
}
