import { type Card, cardName, cardOf, DECK, RANKS } from "./cards.ts";
import { type Hand, InvalidActionError, InvalidChoiceError, ONE } from "./hand.ts";

const NAME = "Video poker";
const DECK_SIZE = Number(DECK);
const HAND = 5;
const BITS = 6n;

/** The action that holds all five cards. */
export const HOLD_ALL = 31n;

/** What a hand may be, from the highest, and what each pays for one unit of stake. */
export const PAY_TABLE = [
  { category: "royal flush", pays: 800 },
  { category: "straight flush", pays: 50 },
  { category: "four of a kind", pays: 25 },
  { category: "full house", pays: 9 },
  { category: "flush", pays: 6 },
  { category: "straight", pays: 4 },
  { category: "three of a kind", pays: 3 },
  { category: "two pair", pays: 2 },
  { category: "jacks or better", pays: 1 },
  { category: "nothing", pays: 0 },
] as const;

export type Category = (typeof PAY_TABLE)[number]["category"];

const PAYS = new Map<Category, number>(PAY_TABLE.map(({ category, pays }) => [category, pays]));

export type VideoPokerView = {
  /** The five cards as they lie now. */
  cards: readonly Card[];
  /** Which of them were held. Undefined before the draw. */
  held: readonly boolean[] | undefined;
  /** What they are: what the hand would be, or has been, paid for. */
  category: Category;
  /** What that pays, in millionths of the stake. */
  pays: bigint;
  over: boolean;
};

export const videoPoker: Hand<VideoPokerView> = {
  name: NAME,
  contract: "VideoPoker",
  slug: "video-poker",
  edge: 4_560n,
  quote(choice) {
    checked(choice);
    return { outcomes: waysToDraw(DECK_SIZE, HAND), units: 1n, max: 800n * ONE };
  },
  deal(choice, outcome) {
    checked(choice);
    return { state: encodeCards(deal(outcome)), payout: 0n };
  },
  decide(state, action) {
    const { cards, held } = decode(state, action);
    const count = held.filter((hold) => !hold).length;
    return {
      outcomes: waysToDraw(DECK_SIZE - HAND, count),
      cost: 0n,
      max: count === 0 ? paid(cards) : 800n * ONE,
    };
  },
  play(state, action, outcome) {
    const { cards, held } = decode(state, action);
    return { state: 0n, payout: paid(draw(cards, held, outcome)) };
  },
  closing: () => HOLD_ALL,
  actions(state) {
    decode(state, HOLD_ALL);
    return Array.from({ length: 32 }, (_, action) => BigInt(action));
  },
  describe(choice) {
    checked(choice);
    return "jacks or better";
  },
  describeAction(state, action) {
    const { cards, held } = decode(state, action);
    const names = cards.filter((_, i) => held[i]).map((card) => cardName(cardOf(card)));
    return names.length === 0 ? "hold nothing" : `hold ${names.join(" ")}`;
  },
  view(_choice, dealt, moves = []) {
    const before = deal(dealt);
    const [move] = moves;
    const held = move && heldOf(move.action);
    const cards = move && held ? draw(before, held, move.outcome) : before;
    const category = categoryOf(cards);
    return {
      cards: cards.map(cardOf),
      held,
      category,
      pays: paid(cards),
      over: move !== undefined,
    };
  },
  choices: () => [0n],
  *dealClasses() {
    for (const { cards, weight } of handsUpToSuits()) {
      yield { weight: waysToDraw(HAND, HAND) * BigInt(weight), outcome: outcomeOf(cards) };
    }
  },
  *playClasses(state, action) {
    const { cards, held } = decode(state, action);
    const kept = cards.filter((_, i) => held[i]);
    const left = Array.from({ length: DECK_SIZE }, (_, i) => i).filter((i) => !cards.includes(i));
    const classes = new Map<Category, { weight: bigint; drawn: number[] }>();
    for (const set of combinations(left.length, HAND - kept.length)) {
      const drawn = set.map((i) => left[i] as number);
      const category = categoryOf([...kept, ...drawn]);
      const known = classes.get(category);
      if (known) known.weight++;
      else classes.set(category, { weight: 1n, drawn });
    }
    for (const { weight, drawn } of classes.values()) {
      const orders = waysToDraw(drawn.length, drawn.length);
      yield { weight: orders * weight, outcome: outcomeOf(drawn, cards) };
    }
  },
  examples: [["jacks or better, 9/6, best play", 0n]],
};

/** The five cards of a state, by number, in order. @throws InvalidActionError if there are none. */
export function decodeCards(state: bigint): number[] {
  return decode(state, HOLD_ALL).cards;
}

/** The state of five cards. */
export function encodeCards(cards: readonly number[]): bigint {
  return cards.reduceRight((state, card) => (state << BITS) | BigInt(card), 0n);
}

/** The action that holds some of the cards. */
export function encodeHeld(held: readonly boolean[]): bigint {
  return held.reduceRight((action, hold) => (action << 1n) | (hold ? 1n : 0n), 0n);
}

/** What five cards are, by their numbers. */
export function categoryOf(cards: readonly number[]): Category {
  const count = new Array<number>(RANKS).fill(0);
  for (const card of cards) (count[card % RANKS] as number)++;
  const groups = count.filter((n) => n > 0).sort((a, b) => b - a);
  switch (groups.length) {
    case 2:
      return groups[0] === 4 ? "four of a kind" : "full house";
    case 3:
      return groups[0] === 3 ? "three of a kind" : "two pair";
    case 4: {
      const pair = count.indexOf(2);
      return pair === 0 || pair >= 10 ? "jacks or better" : "nothing";
    }
  }
  const suit = Math.floor((cards[0] as number) / RANKS);
  const flush = cards.every((card) => Math.floor(card / RANKS) === suit);
  const lowest = count.indexOf(1);
  const toAce = lowest === 0 && count.indexOf(1, 1) === 9;
  const straight = toAce || count.lastIndexOf(1) === lowest + 4;
  if (flush && straight) return toAce ? "royal flush" : "straight flush";
  return flush ? "flush" : straight ? "straight" : "nothing";
}

/** What five cards pay for one unit of stake. */
export function paysOf(cards: readonly number[]): number {
  return PAYS.get(categoryOf(cards)) as number;
}

/** Every hand of five cards, up to a permutation of the suits, and of how many it is one. They are 134,459 of 2,598,960. */
export function* handsUpToSuits(): Iterable<{ cards: number[]; weight: number }> {
  for (const cards of combinations(DECK_SIZE, HAND)) {
    // The ranks in each suit, as bits. Of all permutations, the one that has them in order.
    const ranks = [0, 0, 0, 0];
    for (const card of cards) (ranks[Math.floor(card / RANKS)] as number) |= 1 << (card % RANKS);
    const [a = 0, b = 0, c = 0, d = 0] = ranks;
    if (a < b || b < c || c < d) continue;
    // n suits with the same ranks: n! permutations are one hand.
    let weight = 24;
    let run = 0;
    ranks.forEach((mask, suit) => {
      run = mask === ranks[suit - 1] ? run + 1 : 1;
      weight /= run;
    });
    yield { cards, weight };
  }
}

/** Every set of `count` numbers below `from`, each in rising order. */
export function* combinations(from: number, count: number): Iterable<number[]> {
  const set = Array.from({ length: count }, (_, i) => i);
  for (;;) {
    yield [...set];
    let last = count - 1;
    while (last >= 0 && set[last] === from - count + last) last--;
    if (last < 0) return;
    (set[last] as number)++;
    for (let i = last + 1; i < count; i++) set[i] = (set[i - 1] as number) + 1;
  }
}

function checked(choice: bigint): void {
  if (choice !== 0n) throw new InvalidChoiceError(NAME, choice);
}

function decode(state: bigint, action: bigint) {
  const cards = Array.from({ length: HAND }, (_, i) => Number((state >> (BITS * BigInt(i))) & 63n));
  const legal =
    state >> (BITS * BigInt(HAND)) === 0n &&
    new Set(cards).size === HAND &&
    cards.every((card) => card < DECK_SIZE) &&
    action >= 0n &&
    action <= HOLD_ALL;
  if (!legal) throw new InvalidActionError(NAME, state, action);
  return { cards, held: heldOf(action) };
}

function heldOf(action: bigint): boolean[] {
  return Array.from({ length: HAND }, (_, i) => ((action >> BigInt(i)) & 1n) === 1n);
}

function deal(outcome: bigint): number[] {
  return draw([], new Array(HAND).fill(false), outcome);
}

/** Takes cards out of a deck that has none of those given, and puts them where none is held. */
function draw(cards: readonly number[], held: readonly boolean[], outcome: bigint): number[] {
  const deck = Array.from({ length: DECK_SIZE }, (_, i) => i).filter((i) => !cards.includes(i));
  let rest = outcome;
  return held.map((hold, i) => {
    if (hold) return cards[i] as number;
    const digit = rest % BigInt(deck.length);
    rest /= BigInt(deck.length);
    return deck.splice(Number(digit), 1)[0] as number;
  });
}

/** The outcome that draws these cards, in this order, when others are gone. */
function outcomeOf(cards: readonly number[], gone: readonly number[] = []): bigint {
  const left = DECK_SIZE - gone.length;
  return cards.reduceRight((outcome, card, i) => {
    const below = [...gone, ...cards.slice(0, i)].filter((other) => other < card).length;
    return outcome * BigInt(left - i) + BigInt(card - below);
  }, 0n);
}

function waysToDraw(from: number, count: number): bigint {
  let ways = 1n;
  for (let i = 0; i < count; i++) ways *= BigInt(from - i);
  return ways;
}

function paid(cards: readonly number[]): bigint {
  return BigInt(paysOf(cards)) * ONE;
}
