import type { BetId } from "./bet-id.ts";
import { keccak } from "./bytes.ts";

const WORDS = 1n << 256n;

/** The word of one bet, from the word of its round. */
export function betWord(word: bigint, bet: BetId): bigint {
  return keccak(word, bet);
}

/** The word of one roll of a bet, counted from 0. */
export function rollWord(word: bigint, roll: number): bigint {
  return keccak(word, BigInt(roll));
}

/**
 * One of `outcomes` equally likely outcomes, from 0.
 *
 * 2^256 is not a multiple of every count: words of the incomplete last turn are hashed again, so that no outcome is favoured.
 */
export function outcomeOf(word: bigint, outcomes: bigint): bigint {
  if (outcomes < 1n) throw new RangeError(`There must be at least one outcome, not ${outcomes}`);
  const complete = WORDS - (WORDS % outcomes);
  let accepted = word;
  while (accepted >= complete) accepted = keccak(accepted);
  return accepted % outcomes;
}
