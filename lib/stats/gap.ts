import { lettersFor, lettersOf } from "./letters.ts";
import { chiSquare, type Shape, type StatTest } from "./test.ts";

/** How long one part of the outcomes stays away. */
export function gap({ kinds }: Shape): StatTest {
  const letters = lettersFor(kinds, 10);
  const longest = 8 * letters;
  const chances = Array.from({ length: longest + 1 }, (_, length) =>
    length === longest ? (1 - 1 / letters) ** longest : (1 - 1 / letters) ** length / letters,
  );
  return {
    id: "gap",
    title: "Gap",
    about: `How many draws pass before the first of ${letters} equal parts of the outcomes comes again.`,
    count({ symbols }) {
      const counts = new Array<number>(longest + 1).fill(0);
      // The first gap began before the block, and is left out.
      let length = -1;
      for (const letter of lettersOf(symbols, kinds, letters)) {
        if (letter !== 0) {
          if (length >= 0) length++;
          continue;
        }
        if (length >= 0) {
          const cell = Math.min(length, longest);
          counts[cell] = (counts[cell] ?? 0) + 1;
        }
        length = 0;
      }
      return counts;
    },
    judge: (counts) => chiSquare(counts, chances),
  };
}
