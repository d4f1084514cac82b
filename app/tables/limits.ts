import { ONE, type Quote } from "../../lib/games/game.ts";

/** What bounds a bet, in chips and billionths, as the contracts say it now. */
export type Limits = {
  equityLow: bigint;
  equityHigh: bigint;
  reserved: bigint;
  /** Largest part of `equityLow` that one bet may win, in billionths. */
  profitShare: bigint;
  /** Largest part of `equityHigh` that all open bets may win, in billionths. */
  maxExposure: bigint;
};

const BILLION = 10n ** 9n;

/** Largest stake that a bet's slot holds. */
export const MAX_STAKE = (1n << 46n) - 1n;

/** Most that one bet may win over its stake. */
export function profitLimit({ equityLow, profitShare }: Limits): bigint {
  return (equityLow * profitShare) / BILLION;
}

/**
 * Largest stake for one unit and one roll that the house takes now, rounded down so that it surely does. The bank changes with
 * every block: a bet of exactly this stake may come too late.
 *
 * @param fee The bet's fee of chance, in chips.
 */
export function maxStakeDown(
  limits: Limits,
  { units, max }: Quote,
  rolls: number,
  fee: bigint,
): bigint {
  const count = BigInt(rolls);
  const gain = (max - units * ONE) * count;
  const byProfit = gain > 0n ? (profitLimit(limits) * ONE) / gain : MAX_STAKE;
  return [byProfit, byExposure(limits, units, max, count, fee), MAX_STAKE].reduce((a, b) =>
    a < b ? a : b,
  );
}

/**
 * reserved + stake * max * count + fee  <=  (equityHigh + stake * units * count + fee) * maxExposure, solved for the stake: what a bet
 * costs is the bank's as soon as it is taken.
 */
function byExposure(
  limits: Limits,
  units: bigint,
  max: bigint,
  count: bigint,
  fee: bigint,
): bigint {
  const { equityHigh, reserved, maxExposure } = limits;
  const room = (equityHigh + fee) * maxExposure - (reserved + fee) * BILLION;
  const perChip = (max * BILLION - maxExposure * units * ONE) * count;
  if (perChip <= 0n) return MAX_STAKE;
  // One chip less, since the contract rounds its limit down.
  const stake = (room * ONE) / perChip - 1n;
  return stake > 0n ? stake : 0n;
}

/**
 * Largest stake for one unit and one roll that a player can pay.
 *
 * @param means Chips, and what of the wallet may become chips.
 */
export function affordableStakeDown(
  means: bigint,
  { units }: Quote,
  rolls: number,
  fee: bigint,
): bigint {
  const rest = means - fee;
  return rest > 0n ? rest / (units * BigInt(rolls)) : 0n;
}

/** A base fee to quote the fee of chance at, a quarter above the latest block's: what is sent too much stays as chips. */
export function quotedBaseFee(baseFee: bigint): bigint {
  return (baseFee * 5n) / 4n;
}
