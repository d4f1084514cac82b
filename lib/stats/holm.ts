/**
 * Holm's correction for many tests: which p-values are too small, when one false alarm among all of them may come with chance `level`.
 *
 * It needs no independence of the tests, as Bonferroni's correction, and rejects whatever that rejects and more.
 *
 * @returns For each p-value whether it is rejected.
 */
export function holm(values: readonly number[], level: number): boolean[] {
  const order = values.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const rejected = new Array<boolean>(values.length).fill(false);
  for (const [rank, { p, i }] of order.entries()) {
    if (p > level / (values.length - rank)) break;
    rejected[i] = true;
  }
  return rejected;
}
