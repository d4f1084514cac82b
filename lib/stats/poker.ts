import { lettersFor, lettersOf } from "./letters.ts";
import { stirling } from "./stirling.ts";
import { chiSquare, type Shape, type StatTest } from "./test.ts";

const HAND = 5;

/** How many different letters are among five draws: from five of a kind to all different. */
export function poker({ kinds }: Shape): StatTest {
  const letters = lettersFor(kinds, 10);
  const chances = Array.from({ length: Math.min(HAND, letters) }, (_, i) => {
    let ways = stirling(HAND, i + 1);
    for (let k = 0; k <= i; k++) ways *= letters - k;
    return ways / letters ** HAND;
  });
  return {
    id: "poker",
    title: "Poker",
    about: `How many of ${letters} equal parts of the outcomes are among five draws in a row.`,
    count({ symbols }) {
      const counts = new Array<number>(chances.length).fill(0);
      const read = lettersOf(symbols, kinds, letters);
      for (let i = 0; i + HAND <= read.length; i += HAND) {
        let seen = 0;
        let different = -1;
        for (let k = i; k < i + HAND; k++) {
          const bit = 1 << (read[k] as number);
          if ((seen & bit) === 0) different++;
          seen |= bit;
        }
        counts[different] = (counts[different] ?? 0) + 1;
      }
      return counts;
    },
    judge: (counts) => chiSquare(counts, chances),
  };
}
