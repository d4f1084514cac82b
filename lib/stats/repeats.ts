import { poissonTail } from "./tails.ts";
import type { Shape, StatTest } from "./test.ts";

/** Whether a round draws exactly what the round before it drew: the mark of a word that was used twice. One draw may well do so. */
export function repeats({ kinds, seats, rolls }: Shape): StatTest | undefined {
  const round = seats * rolls;
  if (round < 2) return undefined;
  const chance = kinds ** -round;
  return {
    id: "repeats",
    title: "Repeated words",
    about: `How many rounds draw, in all of their ${round} rolls, what the round before drew.`,
    count({ symbols }) {
      let pairs = 0;
      let same = 0;
      for (let at = round; at + round <= symbols.length; at += round) {
        pairs++;
        let i = 0;
        while (i < round && symbols[at + i] === symbols[at + i - round]) i++;
        if (i === round) same++;
      }
      return [pairs, same];
    },
    judge: ([pairs = 0, same = 0]) => ({ statistic: same, p: poissonTail(same, pairs * chance) }),
  };
}
