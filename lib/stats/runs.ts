import { lettersOf } from "./letters.ts";
import { chiSquare, type Shape, type StatTest } from "./test.ts";

const LONGEST = 16;

/** How long one side, the lower half of the outcomes or the upper, lasts: twice as rarely for each further draw. */
export function runs({ kinds }: Shape): StatTest {
  const chances = Array.from({ length: LONGEST }, (_, i) => 2 ** -Math.min(i + 1, LONGEST - 1));
  return {
    id: "runs",
    title: "Runs",
    about: "How many draws in a row stay on one side, low or high.",
    count({ symbols }) {
      const counts = new Array<number>(LONGEST).fill(0);
      const sides = lettersOf(symbols, kinds, 2);
      let length = 1;
      for (let i = 1; i < sides.length; i++) {
        if (sides[i] === sides[i - 1]) {
          length++;
        } else {
          const cell = Math.min(length, LONGEST) - 1;
          counts[cell] = (counts[cell] ?? 0) + 1;
          length = 1;
        }
      }
      return counts;
    },
    judge: (counts) => chiSquare(counts, chances),
  };
}
