import { type Game, ONE } from "./game.ts";
import { oneChip, type SpotChips, spreadsOf } from "./spread.ts";

const NAME = "European roulette";
const POCKETS = 37;

const RED = new Set([1, 3, 5, 7, 9, 12, 14, 16, 18, 19, 21, 23, 25, 27, 30, 32, 34, 36]);

export type SpotKind =
  | "straight"
  | "split"
  | "street"
  | "trio"
  | "corner"
  | "first four"
  | "six line"
  | "dozen"
  | "column"
  | "even chance";

/** A place on the layout that takes chips. */
export type Spot = {
  /** Its number in a choice, 0 to 156. */
  readonly id: number;
  readonly kind: SpotKind;
  /** A few words, such as "17", "split 17/18", "dozen 13-24" or "red". */
  readonly name: string;
  /** The pockets that it covers, in order. */
  readonly numbers: readonly number[];
  /** What it pays for one chip, that chip included: 36 divided by how many numbers it covers. */
  readonly pays: number;
};

/** Every spot of the layout, by its number. */
export const SPOTS: readonly Spot[] = layout();

/** The choice of a spread of chips, and the spread of a choice. */
export const { encode: encodeSpread, decode: decodeSpread } = spreadsOf(
  NAME,
  (spot) => spot < SPOTS.length,
  spotOf,
);

export const roulette: Game = {
  name: NAME,
  contract: "Roulette",
  slug: "roulette",
  edge: 27_027n,
  quote(choice) {
    const spread = decodeSpread(choice);
    let most = 0n;
    for (let n = 0; n < POCKETS; n++) most = max(most, multiplier(spread, n));
    const units = spread.reduce((sum, { count }) => sum + count, 0);
    return { outcomes: BigInt(POCKETS), units: BigInt(units), max: most };
  },
  multiplier: (choice, outcome) => multiplier(decodeSpread(choice), Number(outcome)),
  describe(choice) {
    return decodeSpread(choice)
      .map(({ spot, count }) => `${count > 1 ? `${count} x ` : ""}${spotOf(spot).name}`)
      .join(", ");
  },
  outcomeLabel: (outcome) => `${outcome} ${colourOf(Number(outcome))}`,
  // A spread returns the mean of its spots, which return the same.
  choices: () => SPOTS.map(({ id }) => oneChip(id)),
  examples: [
    ["straight up", oneChip(17)],
    ["split", oneChip(37)],
    ["street", oneChip(97)],
    ["corner", oneChip(111)],
    ["six line", oneChip(134)],
    ["dozen, or column", oneChip(145)],
    ["red, or another even chance", oneChip(151)],
  ],
};

/** A spot of the layout. @throws RangeError if there is none of this number. */
export function spotOf(id: number): Spot {
  const spot = SPOTS[id];
  if (!spot)
    throw new RangeError(`There is no spot ${id}: spots are numbered 0 to ${SPOTS.length - 1}`);
  return spot;
}

/** The colour of a pocket. */
export function colourOf(pocket: number): "green" | "red" | "black" {
  return pocket === 0 ? "green" : RED.has(pocket) ? "red" : "black";
}

function multiplier(spread: readonly SpotChips[], pocket: number): bigint {
  let pays = 0;
  for (const { spot, count } of spread) {
    const { numbers, pays: one } = spotOf(spot);
    if (numbers.includes(pocket)) pays += count * one;
  }
  return BigInt(pays) * ONE;
}

function layout(): Spot[] {
  const spots: Spot[] = [];
  const add = (kind: SpotKind, numbers: number[], name: string) => {
    spots.push({ id: spots.length, kind, name, numbers, pays: 36 / numbers.length });
  };
  const listed = (kind: SpotKind, numbers: number[]) =>
    add(kind, numbers, `${kind} ${numbers.join("/")}`);
  const run = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);
  const ranged = (kind: SpotKind, from: number, length: number) =>
    add(kind, run(from, length), `${kind} ${from}-${from + length - 1}`);
  const where = (test: (n: number) => boolean) => run(1, 36).filter(test);

  for (let n = 0; n < POCKETS; n++) add("straight", [n], `${n}`);
  for (let n = 1; n <= 36; n++) if (n % 3 !== 0) listed("split", [n, n + 1]);
  for (let n = 1; n <= 33; n++) listed("split", [n, n + 3]);
  for (const n of [1, 2, 3]) listed("split", [0, n]);
  for (let n = 1; n <= 34; n += 3) ranged("street", n, 3);
  listed("trio", [0, 1, 2]);
  listed("trio", [0, 2, 3]);
  for (let n = 1; n <= 32; n++) if (n % 3 !== 0) listed("corner", [n, n + 1, n + 3, n + 4]);
  add("first four", [0, 1, 2, 3], "first four 0/1/2/3");
  for (let n = 1; n <= 31; n += 3) ranged("six line", n, 6);
  for (const n of [1, 13, 25]) ranged("dozen", n, 12);
  for (const first of [1, 2, 3]) {
    add(
      "column",
      where((n) => n % 3 === first % 3),
      `column ${first}`,
    );
  }
  add(
    "even chance",
    where((n) => RED.has(n)),
    "red",
  );
  add(
    "even chance",
    where((n) => !RED.has(n)),
    "black",
  );
  add(
    "even chance",
    where((n) => n % 2 === 0),
    "even",
  );
  add(
    "even chance",
    where((n) => n % 2 === 1),
    "odd",
  );
  add("even chance", run(1, 18), "low 1-18");
  add("even chance", run(19, 18), "high 19-36");
  return spots;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
