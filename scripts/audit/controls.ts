import type { Draws, StatTest } from "../../lib/stats/test.ts";
import { ROLLS, SEATS } from "./plan.ts";

const PER_ROUND = SEATS * ROLLS;

/** A fault happens at every hundredth place: to 1 % of the draws, or of the rounds. */
const EVERY = 100;

/** A fault of a generator, made on purpose, and the test that has to find it. */
export type Fault = {
  id: string;
  title: string;
  test: StatTest["id"];
  /** The draws as they were with the fault. The same draws give the same. */
  corrupt(draws: Draws): Draws;
};

export const FAULTS: readonly Fault[] = [
  {
    id: "biased",
    title: "A biased generator: one draw in a hundred is the first outcome, whatever was drawn",
    test: "frequency",
    corrupt(draws) {
      const symbols = Uint32Array.from(draws.symbols, (symbol, i) => (isHit(i) ? 0 : symbol));
      return { ...draws, symbols };
    },
  },
  {
    id: "repeated",
    title: "A repeated word: one round in a hundred is decided by the word of the round before",
    test: "repeats",
    corrupt(draws) {
      const symbols = draws.symbols.slice();
      for (let round = 1; round * PER_ROUND < symbols.length; round++) {
        if (!isHit(round)) continue;
        symbols.copyWithin(round * PER_ROUND, (round - 1) * PER_ROUND, round * PER_ROUND);
      }
      return { ...draws, symbols };
    },
  },
];

/** Whether the fault happens at this place of a block. */
function isHit(i: number): boolean {
  return i % EVERY === EVERY / 4;
}
