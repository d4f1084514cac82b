import { type Card, cardOf, DECK } from "./cards.ts";
import {
  type Hand,
  InvalidActionError,
  InvalidChoiceError,
  ONE,
  type OutcomeClass,
} from "./hand.ts";

const NAME = "Blackjack";
const RANKS = 13;
const HALF = ONE / 2n;
const FOR_BLACKJACK = (5n * ONE) / 2n;
/** The lowest card of ten points, by number. */
const TEN = 9;
/** The dealer takes no more cards than these, whatever the first is. */
const DEALERS_CARDS = 11;

const ACTIONS = ["stand", "hit", "double", "split", "insure", "stand on all"] as const;

export type BlackjackAction = (typeof ACTIONS)[number];

/** A hand without its cards: all that the rules need of it. */
export type Score = {
  /** Points, an ace as eleven where it can be. Over 21 is bust. */
  readonly total: number;
  /** An ace counts eleven. */
  readonly soft: boolean;
  /** It has an ace, whatever it counts. */
  readonly ace: boolean;
};

/** What the contract knows of a player's hand. */
export type HandScore = Score & {
  /** Two cards, and no decision yet. */
  readonly fresh: boolean;
  readonly doubled: boolean;
};

/** What the contract knows of a hand that is open. */
export type BlackjackState = {
  /** The player's hands: two after a split. */
  readonly hands: readonly HandScore[];
  /** Which of them is in play. */
  readonly active: number;
  /** Points of the dealer's first card, 1 for an ace. */
  readonly dealer: number;
  /** The two cards are of equal rank, and may be split. */
  readonly pair: boolean;
  readonly insured: boolean;
  /** The player has a blackjack, against an ace. */
  readonly natural: boolean;
};

export type Result = "blackjack" | "win" | "push" | "lose";

export type PlayerHand = {
  readonly cards: readonly Card[];
  readonly score: Score;
  readonly doubled: boolean;
  /** Undefined until the hand is over. */
  readonly result: Result | undefined;
};

export type BlackjackView = {
  readonly hands: readonly PlayerHand[];
  /** Which of them is in play. Undefined when it is over. */
  readonly active: number | undefined;
  readonly dealer: {
    /** One card until the dealer plays. */
    readonly cards: readonly Card[];
    readonly score: Score;
  };
  readonly insured: boolean;
  /** All that was staked so far, in millionths of the first stake. */
  readonly staked: bigint;
  /** What was paid for all of it, in millionths of the first stake. Undefined until it is over. */
  readonly payout: bigint | undefined;
  readonly over: boolean;
};

/** A table where a decision is made, or where the player is done. */
type Turn = { table: BlackjackState; done: boolean };

export const blackjack: Hand<BlackjackView> = {
  name: NAME,
  contract: "Blackjack",
  slug: "blackjack",
  edge: 5_703n,
  quote(choice) {
    checked(choice);
    return { outcomes: DECK ** 4n, units: 1n, max: 5n * ONE };
  },
  deal(choice, outcome) {
    checked(choice);
    const [first, second, up, hole] = cardsOf(outcome, 4) as [number, number, number, number];
    const score = scoreOf([first, second]);
    const dealer = pointsOf(up);
    const natural = score.total === 21;
    if (natural && dealer !== 1) {
      const push = scoreOf([up, hole]).total === 21;
      return { state: 0n, payout: push ? ONE : FOR_BLACKJACK };
    }
    const pair = first % RANKS === second % RANKS;
    const hand = { ...score, fresh: true, doubled: false };
    const table = { hands: [hand], active: 0, dealer, pair, insured: false, natural };
    return { state: encodeTable(table), payout: 0n };
  },
  decide(state, action) {
    const { table, word } = decode(state, action);
    return {
      outcomes: DECK ** BigInt(cardsFor(table, word)),
      cost: costOf(word),
      max: mostAfter(table, word),
    };
  },
  play(state, action, outcome) {
    const { table, word } = decode(state, action);
    if (word === "insure") {
      if (table.natural) return { state: 0n, payout: FOR_BLACKJACK };
      return { state: encodeTable({ ...table, insured: true }), payout: 0n };
    }
    const cards = cardsOf(outcome, cardsFor(table, word));
    const turn = advance(table, word, cards.splice(0, ownCards(word)));
    if (!turn.done) return { state: encodeTable(turn.table), payout: 0n };
    return { state: 0n, payout: settle(turn.table, dealersHand(table.dealer - 1, cards)) };
  },
  closing: () => encodeAction("stand on all"),
  actions: (state) => legalActions(decodeTable(state)).map(encodeAction),
  describe(choice) {
    checked(choice);
    return "a hand of blackjack";
  },
  describeAction: (state, action) => decode(state, action).word,
  view(choice, dealt, moves = []) {
    const [first, second, up, hole] = cardsOf(dealt, 4) as [number, number, number, number];
    let { state, payout } = blackjack.deal(choice, dealt);
    let hands = [{ cards: [first, second], doubled: false }];
    let dealer = state === 0n && pointsOf(up) === 10 ? [up, hole] : [up];
    let staked = ONE;
    let insured = false;
    for (const { action, outcome } of moves) {
      const { table, word } = decode(state, action);
      const cards = cardsOf(outcome, cardsFor(table, word));
      const own = cards.splice(0, ownCards(word));
      hands = hands.map((hand, i) => {
        if (i !== table.active || word === "split") return hand;
        return { cards: [...hand.cards, ...own], doubled: hand.doubled || word === "double" };
      });
      if (word === "split") {
        hands = own.map((card, i) => ({
          cards: [hands[0]?.cards[i] as number, card],
          doubled: false,
        }));
      }
      staked += costOf(word);
      insured ||= word === "insure";
      ({ state, payout } = blackjack.play(state, action, outcome));
      if (state === 0n && word !== "insure") dealer = dealersHand(up, cards);
    }
    const over = state === 0n;
    const seen = hands.map(({ cards, doubled }) => ({
      cards: cards.map(cardOf),
      score: scoreOf(cards),
      doubled,
      result: over ? resultOf(cards, dealer, hands.length === 1) : undefined,
    }));
    return {
      hands: seen,
      active: over ? undefined : decodeTable(state).active,
      dealer: { cards: dealer.map(cardOf), score: scoreOf(dealer) },
      insured,
      staked,
      payout: over ? payout : undefined,
      over,
    };
  },
  choices: () => [0n],
  *dealClasses() {
    for (const [first, second] of product(2)) {
      for (const [up] of product(1)) {
        // Tens, jacks, queens and kings are alike, but for whether two of them are of equal rank.
        const weight = weightOf(first, second, up);
        const outcome = outcomeOf([first, second, up]);
        if (first === TEN && second === TEN) {
          yield { weight: (weight / 4n) * DECK, outcome };
          yield { weight: (weight / 4n) * 3n * DECK, outcome: outcomeOf([TEN, TEN + 1, up]) };
        } else if (scoreOf([first, second]).total === 21 && up === TEN) {
          yield { weight: weight * 4n, outcome };
          yield { weight: weight * 48n, outcome: outcomeOf([first, second, up, TEN]) };
        } else yield { weight: weight * DECK, outcome };
      }
    }
  },
  *playClasses(state, action) {
    const { table, word } = decode(state, action);
    if (cardsFor(table, word) === 0) return yield { weight: 1n, outcome: 0n };
    const count = ownCards(word);
    for (const own of product(count)) {
      const { done } = advance(table, word, own);
      for (const dealers of done ? dealersHands(table.dealer) : NOT_PLAYED) {
        yield {
          weight: weightOf(...own) * dealers.weight,
          outcome: outcomeOf(own) + DECK ** BigInt(count) * dealers.outcome,
        };
      }
    }
  },
  examples: [["best play", 0n]],
};

/** The action that a word stands for. */
export function encodeAction(word: BlackjackAction): bigint {
  return BigInt(ACTIONS.indexOf(word));
}

/** What the contract knows of a hand: enough to show a hand that is found again without its cards. */
export function decodeTable(state: bigint): BlackjackState {
  const bits = Number(state);
  const has = (bit: number) => ((bits >> bit) & 1) === 1;
  const handAt = (shift: number): HandScore => {
    const points = (bits >> shift) & 31;
    const ace = has(shift + 5);
    const soft = ace && points <= 11;
    const total = soft ? points + 10 : points;
    return { total, soft, ace, fresh: has(shift + 6), doubled: has(shift + 7) };
  };
  const active = has(22) ? 1 : 0;
  const inPlay = handAt(0);
  const other = handAt(8);
  return {
    hands: !has(21) ? [inPlay] : active === 0 ? [inPlay, other] : [other, inPlay],
    active,
    dealer: (bits >> 16) & 15,
    pair: has(20),
    insured: has(23),
    natural: has(24),
  };
}

/** Cards together: an ace counts eleven where it can. */
export function scoreOf(cards: readonly number[]): Score {
  const points = cards.reduce((sum, card) => sum + pointsOf(card), 0);
  const ace = cards.some((card) => pointsOf(card) === 1);
  const soft = ace && points <= 11;
  return { total: soft ? points + 10 : points, soft, ace };
}

/** What may be decided, in the order of the actions. */
export function legalActions(table: BlackjackState): BlackjackAction[] {
  const { hands, dealer, pair, insured, natural } = table;
  const fresh = inPlay(table).fresh;
  return ACTIONS.filter((word) => {
    switch (word) {
      case "hit":
        return !natural;
      case "double":
        return fresh && !natural;
      case "split":
        return pair;
      case "insure":
        return dealer === 1 && fresh && hands.length === 1 && !insured;
      default:
        return true;
    }
  });
}

function encodeTable({ hands, active, dealer, pair, insured, natural }: BlackjackState): bigint {
  const handBits = (hand: HandScore | undefined) => {
    if (!hand) return 0;
    const points = hand.soft ? hand.total - 10 : hand.total;
    return points | flag(hand.ace, 5) | flag(hand.fresh, 6) | flag(hand.doubled, 7);
  };
  const flags =
    flag(pair, 20) | flag(hands.length > 1, 21) | flag(active === 1, 22) | flag(insured, 23);
  return BigInt(
    handBits(hands[active]) |
      (handBits(hands[1 - active]) << 8) |
      (dealer << 16) |
      flags |
      flag(natural, 24),
  );
}

function flag(value: boolean, bit: number): number {
  return value ? 1 << bit : 0;
}

function decode(state: bigint, action: bigint) {
  const word = action >= 0n && action < ACTIONS.length ? ACTIONS[Number(action)] : undefined;
  const table = decodeTable(state);
  if (state === 0n || !word || !legalActions(table).includes(word)) {
    throw new InvalidActionError(NAME, state, action);
  }
  return { table, word };
}

function checked(choice: bigint): void {
  if (choice !== 0n) throw new InvalidChoiceError(NAME, choice);
}

function inPlay({ hands, active }: BlackjackState): HandScore {
  return hands[active] as HandScore;
}

/** What the cards of a decision lead to. */
function advance(table: BlackjackState, word: BlackjackAction, own: readonly number[]): Turn {
  if (word === "stand on all") return { table, done: true };
  const hand = inPlay(table);
  if (word === "split") {
    const card = hand.ace ? 0 : hand.total / 2 - 1;
    const hands = own.map((drawn) => ({ ...scoreOf([card, drawn]), fresh: true, doubled: false }));
    const split = { ...table, hands, pair: false };
    return card === 0 ? { table: split, done: true } : upTo21(split);
  }
  const after = own.reduce(take, { ...hand, fresh: false, doubled: word === "double" });
  const hands = table.hands.map((other, i) => (i === table.active ? after : other));
  const moved = { ...table, hands, pair: false };
  return word === "hit" ? upTo21(moved) : nextHand(moved);
}

/** A hand of 21 or more stands by itself. */
function upTo21(table: BlackjackState): Turn {
  return inPlay(table).total < 21 ? { table, done: false } : nextHand(table);
}

function nextHand(table: BlackjackState): Turn {
  if (table.active === table.hands.length - 1) return { table, done: true };
  return upTo21({ ...table, active: table.active + 1 });
}

function take(hand: HandScore, card: number): HandScore {
  const hard = hand.soft ? hand.total - 10 : hand.total;
  const ace = hand.ace || pointsOf(card) === 1;
  const points = hard + pointsOf(card);
  const soft = ace && points <= 11;
  return { ...hand, total: soft ? points + 10 : points, soft, ace };
}

/** What a table pays when the dealer has played. */
function settle({ hands, insured, natural }: BlackjackState, dealer: readonly number[]): bigint {
  const staked = hands.reduce((sum, hand) => sum + stakeOf(hand), 0n);
  if (isBlackjack(dealer)) {
    return (natural ? staked : staked - ONE) + (insured ? 3n * HALF : 0n);
  }
  if (natural) return FOR_BLACKJACK;
  const dealers = scoreOf(dealer).total;
  return hands.reduce((sum, hand) => {
    const result = compare(hand.total, dealers);
    return sum + (result === "win" ? 2n : result === "push" ? 1n : 0n) * stakeOf(hand);
  }, 0n);
}

function compare(total: number, dealers: number): Result {
  if (total > 21) return "lose";
  if (dealers > 21 || total > dealers) return "win";
  return total === dealers ? "push" : "lose";
}

function resultOf(cards: number[], dealer: number[], alone: boolean): Result {
  const natural = alone && isBlackjack(cards);
  if (isBlackjack(dealer)) return natural ? "push" : "lose";
  return natural ? "blackjack" : compare(scoreOf(cards).total, scoreOf(dealer).total);
}

function isBlackjack(cards: readonly number[]): boolean {
  return cards.length === 2 && scoreOf(cards).total === 21;
}

function stakeOf(hand: HandScore): bigint {
  return hand.doubled ? 2n * ONE : ONE;
}

function costOf(word: BlackjackAction): bigint {
  if (word === "insure") return HALF;
  return word === "double" || word === "split" ? ONE : 0n;
}

/** The most that a table can pay after a decision, less what later ones would cost. */
function mostAfter(table: BlackjackState, word: BlackjackAction): bigint {
  const { hands, active, natural, insured, pair } = table;
  if (natural) return FOR_BLACKJACK;
  const hand = inPlay(table);
  const splits = hand.ace ? 4n * ONE : 6n * ONE;
  if (word === "insure") return pair && !hand.ace ? splits - ONE : 3n * ONE;
  const most = (other: HandScore) => {
    if (other.total > 21) return 0n;
    const doubles = other.fresh && other.total < 21 && word !== "stand on all";
    return 2n * stakeOf(other) + (doubles ? ONE : 0n);
  };
  const others = hands.filter((_, i) => i !== active).reduce((sum, other) => sum + most(other), 0n);
  const won = word === "split" ? splits : (word === "double" ? 4n : 2n) * ONE + others;
  if (!insured) return won;
  // A dealer's blackjack pays the insurance, and returns all but the first stake.
  const staked = hands.reduce((sum, each) => sum + stakeOf(each), costOf(word));
  const saved = staked - ONE + 3n * HALF;
  return saved > won ? saved : won;
}

/** How many cards a decision draws: the dealer's too, wherever the player may be done. */
function cardsFor(table: BlackjackState, word: BlackjackAction): number {
  if (word === "insure") return 0;
  if (word === "stand" && !advance(table, word, []).done) return 0;
  return ownCards(word) + DEALERS_CARDS;
}

function ownCards(word: BlackjackAction): number {
  return word === "split" ? 2 : word === "hit" || word === "double" ? 1 : 0;
}

function dealersHand(up: number, cards: readonly number[]): number[] {
  const hand = [up];
  for (const card of cards) {
    if (scoreOf(hand).total >= 17) break;
    hand.push(card);
  }
  return hand;
}

type Classes = readonly OutcomeClass[];

const NOT_PLAYED: Classes = [{ weight: DECK ** BigInt(DEALERS_CARDS), outcome: 0n }];
const playedBy = new Map<number, Classes>();

/** The dealer's cards in classes, by what they come to: a blackjack, 17 to 21, or bust. */
function dealersHands(up: number): Classes {
  const known = playedBy.get(up);
  if (known) return known;
  const classes = new Map<number, OutcomeClass>();
  const draw = (cards: number[], weight: bigint) => {
    const { total } = scoreOf(cards);
    if (total < 17) {
      for (const [card] of product(1)) draw([...cards, card], weight * weightOf(card));
      return;
    }
    const key = isBlackjack(cards) ? 0 : Math.min(total, 22);
    const drawn = cards.slice(1);
    const all = weight * DECK ** BigInt(DEALERS_CARDS - drawn.length);
    const outcome = classes.get(key)?.outcome ?? outcomeOf(drawn);
    classes.set(key, { weight: (classes.get(key)?.weight ?? 0n) + all, outcome });
  };
  draw([up - 1], 1n);
  playedBy.set(up, [...classes.values()]);
  return [...classes.values()];
}

/** Every way to draw so many cards, by their points: the first card of each. */
function product(count: 1): Iterable<[number]>;
function product(count: 2): Iterable<[number, number]>;
function product(count: number): Iterable<number[]>;
function* product(count: number): Iterable<number[]> {
  if (count === 0) return yield [];
  for (const rest of product(count - 1)) {
    for (let card = 0; card <= TEN; card++) yield [...rest, card];
  }
}

/** How many ways there are to draw cards of the same points. */
function weightOf(...cards: readonly number[]): bigint {
  return cards.reduce((weight, card) => weight * (card === TEN ? 16n : 4n), 1n);
}

/** The cards of an outcome, by number: the lowest digit is the first. */
function cardsOf(outcome: bigint, count: number): number[] {
  const cards: number[] = [];
  for (let rest = outcome; cards.length < count; rest /= DECK) cards.push(Number(rest % DECK));
  return cards;
}

function outcomeOf(cards: readonly number[]): bigint {
  return cards.reduceRight((outcome, card) => outcome * DECK + BigInt(card), 0n);
}

function pointsOf(card: number): number {
  return Math.min((card % RANKS) + 1, 10);
}
