import type { Draws, StatTest } from "../../lib/stats/test.ts";

/** How many places there are for each at which a fault happens: of a hundred draws, or rounds, one is not what it should be. */
export type Every = 100 | 10;

/** A fault of a generator, made on purpose, and the test that has to find it. */
export type Fault = {
  id: string;
  title: string;
  test: StatTest["id"];
  /** The draws as they were with the fault. The same draws give the same. */
  corrupt(draws: Draws): Draws;
};

/** The faults that an audit has to find, at one place of so many. */
export function faultsOf(every: Every): readonly Fault[] {
  const rate = every === 100 ? "in a hundred" : "in ten";
  const isHit = (i: number) => i % every === Math.floor(every / 4);
  return [
    {
      id: "biased",
      title: `A biased generator: one draw ${rate} is the first outcome, whatever was drawn`,
      test: "frequency",
      corrupt(draws) {
        const symbols = Uint32Array.from(draws.symbols, (symbol, i) => (isHit(i) ? 0 : symbol));
        return { ...draws, symbols };
      },
    },
    {
      id: "repeated",
      title: `A repeated word: one round ${rate} is decided by the word of the round before`,
      test: "repeats",
      corrupt(draws) {
        const symbols = draws.symbols.slice();
        const perRound = draws.seats * draws.rolls;
        for (let round = 1; round * perRound < symbols.length; round++) {
          if (!isHit(round)) continue;
          symbols.copyWithin(round * perRound, (round - 1) * perRound, round * perRound);
        }
        return { ...draws, symbols };
      },
    },
  ];
}
