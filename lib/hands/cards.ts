/** A card of a deck of 52. */
export type Card = {
  /** 1 is the ace, 11 to 13 are jack, queen and king. */
  readonly rank: number;
  readonly suit: Suit;
};

export type Suit = (typeof SUITS)[number];

export const SUITS = ["clubs", "diamonds", "hearts", "spades"] as const;
export const RANKS = 13;
export const DECK = 52n;

const LETTERS = ["A", "2", "3", "4", "5", "6", "7", "8", "9", "10", "J", "Q", "K"];
const SYMBOLS: Record<Suit, string> = { clubs: "♣", diamonds: "♦", hearts: "♥", spades: "♠" };

/** The card of a number from 0 to 51: rank by rank from the ace, suit after suit. */
export function cardOf(number: bigint | number): Card {
  const suit = SUITS[Math.floor(Number(number) / RANKS)];
  if (!suit || number < 0) throw new RangeError(`No card: ${number}`);
  return { rank: (Number(number) % RANKS) + 1, suit };
}

/** The number of a card: see `cardOf`. */
export function numberOf({ rank, suit }: Card): number {
  return SUITS.indexOf(suit) * RANKS + rank - 1;
}

/** A rank as on a card, such as "A", "10" or "K". */
export function rankName(rank: number): string {
  const name = LETTERS[rank - 1];
  if (!name) throw new RangeError(`No rank: ${rank}`);
  return name;
}

/** A card as it is written, such as "10♥". */
export function cardName({ rank, suit }: Card): string {
  return `${rankName(rank)}${SYMBOLS[suit]}`;
}
