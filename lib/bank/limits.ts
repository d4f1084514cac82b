import type { Law } from "./law.ts";

// The limits of the house in floating point, which is a thousand times as fast as whole numbers of any size. A test holds them against
// those of the dApp, and these are held against the contracts.

/** Largest part of the equity that all open bets together may win: `MAX_EXPOSURE` of the bank. */
export const MAX_EXPOSURE = 0.25;

/** Least and largest stake for one unit and one roll, in chips: see contracts/Casino.sol and contracts/types/Bet.sol. */
export const MIN_STAKE = 10_000;
export const MAX_STAKE = 2 ** 46 - 1;

/** Equity of the bank, in chips, as if every open bet were lost (`high`) or won at its maximum (`low`) by its player. */
export type Equity = { high: number; low: number };

/** The part of the low equity that one bet may win: kappa times the edge of its table, in whole billionths as the casino has it. */
export function profitShareOf({ edge }: Law, kappa: number): number {
  return Number((BigInt(Math.round(kappa * 1e6)) * edge) / 1000n) / 1e9;
}

/**
 * Largest stake that the house takes, rounded down to a chip; less than `MIN_STAKE` if it takes none.
 *
 * @param equity By which the profit is limited, and the exposure.
 */
export function maxStakeDown(
  { low, high }: Equity,
  { most, cost }: Law,
  profitShare: number,
): number {
  const byProfit = Math.floor(low * profitShare) / (most - cost);
  // reserved + stake * most  <=  (high + stake * cost) * MAX_EXPOSURE: what a bet costs is the bank's as soon as it is taken.
  const byExposure = (high * MAX_EXPOSURE - (high - low)) / (most - MAX_EXPOSURE * cost);
  return Math.min(Math.floor(byProfit), Math.floor(byExposure), MAX_STAKE);
}
