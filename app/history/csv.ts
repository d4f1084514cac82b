import { formatBetId } from "../../lib/bet-id.ts";
import { formatChips } from "../../lib/chips.ts";
import { type PastBet, resultOf } from "./past.ts";

const COLUMNS = [
  "bet",
  "placed",
  "block",
  "transaction",
  "table",
  "game",
  "choice",
  "rolls",
  "came out",
  "result",
  "asset",
  "staked",
  "paid",
  "net",
  "chain",
  "casino",
] as const;

/**
 * Bets as a file for a spreadsheet, by RFC 4180: exact amounts in coins, times by ISO 8601 in UTC. What is not known, or not yet, is left empty.
 *
 * @param time Seconds since 1970, of a block.
 */
export function csvOf(
  past: readonly PastBet[],
  { chain, casino, time }: { chain: number; casino: string; time: (block: bigint) => number },
): string {
  const rows = past.map((one) => {
    const { bet, table, asset, line } = one;
    const amount = (chips: bigint | undefined) =>
      chips === undefined || !asset ? "" : formatChips(chips, asset.digits);
    return [
      formatBetId(bet.id),
      new Date(time(bet.block) * 1000).toISOString(),
      `${bet.block}`,
      bet.tx,
      `${bet.table}`,
      text(table?.name),
      text(line?.wholeChoice),
      `${bet.rolls.count}`,
      text(line?.title),
      resultOf(one) ?? "",
      text(asset?.symbol),
      amount(line?.cost),
      amount(line?.net === undefined ? undefined : line.cost + line.net),
      amount(line?.net),
      `${chain}`,
      casino,
    ];
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

/** A spreadsheet takes a text that begins like this for a formula, whoever wrote it: a token may be called anything. */
function text(value = ""): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
