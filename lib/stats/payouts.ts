import { classesOf, type Game, ONE } from "../games/game.ts";
import { chiSquare, type Judgement, normal } from "./test.ts";

/** What a choice pays: each multiplier, in millionths, and how many outcomes pay it. Largest first. */
export type PayTable = { pays: bigint; weight: bigint }[];

/** The pay table of a choice. @throws InvalidChoiceError */
export function payTableOf(game: Game, choice: bigint): PayTable {
  const weights = new Map<bigint, bigint>();
  for (const { weight, outcome } of classesOf(game, choice)) {
    const pays = game.multiplier(choice, outcome);
    weights.set(pays, (weights.get(pays) ?? 0n) + weight);
  }
  return [...weights]
    .map(([pays, weight]) => ({ pays, weight }))
    .sort((a, b) => (a.pays < b.pays ? 1 : -1));
}

/** Whether each multiplier is paid as often as the pay table says. */
export function judgePayouts(table: PayTable, counts: readonly number[]): Judgement {
  const outcomes = table.reduce((sum, { weight }) => sum + weight, 0n);
  return chiSquare(
    counts,
    table.map(({ weight }) => ratio(weight, outcomes)),
  );
}

/** What draws paid, beside what they should. */
export type Return = {
  draws: number;
  /** Payout over cost: what was paid, and what is paid in the long run. */
  paid: number;
  exact: number;
  /** Standard deviation of `paid`, from the exact variance. */
  deviation: number;
  /** Undefined where a normal law does not yet hold: prizes are too rare for so few draws. */
  judgement: Judgement | undefined;
};

/** Of the sum of many draws, by which its law is still askew. */
export const MOST_SKEW = 0.1;

/** Whether the return of a choice is what its pay table says. */
export function judgeReturn(table: PayTable, units: bigint, counts: readonly number[]): Return {
  const outcomes = table.reduce((sum, { weight }) => sum + weight, 0n);
  const all = Number(units * ONE);
  const draws = counts.reduce((sum, count) => sum + count, 0);
  const moment = (f: (pays: number) => number) =>
    table.reduce(
      (sum, { pays, weight }) => sum + ratio(weight, outcomes) * f(Number(pays) / all),
      0,
    );
  const exact = moment((x) => x);
  const variance = moment((x) => (x - exact) ** 2);
  const skew = moment((x) => (x - exact) ** 3) / variance ** 1.5;
  const paid =
    table.reduce((sum, { pays }, i) => sum + ((counts[i] ?? 0) * Number(pays)) / all, 0) / draws;
  const deviation = Math.sqrt(variance / draws);
  const holds = variance > 0 && Math.abs(skew) / Math.sqrt(draws) <= MOST_SKEW;
  const judgement = holds ? normal((paid - exact) / deviation) : undefined;
  return { draws, paid, exact, deviation, judgement };
}

/** A quotient of whole numbers of any size. */
function ratio(num: bigint, den: bigint): number {
  return Number((num * (1n << 80n)) / den) / 2 ** 80;
}
