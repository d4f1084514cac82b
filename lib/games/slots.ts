import { type Game, InvalidChoiceError, ONE, type OutcomeClass } from "./game.ts";

const NAME = "Slots";
const STOPS = 32;

export type SlotSymbol = "cherry" | "lemon" | "orange" | "plum" | "melon" | "bell" | "seven";

/** How many reels a choice plays: the first three, or all five. */
export type Reels = 3 | 5;

const LETTERS: Readonly<Record<string, SlotSymbol>> = {
  C: "cherry",
  L: "lemon",
  O: "orange",
  P: "plum",
  M: "melon",
  B: "bell",
  "7": "seven",
};

/** The strip of each of the five reels: what its 32 stops show, in order. */
export const STRIPS: readonly (readonly SlotSymbol[])[] = [
  "LMCOBLPMOL7PLCMOBLPOMLCPOL7BMLOP",
  "OPLCO7LBMPCLOPMCLOBLP7COMLOPBCLM",
  "PCLMOBLPCOLMP7LOBPCLMOPLCOBPML7O",
  "LOBMPCOLP7MOCLBPOLMPOCLBOPM7LCOP",
  "PBLOPMCLOPMB7LCOPMLOPCBMLOP7COLM",
].map((strip) => Array.from(strip, (letter) => LETTERS[letter] as SlotSymbol));

/** What one, two, three... reels alike from the left pay, times the stake, stake included. */
export const PAYTABLES: Readonly<Record<Reels, Readonly<Record<SlotSymbol, readonly number[]>>>> = {
  3: {
    cherry: [2, 5, 10],
    lemon: [0, 1, 10],
    orange: [0, 1, 10],
    plum: [0, 2, 15],
    melon: [0, 2, 25],
    bell: [0, 4, 75],
    seven: [0, 15, 500],
  },
  5: {
    cherry: [2, 3, 10, 40, 100],
    lemon: [0, 1, 5, 20, 100],
    orange: [0, 1, 8, 30, 150],
    plum: [0, 2, 10, 40, 200],
    melon: [0, 3, 15, 75, 300],
    bell: [0, 5, 40, 200, 1000],
    seven: [0, 15, 100, 500, 2000],
  },
};

/** How the line of a spin reads: its first symbol, how many reels from the left show it, and what that pays times the stake. */
export type Line = { symbol: SlotSymbol; alike: number; pays: number };

export const slots: Game = {
  name: NAME,
  contract: "Slots",
  slug: "slots",
  edge: 28_350n,
  quote(choice) {
    const reels = reelsOf(choice);
    const most = Math.max(...Object.values(PAYTABLES[reels]).flat());
    return { outcomes: BigInt(STOPS ** reels), units: 1n, max: BigInt(most) * ONE };
  },
  multiplier(choice, outcome) {
    const reels = reelsOf(choice);
    return BigInt(lineOf(reels, stopsOf(reels, outcome)).pays) * ONE;
  },
  describe: (choice) => (reelsOf(choice) === 3 ? "three reels" : "five reels"),
  // Without the choice: an outcome of five reels that stands for one of three, too, shows what they have in common.
  outcomeLabel(outcome, choice) {
    const reels = choice === undefined ? (outcome < STOPS ** 3 ? 3 : 5) : reelsOf(choice);
    const stops = stopsOf(reels, outcome);
    const symbols = stops.map((stop, reel) => symbolAt(reel, stop)).join(", ");
    return `${symbols} (${stops.map((stop) => stop + 1).join("-")})`;
  },
  choices: () => [0n, 1n],
  classes(choice) {
    return combinations(reelsOf(choice));
  },
  examples: [
    ["three reels", 0n],
    ["five reels", 1n],
  ],
};

/** The choice that plays this many reels. */
export function encodeReels(reels: Reels): bigint {
  return reels === 3 ? 0n : 1n;
}

/** How many reels a choice plays. @throws InvalidChoiceError */
export function reelsOf(choice: bigint): Reels {
  if (choice !== 0n && choice !== 1n) throw new InvalidChoiceError(NAME, choice);
  return choice === 0n ? 3 : 5;
}

/** Where each reel stops, from 0 to 31, the first reel first. */
export function stopsOf(reels: Reels, outcome: bigint): number[] {
  let rest = Number(outcome);
  return Array.from({ length: reels }, () => {
    const stop = rest % STOPS;
    rest = Math.floor(rest / STOPS);
    return stop;
  });
}

/** What a reel shows at a stop, both counted from 0. @throws RangeError if there is no such stop. */
export function symbolAt(reel: number, stop: number): SlotSymbol {
  const symbol = STRIPS[reel]?.[stop];
  if (!symbol) throw new RangeError(`There is no stop ${stop} on a reel ${reel}`);
  return symbol;
}

/** The line of a spin, from the stops of its reels. */
export function lineOf(reels: Reels, stops: readonly number[]): Line {
  const shown = stops.map((stop, reel) => symbolAt(reel, stop));
  const symbol = shown[0] as SlotSymbol;
  const other = shown.findIndex((s) => s !== symbol);
  const alike = other < 0 ? reels : other;
  return { symbol, alike, pays: PAYTABLES[reels][symbol][alike - 1] ?? 0 };
}

/** Every combination of symbols: how many stops show it, and the first of them. */
function* combinations(reels: number): Iterable<OutcomeClass> {
  if (reels === 0) return yield { weight: 1n, outcome: 0n };
  const reel = reels - 1;
  const strip = STRIPS[reel] as readonly SlotSymbol[];
  const symbols = Object.values(LETTERS).map((symbol) => ({
    weight: BigInt(strip.filter((s) => s === symbol).length),
    outcome: BigInt(strip.indexOf(symbol) * STOPS ** reel),
  }));
  for (const left of combinations(reel)) {
    for (const { weight, outcome } of symbols) {
      yield { weight: left.weight * weight, outcome: left.outcome + outcome };
    }
  }
}
