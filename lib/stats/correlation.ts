import { lettersFor, lettersOf } from "./letters.ts";
import { normal, type Shape, type StatTest } from "./test.ts";

/** Serial correlation: whether a high draw is followed by a high one, or by a low one, more often than by chance. */
export function correlation({ kinds }: Shape): StatTest {
  const letters = lettersFor(kinds, 1_024);
  // Twice the distance from the mean is a whole number, and the variance of that is (letters^2 - 1) / 3.
  const variance = (letters ** 2 - 1) / 3;
  return {
    id: "correlation",
    title: "Serial correlation",
    about:
      "Whether high draws are followed by high ones, or by low ones, more often than by chance.",
    count({ symbols }) {
      const read = lettersOf(symbols, kinds, letters);
      let products = 0;
      for (let i = 1; i < read.length; i++) {
        const before = 2 * (read[i - 1] as number) - letters + 1;
        products += before * (2 * (read[i] as number) - letters + 1);
      }
      return [Math.max(0, read.length - 1), products];
    },
    judge: ([pairs = 0, products = 0]) =>
      pairs === 0 ? normal(0) : normal(products / (variance * Math.sqrt(pairs))),
  };
}
