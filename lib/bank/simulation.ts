import { drawer } from "./law.ts";
import { type Equity, MIN_STAKE, maxStakeDown, profitShareOf } from "./limits.ts";
import { type Crowd, drawStake } from "./players.ts";
import { randomOf } from "./random.ts";

/** Something wrong with the house, made on purpose, to see whether it is noticed. */
export type Fault = "stale equity" | "four times kappa";

/** One life of a bank. */
export type Life = {
  crowd: Crowd;
  kappa: number;
  /** At least so many bets are asked for: the last round is played to its end. */
  bets: number;
  seed: string;
  /** How often its equity is noted, evenly. */
  points: number;
  fault?: Fault;
};

/** What came of it. Equities are parts of the first. */
export type Outcome = {
  bets: number;
  refused: number;
  /** Logarithm of the last equity. */
  growth: number;
  /** The lowest equity, and the lowest part of an equity that it had before. */
  lowest: number;
  deepest: number;
  /** Logarithms of the equity, and parts of the highest before, at each point. */
  equity: Float64Array;
  depth: Float64Array;
};

/** Chips of the bank at its beginning: those of the local house. */
export const FIRST_EQUITY = 5e12;

/**
 * Plays bets against a bank by the rules of the house: rounds of bets that are all taken before any is drawn, each limited by what the
 * bets before it have left of the equity, and settled together.
 */
export function live({ crowd, kappa, bets, seed, points, fault }: Life): Outcome {
  const random = randomOf(seed);
  const players = crowd.players.map(({ law, stakes }) => ({
    law,
    stakes,
    profitShare: profitShareOf(law, fault === "four times kappa" ? 4 * kappa : kappa),
    draw: drawer(law),
  }));
  const pick = drawer({ pays: [...players.keys()], chances: crowd.players.map((p) => p.share) });
  const more = 1 - 1 / crowd.betsOfRound;
  const equity = new Float64Array(points);
  const depth = new Float64Array(points);

  let [held, peak, lowest, deepest] = [FIRST_EQUITY, FIRST_EQUITY, FIRST_EQUITY, 1];
  let [asked, refused, noted] = [0, 0, 0];
  while (asked < bets) {
    let [low, high, paid] = [held, held, 0];
    do {
      const player = players[pick(random)] as (typeof players)[number];
      const { law, stakes, profitShare, draw } = player;
      const limited: Equity = fault === "stale equity" ? { low: peak, high: peak } : { low, high };
      const stake = Math.floor(maxStakeDown(limited, law, profitShare) * drawStake(stakes, random));
      asked++;
      const profit = stake * (law.most - law.cost);
      // Whatever the limits say, the ledger never reserves what it has not got.
      if (stake < MIN_STAKE || profit > low) {
        refused++;
        continue;
      }
      high += stake * law.cost;
      low -= profit;
      for (let roll = 0; roll < law.rolls; roll++) paid += Math.floor(stake * draw(random));
    } while (random() < more);
    held = high - paid;
    if (held > peak) peak = held;
    if (held < lowest) lowest = held;
    if (held < deepest * peak) deepest = held / peak;
    while (noted < points && asked >= ((noted + 1) * bets) / points) {
      equity[noted] = Math.log(held / FIRST_EQUITY);
      depth[noted] = held / peak;
      noted++;
    }
  }
  const growth = Math.log(held / FIRST_EQUITY);
  return { bets: asked, refused, growth, lowest: lowest / FIRST_EQUITY, deepest, equity, depth };
}
