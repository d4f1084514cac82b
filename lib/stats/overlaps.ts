import { lettersFor, lettersOf, mostLetters } from "./letters.ts";
import { chiSquareOf, ENOUGH, type Shape, type StatTest } from "./test.ts";

const MOST_CELLS = 4_096;

/**
 * Overlapping tuples, by Good's serial test: how often each word of m letters comes, at every place of the sequence taken as a ring.
 * The difference of the statistics for m and m - 1 letters is a chi-square, though overlapping words are not independent.
 */
export function overlaps({ kinds, draws }: Shape): StatTest {
  const cells = Math.min(MOST_CELLS, draws / ENOUGH);
  const letters = lettersFor(kinds, mostLetters(16, 2, cells));
  const length = Math.max(2, Math.floor(Math.log(cells) / Math.log(letters) + 1e-9));
  const size = letters ** length;
  return {
    id: "overlaps",
    title: "Overlaps",
    about: `How often each word of ${length} letters comes, of ${letters} equal parts of the outcomes, at every place.`,
    count({ symbols }) {
      const counts = new Array<number>(size).fill(0);
      const read = lettersOf(symbols, kinds, letters);
      let word = 0;
      for (let i = 0; i < read.length + length - 1; i++) {
        word = (word * letters + (read[i % read.length] as number)) % size;
        if (i >= length - 1) counts[word] = (counts[word] ?? 0) + 1;
      }
      return counts;
    },
    judge(counts) {
      const shorter = new Array<number>(size / letters).fill(0);
      for (const [word, count] of counts.entries()) {
        const start = Math.floor(word / letters);
        shorter[start] = (shorter[start] ?? 0) + count;
      }
      const statistic = unevenness(counts) - unevenness(shorter);
      return chiSquareOf(Math.max(0, statistic), size - size / letters);
    },
  };
}

function unevenness(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2, 0) / expected;
}
