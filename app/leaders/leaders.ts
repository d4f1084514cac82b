import type { Address } from "viem";
import type { PastBet } from "../history/past.ts";

/** A bet that won. `net` in chips; `multiplier` in millionths of what it cost, rounded down. */
export type Win = { past: PastBet; net: bigint; multiplier: bigint };

/** All bets of a player that are over. Amounts in chips. */
export type Standing = { player: Address; bets: number; staked: bigint; net: bigint };

export type Leaders = { wins: Win[]; multipliers: Win[]; players: Standing[] };

const MILLION = 1_000_000n;

/** Who leads, among bets in the chips of one bank: the best `count` of each list, the earlier first among equals. */
export function leadersOf(past: readonly PastBet[], bank: number, count: number): Leaders {
  const wins: Win[] = [];
  const players = new Map<Address, Standing>();
  for (const one of past.toReversed()) {
    const { bet, asset, line } = one;
    if (asset?.bank !== bank || line?.net === undefined || line.state !== "settled") continue;
    const { net, cost } = line;
    if (net > 0n) wins.push({ past: one, net, multiplier: ((cost + net) * MILLION) / cost });
    const { player } = bet;
    const known = players.get(player) ?? { player, bets: 0, staked: 0n, net: 0n };
    players.set(player, {
      player,
      bets: known.bets + 1,
      staked: known.staked + cost,
      net: known.net + net,
    });
  }
  return {
    wins: most(wins, ({ net }) => net, count),
    multipliers: most(wins, ({ multiplier }) => multiplier, count),
    players: most([...players.values()], ({ staked }) => staked, count),
  };
}

function most<T>(list: readonly T[], by: (one: T) => bigint, count: number): T[] {
  return list.toSorted((a, b) => (by(a) === by(b) ? 0 : by(a) > by(b) ? -1 : 1)).slice(0, count);
}
