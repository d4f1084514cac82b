import { type Card, cardOf, DECK, RANKS, rankName } from "./cards.ts";
import { type Hand, InvalidActionError, InvalidChoiceError, ONE } from "./hand.ts";

const NAME = "Hi-lo";
const BITS = 4n;
const RETURN = 990_000n;
const GUESSES = ["lower", "higher"] as const;

export const CASH_OUT = 0n;
/** A hand is worth so much at most, in millionths of the stake: a guess that would lead beyond is refused. */
export const MAX_WORTH = 1_000_000n * ONE;

export type Guess = (typeof GUESSES)[number];

/** The rank that is guessed from, 1 for the ace to 13 for the king, and the guess. */
export type HiLoBet = { rank: number; guess: Guess };

/** What a guess is about. */
export type Prospect = {
  /** In words: "higher", "higher or same", "same" and so on. */
  what: string;
  /** How many of the 13 ranks make it right. */
  ranks: number;
  /** What the hand is worth after it, in millionths of the stake. Undefined if that is too much: the guess is refused. */
  worth: bigint | undefined;
};

export type HiLoView = {
  /** The rank that is guessed from next, or the last card's. */
  rank: number;
  /** Every guess so far, and the card that was drawn for it. Only the last can be wrong. */
  drawn: readonly { guess: Guess; card: Card; right: boolean }[];
  /** What the hand is worth, in millionths of the stake: what cashing out pays, or what the hand has paid. 0n after a wrong guess. */
  worth: bigint;
  /** What either guess would lead to. Undefined when the hand is over. */
  next: Readonly<Record<Guess, Prospect>> | undefined;
  over: boolean;
};

export const hiLo: Hand<HiLoView> = {
  name: NAME,
  contract: "HiLo",
  slug: "hi-lo",
  edge: 10_000n,
  quote(choice) {
    return { outcomes: DECK, units: 1n, max: raised(RETURN, decodeHiLo(choice)) };
  },
  deal: (choice, outcome) => turn(RETURN, decodeHiLo(choice), outcome),
  decide(state, action) {
    const { worth, bet } = decode(state, action);
    return bet
      ? { outcomes: DECK, cost: 0n, max: raised(worth, bet) }
      : { outcomes: 1n, cost: 0n, max: worth };
  },
  play(state, action, outcome) {
    const { worth, bet } = decode(state, action);
    return bet ? turn(worth, bet, outcome) : { state: 0n, payout: worth };
  },
  closing: () => CASH_OUT,
  actions(state) {
    const { worth, rank } = decode(state, CASH_OUT);
    const open = GUESSES.filter((guess) => raised(worth, { rank, guess }) <= MAX_WORTH);
    return [CASH_OUT, ...open.map(encodeGuess)];
  },
  describe(choice) {
    const bet = decodeHiLo(choice);
    return `${nameOf(bet)} after ${rankName(bet.rank)}`;
  },
  describeAction(state, action) {
    const { bet } = decode(state, action);
    return bet ? nameOf(bet) : "cash out";
  },
  view(choice, dealt, moves = []) {
    let { rank, guess } = decodeHiLo(choice);
    let worth = RETURN;
    const drawn: { guess: Guess; card: Card; right: boolean }[] = [];
    let cashedOut = false;
    for (const { action, outcome } of [{ action: encodeGuess(guess), outcome: dealt }, ...moves]) {
      cashedOut = action === CASH_OUT;
      if (cashedOut) break;
      guess = GUESSES[Number(action) - 1] as Guess;
      const card = cardOf(outcome);
      const right = rightRanks({ rank, guess }).includes(card.rank);
      worth = right ? raised(worth, { rank, guess }) : 0n;
      drawn.push({ guess, card, right });
      rank = card.rank;
    }
    const over = cashedOut || worth === 0n;
    const prospect = (guess: Guess): Prospect => {
      const after = raised(worth, { rank, guess });
      return {
        what: nameOf({ rank, guess }),
        ranks: rightRanks({ rank, guess }).length,
        worth: after <= MAX_WORTH ? after : undefined,
      };
    };
    const next = over ? undefined : { lower: prospect("lower"), higher: prospect("higher") };
    return { rank, drawn, worth, next, over };
  },
  *choices() {
    for (let rank = 1; rank <= RANKS; rank++) {
      for (const guess of GUESSES) yield encodeHiLo({ rank, guess });
    }
  },
  dealClasses: (choice) => classesOf(decodeHiLo(choice)),
  playClasses(state, action) {
    const { bet } = decode(state, action);
    return bet ? classesOf(bet) : [{ weight: 1n, outcome: 0n }];
  },
  examples: [
    ["higher after an ace", encodeHiLo({ rank: 1, guess: "higher" })],
    ["lower or same after a 7", encodeHiLo({ rank: 7, guess: "lower" })],
    ["same after a king", encodeHiLo({ rank: 13, guess: "higher" })],
  ],
};

/** The choice that opens a hand. @throws InvalidChoiceError if there is no such rank. */
export function encodeHiLo({ rank, guess }: HiLoBet): bigint {
  const choice = Number.isInteger(rank) ? (encodeGuess(guess) << BITS) | BigInt(rank) : 0n;
  decodeHiLo(choice);
  return choice;
}

/** The first rank and guess of a hand. @throws InvalidChoiceError */
export function decodeHiLo(choice: bigint): HiLoBet {
  const bet = betOf(choice & 15n, choice >> BITS);
  if (!bet) throw new InvalidChoiceError(NAME, choice);
  return bet;
}

/** What a state stands for: what the hand is worth, and the rank that is guessed from. @throws InvalidActionError if there is no hand. */
export function decodeState(state: bigint): { worth: bigint; rank: number } {
  const { worth, rank } = decode(state, CASH_OUT);
  return { worth, rank };
}

/** The action that guesses. */
export function encodeGuess(guess: Guess): bigint {
  return BigInt(GUESSES.indexOf(guess)) + 1n;
}

/** The ranks that make a guess right. An equal card does, unless any card would. */
export function rightRanks({ rank, guess }: HiLoBet): number[] {
  const all = Array.from({ length: RANKS }, (_, i) => i + 1);
  const right = all.filter((drawn) => (guess === "lower" ? drawn <= rank : drawn >= rank));
  return right.length < RANKS ? right : right.filter((drawn) => drawn !== rank);
}

/** What the hand is worth when the guess is right, rounded down to a millionth. */
function raised(worth: bigint, bet: HiLoBet): bigint {
  return (worth * BigInt(RANKS)) / BigInt(rightRanks(bet).length);
}

function turn(worth: bigint, bet: HiLoBet, outcome: bigint) {
  const { rank } = cardOf(outcome);
  const right = rightRanks(bet).includes(rank);
  return { state: right ? (raised(worth, bet) << BITS) | BigInt(rank) : 0n, payout: 0n };
}

function betOf(rank: bigint, guess: bigint): HiLoBet | undefined {
  const word = GUESSES[Number(guess) - 1];
  return word && rank >= 1n && rank <= RANKS ? { rank: Number(rank), guess: word } : undefined;
}

/** The hand in a state, and the guess of an action: none cashes out. */
function decode(state: bigint, action: bigint) {
  const worth = state >> BITS;
  const rank = Number(state & 15n);
  const bet = betOf(state & 15n, action);
  const open = worth > 0n && worth <= MAX_WORTH && rank >= 1 && rank <= RANKS;
  const legal = bet ? raised(worth, bet) <= MAX_WORTH : action === CASH_OUT;
  if (!open || !legal) throw new InvalidActionError(NAME, state, action);
  return { worth, rank, bet };
}

/** Each rank of its own, since the next guess is made from it; all that are wrong together. */
function* classesOf(bet: HiLoBet) {
  const right = rightRanks(bet);
  for (const rank of right) yield { weight: 4n, outcome: BigInt(rank - 1) };
  const wrong = Array.from({ length: RANKS }, (_, i) => i + 1).find((r) => !right.includes(r));
  yield { weight: 4n * BigInt(RANKS - right.length), outcome: BigInt(wrong ?? 0) - 1n };
}

function nameOf({ rank, guess }: HiLoBet): string {
  const right = rightRanks({ rank, guess });
  if (right.length === 1) return "same";
  return right.includes(rank) ? `${guess} or same` : guess;
}
