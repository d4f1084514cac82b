import { lettersFor, lettersOf } from "./letters.ts";
import { chiSquare, ENOUGH, even, type Shape, type StatTest } from "./test.ts";

/** How many cells the outcomes are counted in: each in its own where a block has enough draws for it. */
export function cellsOf({ kinds, draws }: Shape): number {
  return Math.max(2, lettersFor(kinds, Math.min(16_384, Math.floor(draws / ENOUGH))));
}

/** Whether every outcome comes as often as any other. */
export function frequency(shape: Shape): StatTest {
  const cells = cellsOf(shape);
  return {
    id: "frequency",
    title: "Frequency",
    about:
      cells === shape.kinds
        ? `Each of the ${cells} outcomes comes as often as any other.`
        : `Outcomes in ${cells} equal parts: each part comes as often as any other.`,
    count({ symbols, kinds }) {
      const counts = new Array<number>(cells).fill(0);
      for (const letter of lettersOf(symbols, kinds, cells))
        counts[letter] = (counts[letter] ?? 0) + 1;
      return counts;
    },
    judge: (counts) => chiSquare(counts, even(cells)),
  };
}
