import { chiSquareHead, chiSquareTail, normalTails } from "./tails.ts";

/**
 * Draws in the order in which they were made: of each round the bets by seat, and of each bet its rolls.
 *
 * A block is a stretch of whole rounds. What a test counts in two blocks can be added up, in any order.
 */
export type Draws = {
  /** What was drawn: one of `kinds`, equally likely, from 0. */
  readonly symbols: Uint32Array;
  readonly kinds: number;
  /** Bets of a round, and rolls of a bet. */
  readonly seats: number;
  readonly rolls: number;
};

/** What draws are, without the draws. */
export type Shape = Omit<Draws, "symbols"> & {
  /** How many draws a block has: it says how fine a test may look. */
  readonly draws: number;
};

/** What a test makes of its counts. */
export type Judgement = {
  /** Chi-square, or standard deviations. */
  statistic: number;
  /** Degrees of freedom of a chi-square. */
  freedom?: number;
  /** Chance of a result as strange as this, or stranger, if the draws are fair and independent. */
  p: number;
};

/** A test of draws. Pure: the same counts give the same judgement. */
export type StatTest = {
  readonly id: string;
  readonly title: string;
  /** What it looks at, in a sentence. */
  readonly about: string;
  /** Whole numbers that add up over blocks. */
  count(draws: Draws): number[];
  judge(counts: readonly number[]): Judgement;
};

/** A cell of a chi-square test should expect this many. */
export const ENOUGH = 10;

/** Degrees of freedom from which draws that are too even are strange, too: with fewer, an even result is one of a few possible ones. */
export const TWO_SIDED = 10;

/**
 * Pearson's chi-square of counts against the chances of their cells, which add up to 1.
 *
 * Cells of which too few are expected are joined with the next one. With many cells the p-value has two sides: draws that are too even
 * are as strange as draws that are too uneven.
 */
export function chiSquare(counts: readonly number[], chances: readonly number[]): Judgement {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const cells = joined(counts, chances, total);
  const freedom = cells.length - 1;
  if (freedom < 1) return { statistic: 0, freedom: 0, p: 1 };
  const statistic = cells.reduce(
    (sum, { count, expected }) => sum + (count - expected) ** 2 / expected,
    0,
  );
  return chiSquareOf(statistic, freedom);
}

/** The judgement of a chi-square statistic. */
export function chiSquareOf(statistic: number, freedom: number): Judgement {
  const tail = chiSquareTail(statistic, freedom);
  if (freedom < TWO_SIDED) return { statistic, freedom, p: tail };
  return { statistic, freedom, p: Math.min(1, 2 * tail, 2 * chiSquareHead(statistic, freedom)) };
}

/** The judgement of a statistic that is normal, with two sides. */
export function normal(z: number): Judgement {
  return { statistic: z, p: normalTails(z) };
}

/** `size` equal chances. */
export function even(size: number): number[] {
  return new Array<number>(size).fill(1 / size);
}

function joined(counts: readonly number[], chances: readonly number[], total: number) {
  const cells: { count: number; expected: number }[] = [];
  let count = 0;
  let expected = 0;
  for (const [i, chance] of chances.entries()) {
    count += counts[i] ?? 0;
    expected += chance * total;
    if (expected < ENOUGH) continue;
    cells.push({ count, expected });
    count = expected = 0;
  }
  const last = cells.at(-1);
  if (last) {
    last.count += count;
    last.expected += expected;
  }
  return cells;
}
