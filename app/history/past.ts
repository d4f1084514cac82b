import type { Asset } from "../chain/asset.ts";
import type { BetRow } from "../chain/bet-log.ts";
import type { TableInfo } from "../chain/use-house.ts";
import { type BetLine, lineOf } from "../tables/bet-line.ts";

/** A bet of a player's with what is known of it. */
export type PastBet = {
  bet: BetRow;
  table: TableInfo | undefined;
  asset: Asset | undefined;
  /** Undefined if this app does not know the game. */
  line: BetLine | undefined;
};

/** What came of a bet. One that paid exactly what it cost was neither won nor lost. */
export type Result = "won" | "lost" | "even" | "open" | "refunded";

export function pastOf(
  bets: readonly BetRow[],
  tables: readonly TableInfo[],
  assets: readonly Asset[],
): PastBet[] {
  const byNumber = new Map(tables.map((table) => [table.number, table]));
  return bets.map((bet) => {
    const table = byNumber.get(bet.table);
    return { bet, table, asset: assets[table?.bank ?? 0], line: lineOf(bet, table) };
  });
}

export function slugOf({ table }: PastBet): string | undefined {
  return (table?.game ?? table?.hand)?.slug;
}

/** Undefined if this app cannot tell. A bet that was void came back like one that was refunded. */
export function resultOf({ line }: PastBet): Result | undefined {
  if (!line) return undefined;
  if (line.net === undefined) return "open";
  if (line.state === "refunded" || line.state === "void") return "refunded";
  return line.net > 0n ? "won" : line.net < 0n ? "lost" : "even";
}

/** Sums of one asset, over bets that are over. Amounts in chips. */
export type Sum = { asset: Asset; settled: number; staked: bigint; net: bigint; best: bigint };

/** What was staked and what came of it, by asset, in the order of the banks: sums of different assets are none. */
export function sumsOf(past: readonly PastBet[]): Sum[] {
  const sums = new Map<number, Sum>();
  for (const { asset, line } of past) {
    if (!asset || line?.net === undefined) continue;
    const sum = sums.get(asset.bank) ?? { asset, settled: 0, staked: 0n, net: 0n, best: 0n };
    const { net, cost, state } = line;
    sums.set(asset.bank, {
      asset,
      settled: sum.settled + 1,
      staked: sum.staked + (state === "refunded" ? 0n : cost),
      net: sum.net + net,
      best: net > sum.best ? net : sum.best,
    });
  }
  return [...sums.values()].sort((a, b) => a.asset.bank - b.asset.bank);
}

/** Net of all bets of one asset up to each, in chips, from the oldest to the latest, beginning with nothing. */
export function profitOf(past: readonly PastBet[], bank: number): bigint[] {
  const sums = [0n];
  for (const { asset, line } of past.toReversed()) {
    if (asset?.bank !== bank || line?.net === undefined) continue;
    sums.push((sums.at(-1) as bigint) + line.net);
  }
  return sums;
}
