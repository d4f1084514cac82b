import { betaQuantile, normalQuantile } from "./tails.ts";

/** Where a figure that was estimated lies, but for a small chance. */
export type Interval = { estimate: number; low: number; high: number };

/**
 * A chance, from how often something happened: the interval of Clopper and Pearson, which holds however rare it is.
 *
 * @param p Chance that the interval misses, at most.
 */
export function shareOf(count: number, all: number, p: number): Interval {
  return {
    estimate: count / all,
    low: count === 0 ? 0 : betaQuantile(p / 2, count, all - count + 1),
    high: count === all ? 1 : betaQuantile(1 - p / 2, count + 1, all - count),
  };
}

/** A mean, from values of which there are many. @param p Chance that the interval misses. */
export function meanOf(values: readonly number[], p: number): Interval {
  const estimate = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0);
  const reach = normalQuantile(p) * Math.sqrt(squares / (values.length - 1) / values.length);
  return { estimate, low: estimate - reach, high: estimate + reach };
}

/** The value that a part `p` of sorted values does not exceed. */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const at = Math.ceil(p * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, at))] as number;
}
