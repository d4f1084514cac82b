import { fraction } from "../fraction.ts";
import { ONE } from "./hand.ts";
import { type HandOdds, oddsOf } from "./odds.ts";
import { combinations, handsUpToSuits, paysOf } from "./video-poker.ts";

const DECK = 52;
const HAND = 5;
const HOLDS = 1 << HAND;

/** The best decision for a hand of five cards, and what it brings. */
export type BestHold = {
  /** The cards to hold, as bits: the action. */
  held: number;
  /** Payouts of all that may be drawn then, added up, in units of stake. Divided by `draws` it is what the hand is worth. */
  sum: number;
  /** The same for the squares of the payouts. */
  squares: number;
  /** How many sets of cards may be drawn. */
  draws: number;
};

/**
 * Tells the best hold of any hand, exactly.
 *
 * What all hands pay that have some cards in common is added up beforehand, for every set of up to five cards. The hands with
 * the cards held and none of those thrown away then follow by inclusion and exclusion.
 */
export function bestHolds(): (cards: readonly number[]) => BestHold {
  const sums = tables();
  const squares = tables();
  for (const cards of combinations(DECK, HAND)) {
    const pays = paysOf(cards);
    if (pays === 0) continue;
    forSubsets(cards, (size, index) => {
      ((sums[size] as Float64Array)[index] as number) += pays;
      ((squares[size] as Float64Array)[index] as number) += pays * pays;
    });
  }
  return (cards) => {
    const sorted = [...cards].sort((a, b) => a - b);
    const sum = sumsOf(sorted, sums);
    const square = sumsOf(sorted, squares);
    let best: BestHold | undefined;
    for (let held = HOLDS - 1; held >= 0; held--) {
      const draws = choose(DECK - HAND, HAND - bitsOf(held));
      const more = sum[held] as number;
      if (best && more * best.draws <= best.sum * draws) continue;
      const kept = cards.reduce((mask, card, i) => {
        return (held >> sorted.indexOf(card)) & 1 ? mask | (1 << i) : mask;
      }, 0);
      best = { held: kept, sum: more, squares: square[held] as number, draws };
    }
    return best as BestHold;
  };
}

/** The odds of video poker when every hand is played best, over all 2,598,960 of them. */
export function oddsOfVideoPoker(): HandOdds {
  const best = bestHolds();
  // All numbers of draws divide this one.
  const common = 5 * choose(DECK - HAND, HAND);
  let [sum, squares] = [0n, 0n];
  for (const { cards, weight } of handsUpToSuits()) {
    const { sum: more, squares: moreSquares, draws } = best(cards);
    const scale = BigInt(weight) * BigInt(common / draws);
    sum += scale * BigInt(more);
    squares += scale * BigInt(moreSquares);
  }
  const all = BigInt(choose(DECK, HAND)) * BigInt(common);
  return oddsOf(fraction(sum * ONE, all), fraction(squares * ONE * ONE, all), 800n * ONE);
}

/** For each number of cards, a place for every set of so many. */
export function tables(): Float64Array[] {
  return Array.from({ length: HAND + 1 }, (_, size) => new Float64Array(choose(DECK, size)));
}

/** For each subset of five sorted cards that is held, the sum over all hands that have it and none of the other cards. */
function sumsOf(cards: readonly number[], tables: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(HOLDS);
  forSubsets(cards, (size, index, mask) => {
    sums[mask] = tables[size]?.[index] as number;
  });
  for (let bit = 1; bit < HOLDS; bit <<= 1) {
    for (let mask = 0; mask < HOLDS; mask++) {
      if ((mask & bit) === 0) (sums[mask] as number) -= sums[mask | bit] as number;
    }
  }
  return sums;
}

/** Visits the subsets of five sorted cards: how many cards each has, and its place among all sets of as many. */
export function forSubsets(
  cards: readonly number[],
  visit: (size: number, index: number, mask: number) => void,
): void {
  for (let mask = 0; mask < HOLDS; mask++) {
    let [size, index] = [0, 0];
    for (let i = 0; i < HAND; i++) {
      if ((mask >> i) & 1) index += choose(cards[i] as number, ++size);
    }
    visit(size, index, mask);
  }
}

const CHOOSE = Array.from({ length: DECK + 1 }, (_, n) => {
  const row = [1];
  for (let k = 1; k <= HAND; k++) row.push(((row[k - 1] as number) * (n - k + 1)) / k);
  return row;
});

function choose(from: number, count: number): number {
  return CHOOSE[from]?.[count] as number;
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
