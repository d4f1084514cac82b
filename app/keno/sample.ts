/**
 * A set of different numbers from 1 to `of`, in rising order, for somebody who does not want to choose. It is a choice and never a
 * result.
 *
 * @param random A whole number from 0 to 2^32 - 1, such as the browser's own cryptographic chance.
 */
export function sample(count: number, of: number, random: () => number): number[] {
  const all = Array.from({ length: of }, (_, i) => i + 1);
  for (let i = 0; i < count; i++) {
    const j = i + below(of - i, random);
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.slice(0, count).sort((a, b) => a - b);
}

/** A number below `limit`. Those of the incomplete last turn are drawn again, so that none is favoured. */
function below(limit: number, random: () => number): number {
  const complete = 2 ** 32 - (2 ** 32 % limit);
  let drawn = random();
  while (drawn >= complete) drawn = random();
  return drawn % limit;
}
