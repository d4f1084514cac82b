/** In how many ways `n` things can be put into `k` heaps, none of them empty: Stirling's number of the second kind. */
export function stirling(n: number, k: number): number {
  const row = [1];
  for (let i = 1; i <= n; i++) {
    for (let j = Math.min(i, k); j >= 1; j--) row[j] = j * (row[j] ?? 0) + (row[j - 1] ?? 0);
    row[0] = 0;
  }
  return row[k] ?? 0;
}
