import type { Fraction } from "../../lib/fraction.ts";

/** What bounds the bank's losses, as its contracts say it now. In chips and billionths. */
type Exposure = {
  equityHigh: bigint;
  equityLow: bigint;
  reserved: bigint;
  /** Largest part of the low equity that one bet may win, by table; 0 is closed. */
  profitShares: Record<number, bigint>;
};

/** What the bank has at stake, in chips. */
export type AtStake = {
  /** What is reserved, of the high equity at hand. */
  utilisation: Fraction;
  /** Most that a bet at the table with the largest limit may win, rounded down. */
  oneBet: bigint;
  /** Most that may be owed to all open bets, rounded down. */
  cap: bigint;
  /** What the cap leaves for new bets. */
  room: bigint;
};

const BILLION = 10n ** 9n;

/** @param maxExposure Largest part of the high equity that may be owed to open bets, in billionths. */
export function atStake(bank: Exposure, maxExposure: bigint): AtStake {
  const { equityHigh, equityLow, reserved } = bank;
  const cap = (equityHigh * maxExposure) / BILLION;
  let share = 0n;
  for (const ofTable of Object.values(bank.profitShares)) if (ofTable > share) share = ofTable;
  return {
    utilisation: { num: reserved, den: equityHigh > 0n ? equityHigh : 1n },
    oneBet: (equityLow * share) / BILLION,
    cap,
    room: cap > reserved ? cap - reserved : 0n,
  };
}
