import { smirnovTail } from "./tails.ts";
import type { Judgement } from "./test.ts";

/**
 * Whether p-values are spread evenly from 0 to 1, as those of fair draws are.
 *
 * The p-value is twice the exact one-sided chance, an upper bound that is sharp where it matters: when it is small.
 */
export function kolmogorovSmirnov(values: readonly number[]): Judgement {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  let distance = 0;
  for (const [i, value] of sorted.entries()) {
    distance = Math.max(distance, (i + 1) / n - value, value - i / n);
  }
  return { statistic: distance, p: Math.min(1, 2 * smirnovTail(n, distance)) };
}
