import { createHash } from "node:crypto";
import { toBetId } from "../../lib/bet-id.ts";
import { keccak } from "../../lib/bytes.ts";
import { betWord, outcomeOf, rollWord } from "../../lib/draw.ts";
import type { Strategy } from "../../lib/hands/odds.ts";
import type { Line } from "./hand-lines.ts";
import type { Played, Sampler } from "./sampler.ts";

/** As in Sampler.sol: hands that sit side by side, and rounds that are theirs. */
const SEATS = 10;
const ROUNDS_OF_HAND = 64;

/** Hands of each block that are played again, by the library that the dApp uses. */
const AGAIN = 20;

/** A fault that the audit must find happens to one hand in so many. */
const FAULT_EVERY = 100;

/** What is left of a block of hands: whole numbers that add up. */
export type HandCounts = {
  /** How often hands were dealt so; and how often if one deal in a hundred were the first outcome. */
  deals: Record<string, number>;
  faulty: Record<string, number>;
  /** How often a hand brought so much: payout less what its decisions cost, in millionths of the first stake. */
  results: Record<string, number>;
  /** Deals, and decisions that were drawn. */
  draws: number;
  /** Hands that were played again by the library, and those of them that came out otherwise. */
  again: number;
  different: number;
  /** SHA-256 of what the contracts answered, decision by decision. */
  digest: string;
  /** Milliseconds that the node took. It is no part of the certificate. */
  took: number;
};

/** Plays hands in lock step, all to their ends, and counts. */
export async function playHands(
  sampler: Sampler,
  line: Line,
  strategy: Strategy,
  seed: bigint,
  first: number,
  count: number,
): Promise<HandCounts> {
  const { hand, choice } = line;
  const deals: Record<string, number> = {};
  const faulty: Record<string, number> = {};
  const brought = new Array<bigint>(count).fill(0n);
  const digest = createHash("sha256");
  let draws = 0;
  let took = 0;
  const take = ({ bytes, took: more }: Played) => {
    digest.update(bytes);
    took += more;
    return bytes;
  };

  const dealt = take(await sampler.deals(hand, choice, seed, first, count));
  const asked = Buffer.alloc(count * 32);
  const firstOutcome = line.dealt(hand.deal(choice, 0n));
  let playing: { hand: number; state: bigint }[] = [];
  for (let i = 0; i < count; i++) {
    const { state, payout } = read(dealt, i);
    const key = line.dealt({ state, payout });
    add(deals, key);
    if (i % FAULT_EVERY === FAULT_EVERY / 4) add(faulty, firstOutcome);
    else add(faulty, key);
    draws++;
    if (state === 0n) brought[i] = payout;
    else playing.push({ hand: i, state });
  }
  for (let decision = 1; playing.length > 0; decision++) {
    for (const [at, { hand: i, state }] of playing.entries()) {
      write(asked, at, state, strategy(state, decision - 1), BigInt(first + i));
    }
    const some = asked.subarray(0, playing.length * 32);
    const played = take(await sampler.decisions(hand, seed, decision, some));
    const rest: typeof playing = [];
    for (const [at, { hand: i }] of playing.entries()) {
      const { state, payout, cost, drawn } = read(played, at);
      if (drawn) draws++;
      brought[i] = (brought[i] as bigint) + payout - cost;
      if (state !== 0n) rest.push({ hand: i, state });
    }
    playing = rest;
  }

  const results: Record<string, number> = {};
  for (const one of brought) add(results, `${one}`);
  const again = Math.min(AGAIN, count);
  const different = Array.from({ length: again }, (_, i) => i).filter(
    (i) => playAgain(line, strategy, seed, first + i) !== brought[i],
  ).length;
  return { deals, faulty, results, draws, again, different, digest: digest.digest("hex"), took };
}

/** What a hand brings, by the library alone. */
function playAgain({ hand, choice }: Line, strategy: Strategy, seed: bigint, number: number) {
  const outcomeAt = (decision: number, outcomes: bigint) => {
    const round = BigInt(1 + Math.floor(number / SEATS) * ROUNDS_OF_HAND + decision);
    const word = betWord(keccak(seed, round), toBetId(round, BigInt(number % SEATS)));
    return outcomeOf(rollWord(word, 0), outcomes);
  };
  let { state, payout } = hand.deal(choice, outcomeAt(0, hand.quote(choice).outcomes));
  let paid = payout;
  for (let decision = 1; state !== 0n; decision++) {
    const action = strategy(state, decision - 1);
    const { outcomes, cost } = hand.decide(state, action);
    ({ state, payout } = hand.play(state, action, outcomeAt(decision, outcomes)));
    paid += payout - cost;
  }
  return paid;
}

/** Reads what Sampler.sol packs into a word. */
function read(bytes: Buffer, i: number) {
  const at = i * 32;
  const low = bytes.readBigUInt64BE(at + 24);
  return {
    state: (bytes.readBigUInt64BE(at) << 64n) | bytes.readBigUInt64BE(at + 8),
    payout: bytes.readBigUInt64BE(at + 16),
    cost: low >> 1n,
    drawn: (low & 1n) === 1n,
  };
}

function write(bytes: Buffer, i: number, state: bigint, action: bigint, number: bigint): void {
  const at = i * 32;
  bytes.writeBigUInt64BE(state >> 64n, at);
  bytes.writeBigUInt64BE(state & 0xffff_ffff_ffff_ffffn, at + 8);
  bytes.writeBigUInt64BE(action, at + 16);
  bytes.writeBigUInt64BE(number, at + 24);
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
