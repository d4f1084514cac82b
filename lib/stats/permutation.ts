import { lettersFor, lettersOf, wordsOf } from "./letters.ts";
import { chiSquare, even, type Shape, type StatTest } from "./test.ts";

const ORDERS = 24;

/** In which order four values in a row are: each of the 24 orders is as likely. Four with equals among them are left out. */
export function permutation({ kinds }: Shape): StatTest {
  const letters = lettersFor(kinds, 4_096);
  return {
    id: "permutation",
    title: "Permutation",
    about: "In which order of size four draws in a row come: 24 orders, all as likely.",
    count({ symbols }) {
      const counts = new Array<number>(ORDERS).fill(0);
      const { values } = wordsOf(lettersOf(symbols, kinds, letters), letters, 256);
      for (let i = 0; i + 4 <= values.length; i += 4) {
        const [a, b, c, d] = values.subarray(i, i + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
        if (a === b || a === c || a === d || b === c || b === d || c === d) continue;
        // How many later ones are smaller: a digit of base 4, one of base 3, one of base 2.
        const order = (+(b < a) + +(c < a) + +(d < a)) * 6 + (+(c < b) + +(d < b)) * 2 + +(d < c);
        counts[order] = (counts[order] ?? 0) + 1;
      }
      return counts;
    },
    judge: (counts) => chiSquare(counts, even(ORDERS)),
  };
}
