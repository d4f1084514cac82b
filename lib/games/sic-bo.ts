import { type Game, ONE } from "./game.ts";
import { oneChip, type SpotChips, spreadsOf } from "./spread.ts";

const NAME = "Sic bo";
const THROWS = 216;
const FACES = [1, 2, 3, 4, 5, 6] as const;
/** What totals from 4 pay; those above 10 pay as those below 11. */
const TOTALS_PAY = [63, 32, 19, 13, 9, 8, 7] as const;

/** What three dice show, in the order of the dice. */
export type Throw = readonly [number, number, number];

export type SicBoSpotKind =
  | "single"
  | "two dice"
  | "double"
  | "any triple"
  | "triple"
  | "small or big"
  | "odd or even"
  | "total";

/** A place on the layout that takes chips. */
export type SicBoSpot = {
  /** Its number in a choice: two hexadecimal digits, such as 0x34 for a 3 and a 4. See the contract. */
  readonly id: number;
  readonly kind: SicBoSpotKind;
  /** A few words, such as "3 and 4", "double 6", "total 9" or "small 4-10". */
  readonly name: string;
  /** What one chip gets for a throw, that chip included. 0 is a loss. */
  readonly pays: (dice: Throw) => number;
};

/** Every spot of the layout, in the order of their numbers. */
export const SIC_BO_SPOTS: readonly SicBoSpot[] = layout().sort((a, b) => a.id - b.id);

const SPOT_OF = new Map(SIC_BO_SPOTS.map((spot) => [spot.id, spot]));

/** The choice of a spread of chips, and the spread of a choice. */
export const { encode: encodeSpread, decode: decodeSpread } = spreadsOf(
  NAME,
  (spot) => SPOT_OF.has(spot),
  spotOf,
);

export const sicBo: Game = {
  name: NAME,
  contract: "SicBo",
  slug: "sic-bo",
  edge: 27_777n,
  quote(choice) {
    const spread = decodeSpread(choice);
    let max = 0n;
    for (let o = 0n; o < THROWS; o++) {
      const pays = paysOf(spread, throwOf(o));
      if (pays > max) max = pays;
    }
    const units = spread.reduce((sum, { count }) => sum + count, 0);
    return { outcomes: BigInt(THROWS), units: BigInt(units), max };
  },
  multiplier: (choice, outcome) => paysOf(decodeSpread(choice), throwOf(outcome)),
  describe(choice) {
    return decodeSpread(choice)
      .map(({ spot, count }) => `${count > 1 ? `${count} x ` : ""}${spotOf(spot).name}`)
      .join(", ");
  },
  outcomeLabel: (outcome) => throwOf(outcome).join("-"),
  // A spread returns the mean of its chips.
  choices: () => SIC_BO_SPOTS.map(({ id }) => oneChip(id)),
  examples: [
    ["small, big, odd or even", oneChip(0x80)],
    ["two dice, such as 3 and 4", oneChip(0x34)],
    ["single, such as 6", oneChip(0x06)],
    ["double, such as 6 and 6", oneChip(0x66)],
    ["any triple", oneChip(0x70)],
    ["triple, such as three 6", oneChip(0x76)],
    ["total 4 or 17", oneChip(0x84)],
    ["total 5 or 16", oneChip(0x85)],
    ["total 6 or 15", oneChip(0x86)],
    ["total 7 or 14", oneChip(0x87)],
    ["total 8 or 13", oneChip(0x88)],
    ["total 9 or 12", oneChip(0x89)],
    ["total 10 or 11", oneChip(0x8a)],
  ],
};

/** A spot of the layout. @throws RangeError if there is none of this number. */
export function spotOf(id: number): SicBoSpot {
  const spot = SPOT_OF.get(id);
  if (!spot) throw new RangeError(`There is no spot 0x${id.toString(16).padStart(2, "0")}`);
  return spot;
}

/** The dice of an outcome, the first die first. */
export function throwOf(outcome: bigint): Throw {
  const o = Number(outcome);
  return [(o % 6) + 1, (Math.floor(o / 6) % 6) + 1, Math.floor(o / 36) + 1];
}

function paysOf(spread: readonly SpotChips[], dice: Throw): bigint {
  const pays = spread.reduce((sum, { spot, count }) => sum + count * spotOf(spot).pays(dice), 0);
  return BigInt(pays) * ONE;
}

function layout(): SicBoSpot[] {
  const spots: SicBoSpot[] = [];
  const add = (
    id: number,
    kind: SicBoSpotKind,
    name: string,
    win: number,
    wins: (dice: Throw) => boolean,
  ) => {
    spots.push({ id, kind, name, pays: (dice) => (wins(dice) ? win : 0) });
  };
  const shown = (dice: Throw, face: number) => dice.filter((die) => die === face).length;
  const total = (dice: Throw) => dice[0] + dice[1] + dice[2];
  const triple = (dice: Throw) => new Set(dice).size === 1;
  const chance =
    (test: (total: number) => boolean) =>
    (dice: Throw): boolean =>
      !triple(dice) && test(total(dice));

  for (const a of FACES) {
    spots.push({
      id: a,
      kind: "single",
      name: `single ${a}`,
      pays: (dice) => (shown(dice, a) > 0 ? shown(dice, a) + 1 : 0),
    });
    for (const b of FACES.slice(a)) {
      add(16 * a + b, "two dice", `${a} and ${b}`, 7, (dice) => {
        return dice.includes(a) && dice.includes(b);
      });
    }
    add(17 * a, "double", `double ${a}`, 12, (dice) => shown(dice, a) >= 2);
    add(0x70 + a, "triple", `triple ${a}`, 181, (dice) => shown(dice, a) === 3);
  }
  add(0x70, "any triple", "any triple", 32, triple);
  add(
    0x80,
    "small or big",
    "small 4-10",
    2,
    chance((sum) => sum <= 10),
  );
  add(
    0x81,
    "small or big",
    "big 11-17",
    2,
    chance((sum) => sum >= 11),
  );
  add(
    0x82,
    "odd or even",
    "odd",
    2,
    chance((sum) => sum % 2 === 1),
  );
  add(
    0x83,
    "odd or even",
    "even",
    2,
    chance((sum) => sum % 2 === 0),
  );
  for (const [i, win] of TOTALS_PAY.entries()) {
    for (const sum of [4 + i, 17 - i]) {
      add(0x80 + sum, "total", `total ${sum}`, win, (dice) => total(dice) === sum);
    }
  }
  return spots;
}
