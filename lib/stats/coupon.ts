import { lettersFor, lettersOf } from "./letters.ts";
import { chiSquare, type Shape, type StatTest } from "./test.ts";

/** The coupon collector: how many draws it takes until every letter has come. */
export function coupon({ kinds }: Shape): StatTest {
  const letters = lettersFor(kinds, 6);
  const longest = 12 * letters;
  const chances = chancesOf(letters, longest);
  return {
    id: "coupon",
    title: "Coupon collector",
    about: `How many draws it takes to see all of ${letters} equal parts of the outcomes.`,
    count({ symbols }) {
      const counts = new Array<number>(chances.length).fill(0);
      const all = (1 << letters) - 1;
      let seen = 0;
      let length = 0;
      for (const letter of lettersOf(symbols, kinds, letters)) {
        length++;
        seen |= 1 << letter;
        if (seen !== all) continue;
        const cell = Math.min(length, longest) - letters;
        counts[cell] = (counts[cell] ?? 0) + 1;
        seen = length = 0;
      }
      return counts;
    },
    judge: (counts) => chiSquare(counts, chances),
  };
}

/** The chances to be done after exactly `letters`, `letters` + 1, ... draws, the last for `longest` or more. */
function chancesOf(letters: number, longest: number): number[] {
  // have[k]: the chance that k different letters have come so far, and not all of them before.
  let have: number[] = [1, ...new Array<number>(letters).fill(0)];
  const chances: number[] = [];
  let rest = 1;
  for (let length = 1; length < longest; length++) {
    have = have.map((chance, k) =>
      k === letters
        ? ((have[k - 1] ?? 0) * 1) / letters
        : (chance * k) / letters + ((have[k - 1] ?? 0) * (letters - k + 1)) / letters,
    );
    if (length < letters) continue;
    const done = have[letters] ?? 0;
    chances.push(done);
    rest -= done;
  }
  return [...chances, rest];
}
