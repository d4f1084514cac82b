import { type Game, InvalidChoiceError } from "./game.ts";

const NAME = "Keno";

/** Numbers on the board, from 1; how many of them are drawn; how many may be picked, from 1. */
export const KENO = { numbers: 40, drawn: 10, maxPicks: 10 } as const;

const PASCAL = pascal(KENO.numbers);

/** Ways to draw the balls, one after the other: 40 * 39 * ... * 31. */
const OUTCOMES = 3_075_990_524_006_400n;

/** In how many of them the same ten numbers are drawn: 10!. */
const ORDERS = 3_628_800n;

// By hits from none; of one pick first.
const PAYS: readonly (readonly number[])[] = [
  [0.4, 2.76],
  [0, 1.8, 5.16],
  [0, 0, 2.8, 50],
  [0, 0, 2, 9, 90],
  [0, 0, 1.4, 4.2, 12, 400],
  [0, 0, 0, 3, 9, 180, 740],
  [0, 0, 0, 2, 6.6, 28, 490, 800],
  [0, 0, 0, 2.2, 3.4, 11, 68, 400, 900],
  [0, 0, 0, 1.8, 2.9, 5.6, 13, 100, 500, 1000],
  [0, 0, 0, 1.5, 2, 4.6, 7.2, 30, 100, 500, 1000],
];

export const keno: Game = {
  name: NAME,
  contract: "Keno",
  slug: "keno",
  edge: 10_000n,
  quote(choice) {
    const pays = payTable(decodePicks(choice).length);
    return { outcomes: OUTCOMES, units: 1n, max: BigInt(Math.max(...pays.map(Number))) };
  },
  multiplier(choice, outcome) {
    const picks = decodePicks(choice);
    return payTable(picks.length)[hitsOf(picks, outcome).length] ?? 0n;
  },
  describe: (choice) => decodePicks(choice).join(", "),
  outcomeLabel: (outcome) => drawnNumbers(outcome).join(" "),
  choices: () => Array.from({ length: KENO.maxPicks }, (_, i) => firstNumbers(i + 1)),
  *classes(choice) {
    const picks = decodePicks(choice);
    const others = allNumbers().filter((n) => !picks.includes(n));
    for (let hits = 0; hits <= picks.length; hits++) {
      const misses = KENO.drawn - hits;
      yield {
        weight: ORDERS * binomial(picks.length, hits) * binomial(others.length, misses),
        outcome: outcomeOfDraw([...picks.slice(0, hits), ...others.slice(0, misses)]),
      };
    }
  },
  examples: [
    ["1 number", firstNumbers(1)],
    ["3 numbers", firstNumbers(3)],
    ["5 numbers", firstNumbers(5)],
    ["8 numbers", firstNumbers(8)],
    ["10 numbers", firstNumbers(10)],
  ],
};

/** The choice of some numbers, in any order. @throws RangeError if they are none, too many, twice the same or not on the board. */
export function encodePicks(picks: readonly number[]): bigint {
  if (picks.length === 0 || picks.length > KENO.maxPicks) {
    throw new RangeError(`Pick 1 to ${KENO.maxPicks} numbers, not ${picks.length}`);
  }
  let choice = 0n;
  for (const n of picks) {
    if (!Number.isInteger(n) || n < 1 || n > KENO.numbers) {
      throw new RangeError(`Numbers are 1 to ${KENO.numbers}, not ${n}`);
    }
    const bit = 1n << BigInt(n - 1);
    if (choice & bit) throw new RangeError(`${n} is picked twice`);
    choice |= bit;
  }
  return choice;
}

/** The picked numbers of a choice, in rising order. @throws InvalidChoiceError */
export function decodePicks(choice: bigint): number[] {
  const picks = allNumbers().filter((n) => (choice >> BigInt(n - 1)) & 1n);
  if (choice >> BigInt(KENO.numbers) || picks.length === 0 || picks.length > KENO.maxPicks) {
    throw new InvalidChoiceError(NAME, choice);
  }
  return picks;
}

/** What so many picks pay, by hits from none, in millionths. @throws RangeError if there are no picks, or too many. */
export function payTable(picks: number): readonly bigint[] {
  const pays = PAYS[picks - 1];
  if (!pays) throw new RangeError(`Pick 1 to ${KENO.maxPicks} numbers, not ${picks}`);
  return pays.map((one) => BigInt(Math.round(one * 100)) * 10_000n);
}

/** The ten numbers that an outcome draws, in the order in which they are drawn. @throws RangeError if there is no such outcome. */
export function drawnNumbers(outcome: bigint): number[] {
  if (outcome < 0n || outcome >= OUTCOMES) throw new RangeError(`Keno has no outcome ${outcome}`);
  const balls = allNumbers();
  let rest = outcome;
  return Array.from({ length: KENO.drawn }, () => {
    const left = BigInt(balls.length);
    const ball = take(balls, Number(rest % left));
    rest /= left;
    return ball;
  });
}

/** The outcome that draws these ten numbers, in this order. */
export function outcomeOfDraw(numbers: readonly number[]): bigint {
  const balls = allNumbers();
  let outcome = 0n;
  let unit = 1n;
  for (const n of numbers) {
    const place = balls.indexOf(n);
    outcome += unit * BigInt(place);
    unit *= BigInt(balls.length);
    take(balls, place);
  }
  return outcome;
}

/** The picks that an outcome draws. */
export function hitsOf(picks: readonly number[], outcome: bigint): number[] {
  const drawn = drawnNumbers(outcome);
  return picks.filter((n) => drawn.includes(n));
}

/** Takes the ball at a place. The last one fills the gap. */
function take(balls: number[], place: number): number {
  const ball = balls[place] as number;
  const last = balls.pop() as number;
  if (place < balls.length) balls[place] = last;
  return ball;
}

function allNumbers(): number[] {
  return Array.from({ length: KENO.numbers }, (_, i) => i + 1);
}

function firstNumbers(picks: number): bigint {
  return encodePicks(allNumbers().slice(0, picks));
}

/** How many sets of k there are of n numbers. */
function binomial(n: number, k: number): bigint {
  return PASCAL[n]?.[k] ?? 0n;
}

function pascal(rows: number): bigint[][] {
  const triangle = [[1n]];
  for (let n = 1; n <= rows; n++) {
    const above = triangle[n - 1] as bigint[];
    triangle.push([...above, 0n].map((sets, k) => sets + (above[k - 1] ?? 0n)));
  }
  return triangle;
}
