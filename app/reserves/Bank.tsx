import { formatUnits } from "viem";
import type { Statement } from "../../lib/reserves/statement.ts";
import { shorten } from "../format.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Pane } from "../parts/Pane.tsx";
import styles from "./Bank.module.css";
import { Coins } from "./Coins.tsx";
import { copy } from "./copy.ts";

/** The sum of one bank, laid out to be added up by eye, and what its contracts really hold. */
export function Bank({ statement: one }: { statement: Statement }) {
  const { bank, symbol, asset, difference } = one;
  const title = bank === 0 ? `The bank, in ${symbol}` : `Bank ${bank}, in ${symbol}`;
  const terms = [
    { name: `Chips of ${many(one.players, "player")}`, look: styles.chips, chips: one.chips },
    {
      name: `The most that ${many(one.open, "open bet")} can be paid`,
      look: styles.reserved,
      chips: one.reserved,
    },
    { name: "Fees of chance, for the oracle", look: styles.fees, chips: one.fees },
    { name: "Equity of the providers, at hand", look: styles.equity, chips: one.equity },
  ];
  return (
    <Pane aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <p className={difference === 0n ? styles.zero : styles.off}>
          <Icon name={difference === 0n ? "check" : "cross"} />
          {difference === 0n
            ? "Difference 0"
            : `Difference ${difference} chips: the cash is not what it is for`}
        </p>
      </header>
      <div className={styles.two}>
        <div>
          <table className={styles.sum}>
            <caption className="sr-only">The sum: {title}</caption>
            <tbody>
              <tr>
                <th scope="row">Cash, by the bank's ledger</th>
                <td>
                  <Coins bank={one} chips={one.cash} />
                </td>
              </tr>
              {terms.map(({ name, look, chips }) => (
                <tr key={name}>
                  <th scope="row">
                    <i className={look} />
                    <span className="sr-only">less </span>
                    {name}
                  </th>
                  <td>
                    <span className={styles.sign}>−</span>
                    <Coins bank={one} chips={chips} />
                  </td>
                </tr>
              ))}
              <tr className={difference === 0n ? styles.even : styles.odd}>
                <th scope="row">Difference</th>
                <td>
                  <span className={styles.sign}>=</span>
                  <Coins bank={one} chips={difference} />
                </td>
              </tr>
            </tbody>
          </table>
          {bank === 0 && <p className={styles.note}>{copy.sum}</p>}
        </div>
        <div>
          <h3 className={styles.sub}>Really there</h3>
          <dl className={styles.facts}>
            <Fact name="Held by the bank's contract">
              <Units of={one} amount={one.balance} />
            </Fact>
            <Fact name="Held by its cold reserve">
              <Units of={one} amount={one.coldBalance} />
            </Fact>
            <Fact name="Cold, by events">
              <Coins bank={one} chips={one.cold} />
            </Fact>
            <Fact name="Hedged, at the feeds' low price">
              <Coins bank={one} chips={one.hedgedLow} />
              {one.stable > 0n && one.hedgedHigh === null && <small>no price now</small>}
            </Fact>
            {one.contributed > 0n && (
              <Fact name="Given, and equity within a week">
                <Coins bank={one} chips={one.contributed} />
              </Fact>
            )}
            {one.exits > 0 && (
              <Fact name={`${many(one.exits, "exit")} in line, worth`}>
                <Coins bank={one} chips={one.exitsWorth} />
              </Fact>
            )}
            <Fact name="Surplus" title={copy.surplus}>
              <Units of={one} amount={one.surplus} />
            </Fact>
          </dl>
          <dl className={styles.places}>
            {asset && <Place name="Token" address={asset} />}
            <Place name="Bank" address={one.bankroll} />
            <Place name="Reserve" address={one.reserve} />
          </dl>
        </div>
      </div>
    </Pane>
  );
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function Fact(props: { name: string; title?: string; children: React.ReactNode }) {
  return (
    <div title={props.title}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Place({ name, address }: { name: string; address: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Copyable text={address} short={shorten(address, 6)} label={`address, ${name}`} />
      </dd>
    </div>
  );
}

/** Units of the asset: parts of a chip show only where there are any. */
function Units({ of, amount }: { of: Statement; amount: bigint }) {
  const rest = amount % of.chip;
  if (rest === 0n) return <Coins bank={of} chips={amount / of.chip} />;
  return (
    <span>
      {formatUnits(amount, of.decimals)} {of.symbol}
    </span>
  );
}
