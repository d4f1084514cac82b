import { normalTails } from "../stats/tails.ts";
import type { Law } from "./law.ts";
import { profitShareOf } from "./limits.ts";
import { type Crowd, momentOfStakes, type Players } from "./players.ts";

/**
 * What a bet does to the logarithm of the bank's equity, in the mean: with many small bets it moves as a diffusion does, and the laws of
 * that are known.
 */
export type Drift = {
  /** Of the gain of a bet over the equity. */
  readonly mean: number;
  readonly variance: number;
  /** Standard deviation of what the bets of a round gain together over the equity, which is first seen when they are settled. */
  readonly step: number;
};

/** The drift of a bank that a crowd plays against, from the exact odds of its bets. */
export function driftOf({ players, betsOfRound }: Crowd, kappa: number): Drift {
  const over = (f: (one: Players) => number) =>
    players.reduce((sum, one) => sum + one.share * f(one), 0);
  const part = ({ law }: Players) => profitShareOf(law, kappa);
  const stake = (one: Players) => part(one) / gainOf(one.law);
  const mean = over((one) => momentOfStakes(one.stakes, 1) * stake(one) * one.law.mean);
  const variance = over(
    (one) => momentOfStakes(one.stakes, 2) * stake(one) ** 2 * one.law.variance,
  );
  // A bet is limited by what those before it in its round have left of the equity, and this is what one leaves.
  const left = 1 - over((one) => momentOfStakes(one.stakes, 1) * part(one));
  const leftSquared = left ** 2 + over((one) => momentOfStakes(one.stakes, 2) * part(one) ** 2);
  const more = 1 - 1 / betsOfRound;
  const ofRound = variance / (1 - more * leftSquared);
  return {
    mean: mean / (1 - more * left) / betsOfRound,
    variance: ofRound / betsOfRound,
    step: Math.sqrt(ofRound),
  };
}

function gainOf({ most, cost }: Law): number {
  return most - cost;
}

/** Growth of the equity's logarithm with each bet: half of kappa's price is paid for the risk. */
export function growthOf({ mean, variance }: Drift): number {
  return mean - variance / 2;
}

/** How much of the Kelly stake a bank really bets: kappa, where every bet is at a limit that is exact. */
export function kappaOf({ mean, variance }: Drift): number {
  return variance / mean;
}

/** Chance that a bank which bets `kappa` of the Kelly stake ever falls to the part `x` of its equity: x^(2/kappa - 1). */
export function fallEver(kappa: number, x: number): number {
  return Math.min(1, x ** (2 / kappa - 1));
}

/** Chance that the equity falls to the part `x` of the first within so many bets. */
export function fallWithin(drift: Drift, x: number, bets: number): number {
  const [growth, deviation] = [growthOf(drift) * bets, Math.sqrt(drift.variance * bets)];
  const depth = -Math.log(x) + lateness(drift);
  const rate = (2 * growthOf(drift)) / drift.variance;
  return (
    below((-depth - growth) / deviation) +
    Math.exp(-rate * depth) * below((-depth + growth) / deviation)
  );
}

/**
 * Chance that the equity falls, within so many bets, to the part `x` of what it was at some time before: the law of the largest
 * drawdown of a Brownian motion, as a series over how fast each way to stay above dies out.
 */
export function drawdownWithin(drift: Drift, x: number, bets: number): number {
  // Both the height and the depth are seen late.
  const depth = -Math.log(x) + 2 * lateness(drift);
  const time = (drift.variance * bets) / depth ** 2;
  // At a slope of exactly 1 a root is 0, and its term another: a hair beside it there is no difference.
  const slope = besideOne((growthOf(drift) * depth) / drift.variance);
  let stays = 0;
  const add = (weight: number, square: number) => {
    stays += weight * Math.exp(-slope - ((slope ** 2 + square) * time) / 2);
  };
  // Roots of tan(root) = root / slope: one between each two multiples of pi, but for the first if the slope is steep.
  for (let n = slope < 1 ? 0 : 1; n < MOST_TERMS; n++) {
    const root = bisect(
      n * Math.PI + 1e-9,
      (n + 1) * Math.PI,
      (r) => (slope * Math.sin(r) - r * Math.cos(r)) * (n % 2 === 0 ? 1 : -1),
    );
    add((2 * root * Math.sin(root)) / (root ** 2 + slope ** 2 - slope), root ** 2);
  }
  if (slope > 1) {
    const root = bisect(1e-9, slope, (r) => r - slope * Math.tanh(r));
    add((2 * root * Math.sinh(root)) / (root ** 2 - slope ** 2 + slope), -(root ** 2));
  }
  return Math.min(1, Math.max(0, 1 - stays));
}

function besideOne(slope: number): number {
  return Math.abs(slope - 1) < 1e-7 ? 1 - 1e-7 : slope;
}

/** Terms of a series whose terms fall as exp(-n^2). */
const MOST_TERMS = 60;

// A walk that is looked at from time to time has passed a border by this part of a step, in the mean, when that is seen: -zeta(1/2) over
// the root of 2 pi (Chernoff, Siegmund).
const OVERSHOOT = 0.5826;

function lateness({ step }: Drift): number {
  return OVERSHOOT * step;
}

/** Where a function that rises through zero once does so. */
function bisect(low: number, high: number, f: (x: number) => number): number {
  let [from, to] = [low, high];
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (f(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** Chance that a normal variable is below `z` standard deviations. */
function below(z: number): number {
  const tail = normalTails(z) / 2;
  return z < 0 ? tail : 1 - tail;
}
