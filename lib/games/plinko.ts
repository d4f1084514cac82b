import { type Game, InvalidChoiceError } from "./game.ts";
import { RISKS, type Risk } from "./risk.ts";

const NAME = "Plinko";

export const PLINKO_ROWS = [8, 9, 10, 11, 12, 13, 14, 15, 16] as const;

export type PlinkoRows = (typeof PLINKO_ROWS)[number];

/** A bet on a ball: how many rows of pegs it falls through, and which multipliers await it. */
export type PlinkoBet = { readonly rows: PlinkoRows; readonly risk: Risk };

/** Where a ball goes at a peg. */
export type PlinkoStep = "left" | "right";

// From the rim to the middle.
const HALVES: Record<PlinkoRows, Record<Risk, readonly number[]>> = {
  8: {
    low: [5.6, 2.1, 1.1, 1, 0.5],
    medium: [13, 3.1, 1.4, 0.7, 0.3],
    high: [31, 4, 1.3, 0.3, 0.3],
  },
  9: {
    low: [5.6, 2, 1.6, 1, 0.7],
    medium: [20, 4, 1.4, 1, 0.5],
    high: [44, 7, 2.2, 0.5, 0.2],
  },
  10: {
    low: [8.8, 3, 1.4, 1.1, 1, 0.5],
    medium: [23, 5, 2, 1.5, 0.6, 0.3],
    high: [75, 10, 3, 0.8, 0.3, 0.3],
  },
  11: {
    low: [8.3, 3, 1.9, 1.3, 1, 0.7],
    medium: [27, 6, 3, 1.5, 0.7, 0.6],
    high: [105, 12, 5, 1.4, 0.4, 0.3],
  },
  12: {
    low: [14, 2.7, 1.6, 1.4, 1.1, 1, 0.5],
    medium: [32, 10, 4.2, 2, 1.1, 0.6, 0.3],
    high: [175, 21, 8.2, 2.1, 0.7, 0.2, 0.2],
  },
  13: {
    low: [8.1, 4, 3, 1.9, 1.2, 0.9, 0.7],
    medium: [43, 13, 6, 3, 1.3, 0.7, 0.4],
    high: [285, 37, 11, 3.9, 1, 0.2, 0.2],
  },
  14: {
    low: [7, 4, 1.9, 1.4, 1.3, 1.1, 1, 0.5],
    medium: [59, 17, 7, 4, 1.7, 1, 0.5, 0.3],
    high: [430, 58, 18, 4.9, 1.9, 0.3, 0.2, 0.2],
  },
  15: {
    low: [16, 7.9, 3, 2, 1.5, 1.1, 1, 0.7],
    medium: [88, 18, 11, 5, 3, 1.3, 0.5, 0.3],
    high: [620, 82, 31, 8, 2.7, 0.5, 0.2, 0.2],
  },
  16: {
    low: [16, 9, 2, 1.4, 1.4, 1.2, 1.1, 1, 0.5],
    medium: [115, 40, 8, 5, 2.9, 1.6, 1, 0.5, 0.3],
    high: [1000, 135, 26, 9, 4.2, 1.9, 0.2, 0.2, 0.2],
  },
};

export const plinko: Game = {
  name: NAME,
  contract: "Plinko",
  slug: "plinko",
  edge: 10_000n,
  quote(choice) {
    const bet = decodePlinko(choice);
    const max = BigInt(Math.max(...slotsOf(bet).map(Number)));
    return { outcomes: 1n << BigInt(bet.rows), units: 1n, max };
  },
  multiplier(choice, outcome) {
    return slotsOf(decodePlinko(choice))[slotOf(outcome)] ?? 0n;
  },
  describe(choice) {
    const { rows, risk } = decodePlinko(choice);
    return `${rows} rows, ${risk} risk`;
  },
  outcomeLabel: (outcome) => `slot ${slotOf(outcome)}, path ${outcome}`,
  choices: () => PLINKO_ROWS.flatMap((rows) => RISKS.map((risk) => encodePlinko({ rows, risk }))),
  *classes(choice) {
    const { rows } = decodePlinko(choice);
    let paths = 1n;
    for (let slot = 0; slot <= rows; slot++) {
      yield { weight: paths, outcome: (1n << BigInt(slot)) - 1n };
      paths = (paths * BigInt(rows - slot)) / BigInt(slot + 1);
    }
  },
  examples: [
    ["8 rows, low risk", encodePlinko({ rows: 8, risk: "low" })],
    ["8 rows, high risk", encodePlinko({ rows: 8, risk: "high" })],
    ["16 rows, low risk", encodePlinko({ rows: 16, risk: "low" })],
    ["16 rows, medium risk", encodePlinko({ rows: 16, risk: "medium" })],
    ["16 rows, high risk", encodePlinko({ rows: 16, risk: "high" })],
  ],
};

/** The choice of a bet. */
export function encodePlinko({ rows, risk }: PlinkoBet): bigint {
  return BigInt(10 * rows + RISKS.indexOf(risk));
}

/** The bet of a choice. @throws InvalidChoiceError */
export function decodePlinko(choice: bigint): PlinkoBet {
  const rows = PLINKO_ROWS.find((n) => BigInt(n) === choice / 10n);
  const risk = RISKS[Number(choice % 10n)];
  if (!rows || !risk) throw new InvalidChoiceError(NAME, choice);
  return { rows, risk };
}

/** What each slot pays, from left to right, in millionths: one slot more than there are rows. */
export function slotsOf({ rows, risk }: PlinkoBet): readonly bigint[] {
  const half = HALVES[rows][risk].map((pays) => BigInt(Math.round(pays * 10)) * 100_000n);
  return [...half, ...half.slice(0, rows - half.length + 1).reverse()];
}

/** The slot where an outcome lands, from the left: as many steps as its path takes to the right. */
export function slotOf(outcome: bigint): number {
  return outcome.toString(2).replaceAll("0", "").length;
}

/** The steps of an outcome, from the first row to the last. */
export function pathOf(outcome: bigint, rows: PlinkoRows): readonly PlinkoStep[] {
  return Array.from({ length: rows }, (_, row) =>
    (outcome >> BigInt(row)) & 1n ? "right" : "left",
  );
}
