import { lettersFor, mostLetters } from "./letters.ts";
import { chiSquare, type Draws, ENOUGH, even, type Shape, type StatTest } from "./test.ts";

type Pairs = (draws: Draws) => Iterable<readonly [first: number, second: number]>;

/** Two bets of one round: seats 0 and 1, 2 and 3, ..., roll by roll. */
export function seats(shape: Shape): StatTest | undefined {
  if (shape.seats < 2) return undefined;
  return interplay(
    { id: "seats", title: "Bets of one round", about: "What two neighbours in one round draw." },
    shape,
    function* ({ symbols, seats, rolls }) {
      for (let round = 0; round < symbols.length; round += seats * rolls) {
        for (let seat = 0; seat + 1 < seats; seat += 2) {
          for (let roll = 0; roll < rolls; roll++) {
            const at = round + seat * rolls + roll;
            yield [at, at + rolls];
          }
        }
      }
    },
  );
}

/** Two rolls of one bet: 0 and 1, 2 and 3, ... */
export function rolls(shape: Shape): StatTest | undefined {
  if (shape.rolls < 2) return undefined;
  return interplay(
    { id: "rolls", title: "Rolls of one bet", about: "What two rolls in a row of one bet draw." },
    shape,
    function* ({ symbols, rolls }) {
      for (let bet = 0; bet < symbols.length; bet += rolls) {
        for (let roll = 0; roll + 1 < rolls; roll += 2) yield [bet + roll, bet + roll + 1];
      }
    },
  );
}

/** Two rounds, one after the other: 0 and 1, 2 and 3, ..., seat by seat. Rounds of one draw are bets: see `bets`. */
export function rounds(shape: Shape): StatTest | undefined {
  if (shape.seats * shape.rolls < 2) return undefined;
  return interplay(
    {
      id: "rounds",
      title: "Consecutive rounds",
      about: "What a seat draws in two rounds in a row.",
    },
    shape,
    function* ({ symbols, seats, rolls }) {
      const round = seats * rolls;
      for (let at = 0; at + 2 * round <= symbols.length; at += 2 * round) {
        for (let i = 0; i < round; i++) yield [at + i, at + round + i];
      }
    },
  );
}

/** Consecutive bets, of one round or of two: the last roll of one and the first of the next, for bets 1 and 2, 3 and 4, ... */
export function bets(shape: Shape): StatTest {
  return interplay(
    { id: "bets", title: "Consecutive bets", about: "How a bet ends and the next one begins." },
    shape,
    function* ({ symbols, rolls }) {
      for (let bet = rolls; bet + rolls < symbols.length; bet += 2 * rolls)
        yield [bet + rolls - 1, bet + rolls];
    },
  );
}

/** Pairs of places, none of them in two pairs: all combinations of letters are as likely. */
function interplay(
  name: Pick<StatTest, "id" | "title" | "about">,
  { kinds, draws }: Shape,
  pairs: Pairs,
): StatTest {
  // A quarter of the draws, in pairs, are looked at by the least of these tests.
  const letters = lettersFor(kinds, mostLetters(37, 2, draws / 4 / ENOUGH));
  const width = Math.floor(kinds / letters);
  const end = width * letters;
  return {
    ...name,
    about: `${name.about} All ${letters ** 2} combinations of ${letters} equal parts of the outcomes are as likely.`,
    count(drawn) {
      const counts = new Array<number>(letters ** 2).fill(0);
      for (const [i, j] of pairs(drawn)) {
        const first = drawn.symbols[i] as number;
        const second = drawn.symbols[j] as number;
        if (first >= end || second >= end) continue;
        const cell = Math.floor(first / width) * letters + Math.floor(second / width);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
      return counts;
    },
    judge: (counts) => chiSquare(counts, even(letters ** 2)),
  };
}
