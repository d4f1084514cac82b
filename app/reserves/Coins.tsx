import { coinsOf } from "../../lib/audit/amount.ts";
import { grouped } from "../format.ts";
import styles from "./Coins.module.css";

export type Counted = { symbol: string; chip: bigint; decimals: number };

const SHORT = 4;

/** An amount of a bank with every digit that a chip has, so that a column of them can be added up by eye. */
export function Coins({ bank, chips, bare }: { bank: Counted; chips: bigint; bare?: boolean }) {
  const { sign, whole, part } = digits(bank, chips);
  return (
    <span title={`${grouped(chips)} chips`}>
      {sign}
      {whole}
      {part && `.${part.slice(0, SHORT)}`}
      <span className={styles.fine}>{part.slice(SHORT)}</span>
      {!bare && <span className={styles.unit}> {bank.symbol}</span>}
    </span>
  );
}

/** The same, short, for a margin. */
export function shortCoins(bank: Counted, chips: bigint): string {
  const { sign, whole, part } = digits(bank, chips);
  return `${sign}${whole}${part && `.${part.slice(0, SHORT)}`} ${bank.symbol}`;
}

function digits(bank: Counted, chips: bigint) {
  const size = chips < 0n ? -chips : chips;
  const [whole = "0", part = ""] = coinsOf(bank, size).split(".");
  const places = Math.max(0, bank.decimals - `${bank.chip}`.length + 1);
  return {
    sign: chips < 0n ? "\u2212" : "",
    whole: grouped(BigInt(whole)),
    part: part.padEnd(places, "0"),
  };
}
