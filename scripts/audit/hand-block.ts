import { toBetId } from "../../lib/bet-id.ts";
import { keccak } from "../../lib/bytes.ts";
import { betWord, outcomeOf, rollWord } from "../../lib/draw.ts";
import type { Strategy } from "../../lib/hands/odds.ts";
import type { Line } from "./hand-lines.ts";
import { type HandStrand, SEATS_OF_HANDS } from "./hand-plan.ts";
import { type HandCounts, HandTally } from "./hand-tally.ts";
import type { Sampler } from "./sampler.ts";

/** As in Sampler.sol: rounds that are of hands which sit side by side. */
const ROUNDS_OF_HAND = 64;

/** Hands of each block that are played again, by the library that the dApp uses. */
const AGAIN = 20;

/** Plays blocks of hands, and counts. */
export class HandBlocks {
  readonly #sampler: Sampler;
  readonly #line: Line;
  readonly #strategy: Strategy;

  constructor(sampler: Sampler, line: Line) {
    this.#sampler = sampler;
    this.#line = line;
    this.#strategy = line.strategy();
  }

  /** Plays hands in lock step, all to their ends, by words that follow from a seed. */
  async derived(strand: HandStrand, block: number, seed: bigint): Promise<HandCounts> {
    const { hand, choice, letters } = this.#line;
    const { first, count } = blockOf(strand, block);
    const tally = new HandTally(this.#line, strand);
    const brought = new Array<bigint>(count).fill(0n);
    const dealt = tally.take(await this.#sampler.deals(hand, choice, letters, seed, first, count));
    const asked = Buffer.alloc(count * 32);
    let playing: { hand: number; state: bigint }[] = [];
    for (let i = 0; i < count; i++) {
      const { state, payout } = tally.deal(dealt, i);
      if (state === 0n) brought[i] = payout;
      else playing.push({ hand: i, state });
    }
    for (let decision = 1; playing.length > 0; decision++) {
      for (const [at, { hand: i, state }] of playing.entries()) {
        write(asked, at, state, this.#strategy(state, decision - 1), BigInt(first + i));
      }
      const some = asked.subarray(0, playing.length * 32);
      const played = tally.take(await this.#sampler.decisions(hand, letters, seed, decision, some));
      const rest: typeof playing = [];
      for (const [at, { hand: i }] of playing.entries()) {
        const { state, payout, cost } = tally.decision(played, at);
        brought[i] = (brought[i] as bigint) + payout - cost;
        if (state !== 0n) rest.push({ hand: i, state });
      }
      playing = rest;
    }
    for (const one of brought) tally.over(one);
    for (let i = 0; i < Math.min(AGAIN, count); i++) {
      const group = Math.floor((first + i) / SEATS_OF_HANDS.derived);
      const seat = BigInt((first + i) % SEATS_OF_HANDS.derived);
      const again = this.#playAgain((decision) => {
        const round = BigInt(1 + group * ROUNDS_OF_HAND + decision);
        return rollWord(betWord(keccak(seed, round), toBetId(round, seat)), 0);
      });
      tally.again(again === brought[i]);
    }
    return tally.counts();
  }

  /**
   * Plays hands at the seats of rounds, one round for each word. In every round every seat draws once: for the decision of its hand, or
   * for the deal of the next one. A hand is dealt as long as the words suffice for the longest: which hands are dealt does not depend on
   * how they end.
   */
  async genuine(strand: HandStrand, block: number, words: readonly bigint[]): Promise<HandCounts> {
    const { hand, choice, letters, longest } = this.#line;
    const first = 1 + blockOf(strand, block).first;
    const tally = new HandTally(this.#line, strand);
    const seats = Array.from(
      { length: SEATS_OF_HANDS.genuine },
      (): Seat => ({
        state: 0n,
        decisions: 0,
        brought: 0n,
        results: 0,
        first: 0n,
      }),
    );
    const asked = Buffer.alloc(seats.length * 32);
    // After the last word come decisions that need none.
    for (let i = 0; i <= words.length; i++) {
      const word = words[i] ?? 0n;
      const mayDeal = words.length - i >= longest;
      let playing = [...seats.keys()].filter((seat) => mayDeal || seats[seat]?.state !== 0n);
      // A decision that needs no chance is carried out at once, and the seat still has its draw.
      while (playing.length > 0) {
        for (const [at, seat] of playing.entries()) {
          const { state, decisions } = seats[seat] as Seat;
          const action = state === 0n ? 0n : this.#strategy(state, decisions);
          write(asked, at, state, action, BigInt(seat));
        }
        const some = asked.subarray(0, playing.length * 32);
        const played = tally.take(
          await this.#sampler.handsGiven(hand, choice, letters, first + i, word, some),
        );
        playing = playing.filter((seat, at) => {
          const mine = seats[seat] as Seat;
          const isDeal = mine.state === 0n;
          const after = isDeal
            ? { ...tally.deal(played, at), cost: 0n }
            : tally.decision(played, at);
          if (after.drawn && i === words.length) {
            throw new Error(`A hand of ${hand.name} draws more than ${longest} times`);
          }
          mine.brought += after.payout - after.cost;
          mine.decisions = isDeal ? 0 : mine.decisions + 1;
          mine.state = after.state;
          if (mine.state === 0n) {
            tally.over(mine.brought);
            if (mine.results++ === 0) mine.first = mine.brought;
            mine.brought = 0n;
          }
          return !after.drawn && (mayDeal || mine.state !== 0n);
        });
      }
    }
    for (const [seat, mine] of seats.entries()) {
      const again = this.#playAgain((_, draw) => {
        const id = toBetId(BigInt(first + draw), BigInt(seat));
        return rollWord(betWord(words[draw] as bigint, id), 0);
      });
      tally.again(again === mine.first);
    }
    return tally.counts();
  }

  /** What a hand brings, by the library alone. @param wordAt Of a decision, and of a draw, both from 0 for the deal. */
  #playAgain(wordAt: (decision: number, draw: number) => bigint): bigint {
    const { hand, choice } = this.#line;
    let { state, payout } = hand.deal(choice, outcomeOf(wordAt(0, 0), hand.quote(choice).outcomes));
    let paid = payout;
    let draw = 1;
    for (let decision = 1; state !== 0n; decision++) {
      const action = this.#strategy(state, decision - 1);
      const { outcomes, cost } = hand.decide(state, action);
      const outcome = outcomes > 1n ? outcomeOf(wordAt(decision, draw++), outcomes) : 0n;
      ({ state, payout } = hand.play(state, action, outcome));
      paid += payout - cost;
    }
    return paid;
  }
}

/** A seat of a table: its hand, how many it has played to the end, and what the first of them brought. */
type Seat = {
  state: bigint;
  decisions: number;
  brought: bigint;
  results: number;
  first: bigint;
};

function blockOf({ blocks }: HandStrand, block: number): { first: number; count: number } {
  const found = blocks[block];
  if (!found) throw new RangeError(`There is no block ${block}`);
  return found;
}

/** Packs a question as Sampler.sol takes it. */
function write(bytes: Buffer, i: number, state: bigint, action: bigint, number: bigint): void {
  const at = i * 32;
  bytes.writeBigUInt64BE(state >> 64n, at);
  bytes.writeBigUInt64BE(state & 0xffff_ffff_ffff_ffffn, at + 8);
  bytes.writeBigUInt64BE(action, at + 16);
  bytes.writeBigUInt64BE(number, at + 24);
}
