import { outcomeOf } from "./draw.ts";
import { type Fraction, fraction } from "./fraction.ts";

/** Digits of a ticket, in order, each from 0 to 7. */
export const DIGITS = 5;
export const SYMBOLS = 8;

/** How many numbers there are: 32,768. */
export const NUMBERS = SYMBOLS ** DIGITS;

/** A tier of prizes. */
export type Tier = {
  name: string;
  /** How many of the first digits must be those that are drawn, and no more. */
  matches: number;
  /** Part of the prize pool. The jackpot has in addition what rolled over, and what rounding leaves. */
  share: Fraction;
  /** Chance of one ticket. */
  chance: Fraction;
};

const tier = (name: string, matches: number, percent: bigint): Tier => ({
  name,
  matches,
  share: fraction(percent, 100n),
  chance: chanceOfMatches(matches),
});

/** The tiers, as the contract numbers them: the jackpot first. */
export const TIERS: readonly Tier[] = [
  tier("Jackpot", 5, 50n),
  tier("Four digits", 4, 20n),
  tier("Three digits", 3, 15n),
  tier("Two digits", 2, 15n),
];

/** The part of sales that goes to the bank. */
export const CUT: Fraction = fraction(1n, 10n);

/** What players get back of all sales, over all draws: what no ticket wins rolls over, and is won in a later draw. */
export const RETURN_TO_PLAYER: Fraction = fraction(CUT.den - CUT.num, CUT.den);

/** The chance that a ticket wins any prize. */
export const CHANCE_OF_A_PRIZE: Fraction = TIERS.reduce(
  (sum, { chance }) => fraction(sum.num * chance.den + chance.num * sum.den, sum.den * chance.den),
  fraction(0n, 1n),
);

/** Chance that the first `matches` digits, and not the one after, are those that are drawn. */
function chanceOfMatches(matches: number): Fraction {
  const symbols = BigInt(SYMBOLS);
  return matches === DIGITS
    ? fraction(1n, symbols ** BigInt(DIGITS))
    : fraction(symbols - 1n, symbols ** BigInt(matches + 1));
}

// --- numbers ---

/** The digits of a number, the first one first. @throws RangeError if there is no such number. */
export function digitsOf(number: number): number[] {
  return [...formatNumber(number)].map(Number);
}

/** The number of five digits. @throws RangeError if they are not five digits from 0 to 7. */
export function numberOf(digits: readonly number[]): number {
  const isDigit = (digit: number) => Number.isInteger(digit) && digit >= 0 && digit < SYMBOLS;
  if (digits.length !== DIGITS || !digits.every(isDigit)) {
    throw new RangeError(
      `A ticket has ${DIGITS} digits from 0 to ${SYMBOLS - 1}, not ${digits.join(" ")}`,
    );
  }
  return digits.reduce((number, digit) => number * SYMBOLS + digit, 0);
}

/** A number as it is printed, such as "04217". @throws RangeError if there is no such number. */
export function formatNumber(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= NUMBERS) {
    throw new RangeError(`There is no number ${number}: they go from 0 to ${NUMBERS - 1}`);
  }
  return number.toString(SYMBOLS).padStart(DIGITS, "0");
}

/** Reads a number as it is printed. @throws Error that says what is wrong with it. */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (!/^[0-7]{5}$/.test(trimmed)) {
    throw new Error(
      `Not a ticket: "${trimmed.slice(0, 40)}". Write five digits from 0 to 7, such as 04217`,
    );
  }
  return Number.parseInt(trimmed, SYMBOLS);
}

/** Numbers for a quick pick, from bytes of chance, two for each. They decide nothing: every number is as good as another. */
export function quickPick(chance: Uint8Array): number[] {
  const view = new DataView(chance.buffer, chance.byteOffset, chance.byteLength);
  return Array.from(
    { length: chance.byteLength >> 1 },
    (_, i) => view.getUint16(2 * i) & (NUMBERS - 1),
  );
}

/** How many of the first digits two numbers have in common. */
export function matches(one: number, other: number): number {
  const digits = digitsOf(other);
  const different = digitsOf(one).findIndex((digit, i) => digit !== digits[i]);
  return different < 0 ? DIGITS : different;
}

/** The tier in which a ticket wins, as an index of `TIERS`; undefined if it wins nothing. */
export function tierOf(number: number, drawn: number): number | undefined {
  const alike = matches(number, drawn);
  const index = TIERS.findIndex((one) => one.matches === alike);
  return index < 0 ? undefined : index;
}

/** The number that a word draws. */
export function drawnNumber(word: bigint): number {
  return Number(outcomeOf(word, BigInt(NUMBERS)));
}

// --- money ---

/** The parts of a draw's sales, in chips. */
export type Pools = {
  /** The bank's. */
  cut: bigint;
  /** By tier, the jackpot with what rolled over into it. */
  pools: bigint[];
};

/** Divides the sales of a draw, rounded down but for the jackpot. */
export function poolsOf(sales: bigint, jackpot: bigint): Pools {
  const cut = (sales * CUT.num) / CUT.den;
  const [, ...lower] = TIERS.map(({ share }) => ((sales - cut) * share.num) / share.den);
  const rest = lower.reduce((left, part) => left - part, sales - cut);
  return { cut, pools: [rest + jackpot, ...lower] };
}

/** How a draw ends, in chips. */
export type Outcome = Pools & {
  /** Tickets by tier. */
  winners: bigint[];
  /** What one ticket wins, by tier. */
  prizes: bigint[];
  /** What is left for the jackpot of the next draw. */
  rollOver: bigint;
};

/** How a draw of these tickets ends, if this number is drawn. */
export function outcome(
  numbers: readonly number[],
  drawn: number,
  price: bigint,
  jackpot: bigint,
): Outcome {
  const sales = BigInt(numbers.length) * price;
  const { cut, pools } = poolsOf(sales, jackpot);
  const winners = TIERS.map(() => 0n);
  for (const number of numbers) {
    const index = tierOf(number, drawn);
    if (index !== undefined) winners[index] = (winners[index] ?? 0n) + 1n;
  }
  const prizes = pools.map((pool, i) => (winners[i] ? pool / winners[i] : 0n));
  const won = prizes.reduce((sum, prize, i) => sum + prize * (winners[i] ?? 0n), 0n);
  return { cut, pools, winners, prizes, rollOver: sales - cut + jackpot - won };
}

// --- what the contract tells ---

/** Where a draw stands, as the contract numbers it. */
export const STATUSES = ["unknown", "on sale", "ended", "requested", "drawn", "failed"] as const;
export type Status = (typeof STATUSES)[number];

/** A draw as `drawOf` tells it. */
export type DrawState = {
  draw: bigint;
  status: Status;
  tickets: bigint;
  /** Seconds since 1970; undefined if its word was not asked for. */
  requestedAt?: bigint;
  /** What was drawn. */
  number?: number;
  /** By tier. Empty before it is drawn. */
  results: { tier: Tier; winners: bigint; prize: bigint }[];
};

type DrawAnswer = readonly [
  status: number,
  tickets: bigint,
  requestedAt: bigint,
  number: bigint,
  winners: readonly bigint[],
  prizes: readonly bigint[],
];

/** Reads the answer of `drawOf(draw)`. */
export function readDraw(draw: bigint, answer: DrawAnswer): DrawState {
  const [index, tickets, requestedAt, number, winners, prizes] = answer;
  const status = STATUSES[index];
  if (!status) throw new RangeError(`A draw has no status ${index}`);
  const state: DrawState = { draw, status, tickets, results: [] };
  if (requestedAt !== 0n) state.requestedAt = requestedAt;
  if (status !== "drawn") return state;
  state.number = Number(number);
  state.results = TIERS.map((one, i) => ({
    tier: one,
    winners: winners[i] ?? 0n,
    prize: prizes[i] ?? 0n,
  }));
  return state;
}

/** What a ticket of a draw is worth now, in chips: its prize, its price if the draw failed, else 0. */
export function worthOf(state: DrawState, number: number, price: bigint): bigint {
  if (state.status === "failed") return price;
  if (state.number === undefined) return 0n;
  const index = tierOf(number, state.number);
  return index === undefined ? 0n : (state.results[index]?.prize ?? 0n);
}

/** What can be done about a draw, in a sentence. */
export function describe({ status, number }: DrawState): string {
  switch (status) {
    case "unknown":
      return "This draw is not on sale yet.";
    case "on sale":
      return "Tickets are on sale.";
    case "ended":
      return "Sales are closed. Anybody can start the draw.";
    case "requested":
      return "The draw waits for its word. If none comes in 25 hours, every ticket is refunded.";
    case "drawn":
      return `${formatNumber(number ?? 0)} was drawn. Prizes can be claimed, and never expire.`;
    case "failed":
      return "The draw failed: every ticket can be claimed at its price.";
  }
}
