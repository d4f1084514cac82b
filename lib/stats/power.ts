import { chiSquareQuantile, chiSquareTail } from "./tails.ts";

/** Chance that a chi-square variable with this non-centrality is at least `x`: a mixture of central ones, by Poisson's weights. */
export function noncentralTail(x: number, freedom: number, noncentrality: number): number {
  const mean = noncentrality / 2;
  // Weights further from the mean than this are below 1e-15 of all.
  const reach = 9 * Math.sqrt(mean) + 20;
  let sum = 0;
  let weights = 0;
  const start = Math.max(0, Math.floor(mean - reach));
  const mode = Math.floor(mean);
  // Relative to the weight at the mode, so that nothing underflows: the sum is divided by the weights' in the end.
  let weight = 1;
  const add = (i: number) => {
    sum += weight * chiSquareTail(x, freedom + 2 * i);
    weights += weight;
  };
  for (let i = mode; i <= mean + reach; i++) {
    add(i);
    weight *= mean / (i + 1);
  }
  weight = 1;
  for (let i = mode; i > start; i--) {
    weight *= i / mean;
    add(i - 1);
  }
  return sum / weights;
}

/**
 * The smallest shift of one cell's chance that a chi-square test of all cells finds.
 *
 * @param chance Of the cell. The others share what it gains or loses.
 * @param level The upper tail at which the test rejects.
 * @param power Chance that it does.
 * @returns The shift relative to the chance: 0.01 is a cell that comes 1 % too often.
 */
export function smallestBias({
  draws,
  cells,
  chance,
  level,
  power,
}: {
  draws: number;
  cells: number;
  chance: number;
  level: number;
  power: number;
}): number {
  const freedom = cells - 1;
  const limit = chiSquareQuantile(level, freedom);
  let low = 0;
  let high = 1;
  while (noncentralTail(limit, freedom, high) < power) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (noncentralTail(limit, freedom, middle) < power) low = middle;
    else high = middle;
  }
  // Of a shift by d the non-centrality is draws * d^2 / (chance * (1 - chance)).
  return Math.sqrt((high * (1 - chance)) / (draws * chance));
}
