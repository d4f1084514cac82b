import { createHash } from "node:crypto";
import { toBetId } from "../../lib/bet-id.ts";
import { keccak } from "../../lib/bytes.ts";
import { betWord, outcomeOf, rollWord } from "../../lib/draw.ts";
import type { Game } from "../../lib/games/index.ts";
import { batteryFor } from "../../lib/stats/battery.ts";
import { lettersFor, lettersOf } from "../../lib/stats/letters.ts";
import { payTableOf } from "../../lib/stats/payouts.ts";
import type { Draws } from "../../lib/stats/test.ts";
import { faultsOf } from "./controls.ts";
import { ROLLS, SEATS, type Strand, shapeOf } from "./plan.ts";
import type { Drawn, Sampler } from "./sampler.ts";

/** Bars of a histogram. */
const BARS = 64;

/** Rounds of each block that are drawn again, by the library that the dApp uses. */
const ROUNDS_AGAIN = 5;

/** What is left of a block of draws: whole numbers that add up. */
export type BlockCounts = {
  /** What each test counted, by its id. */
  tests: Record<string, number[]>;
  /** What the tests that must find a fault counted when it was made, by the fault's id. */
  faults: Record<string, number[]>;
  /** For each choice how often it paid each multiplier of its pay table. */
  payouts: number[][];
  /** Draws that paid what is not in the pay table. */
  unknown: number;
  /** Draws that were made again by the library, and those of them that came out otherwise. */
  again: number;
  different: number;
  histogram: number[];
  /** SHA-256 of the draws, four bytes each, the low end first. */
  digest: string;
  /** Milliseconds that the node took to draw. It is no part of the certificate. */
  took: number;
};

/** For one choice: the place of a draw's payout in its pay table, or -1. */
type Payer = (symbol: number, pays: bigint | undefined) => number;

/** Plays blocks of a strand, and counts. */
export class Blocks {
  readonly #sampler: Sampler;
  readonly #game: Game;
  readonly #strand: Strand;
  #payers: Payer[] | undefined;

  constructor(sampler: Sampler, game: Game, strand: Strand) {
    this.#sampler = sampler;
    this.#game = game;
    this.#strand = strand;
  }

  /** @param words The words of the block's rounds, if they are genuine. */
  async count(block: number, words?: readonly bigint[]): Promise<BlockCounts> {
    const strand = this.#strand;
    const { roundsOfBlock } = strand;
    const first = strand.first + block * roundsOfBlock;
    this.#payers ??= await this.#makePayers();
    const drawn = await this.#sampler.play(this.#game, strand, first, roundsOfBlock, words);

    const shape = shapeOf(strand);
    const draws: Draws = { ...shape, symbols: drawn.symbols };
    const battery = batteryFor(shape);
    const tests = Object.fromEntries(battery.map((test) => [test.id, test.count(draws)]));
    const faults: Record<string, number[]> = {};
    if (strand.words === "derived") {
      for (const { id, test, corrupt } of faultsOf(100)) {
        const counts = battery.find((one) => one.id === test)?.count(corrupt(draws));
        if (counts) faults[id] = counts;
      }
    }
    const bars = lettersFor(shape.kinds, BARS);
    const histogram = new Array<number>(bars).fill(0);
    for (const bar of lettersOf(drawn.symbols, shape.kinds, bars)) {
      histogram[bar] = (histogram[bar] ?? 0) + 1;
    }
    const digest = createHash("sha256").update(drawn.symbols).digest("hex");
    const wordOf = (i: number) => words?.[i] ?? keccak(strand.seed, BigInt(first + i));
    return {
      tests,
      faults,
      ...countPayouts(drawn, first, strand, this.#payers),
      ...drawAgain(drawn, first, strand, this.#game, wordOf),
      histogram,
      digest,
      took: drawn.took,
    };
  }

  async #makePayers(): Promise<Payer[]> {
    return Promise.all(this.#strand.choices.map((choice) => this.#payerOf(choice)));
  }

  async #payerOf(choice: bigint): Promise<Payer> {
    const places = new Map(payTableOf(this.#game, choice).map(({ pays }, i) => [pays, i]));
    if (this.#strand.asked) return (_, pays) => places.get(pays ?? -1n) ?? -1;
    // So few outcomes that the game was asked about each of them, once: its code is pure, and gives the same answer for ever.
    const outcomes = Array.from({ length: Number(this.#strand.outcomes) }, (_, i) => BigInt(i));
    const answers = await this.#sampler.paysOf(this.#game, choice, outcomes);
    const table = Int32Array.from(answers, (pays) => places.get(pays) ?? -1);
    return (symbol) => table[symbol] as number;
  }
}

function countPayouts(
  { symbols, pays }: Drawn,
  first: number,
  { choices, asked }: Strand,
  payers: readonly Payer[],
): Pick<BlockCounts, "payouts" | "unknown"> {
  const payouts = choices.map((): number[] => []);
  let unknown = 0;
  let turn = Number((BigInt(first) * BigInt(SEATS)) % BigInt(choices.length));
  for (let bet = 0; bet < symbols.length; bet += ROLLS) {
    const payer = payers[turn] as Payer;
    const counts = payouts[turn] as number[];
    for (let i = bet; i < bet + ROLLS; i++) {
      const place = payer(symbols[i] as number, asked ? pays?.[i] : undefined);
      if (place < 0) unknown++;
      else counts[place] = (counts[place] ?? 0) + 1;
    }
    turn = (turn + 1) % choices.length;
  }
  // JSON has no holes.
  for (const counts of payouts) for (let i = 0; i < counts.length; i++) counts[i] ??= 0;
  return { payouts, unknown };
}

/** Draws the first rounds again, by the library alone. */
function drawAgain(
  { symbols, pays }: Drawn,
  first: number,
  { outcomes, choices }: Strand,
  game: Game,
  wordOf: (i: number) => bigint,
): Pick<BlockCounts, "again" | "different"> {
  let again = 0;
  let different = 0;
  const rounds = Math.min(ROUNDS_AGAIN, symbols.length / SEATS / ROLLS);
  for (let i = 0; i < rounds; i++) {
    for (let seat = 0; seat < SEATS; seat++) {
      const bet = (first + i) * SEATS + seat;
      const choice = choices[bet % choices.length] as bigint;
      const word = betWord(wordOf(i), toBetId(BigInt(first + i), BigInt(seat)));
      for (let roll = 0; roll < ROLLS; roll++) {
        const outcome = outcomeOf(rollWord(word, roll), outcomes);
        const symbol = outcomes >> 32n === 0n ? outcome : (outcome << 32n) / outcomes;
        const at = (i * SEATS + seat) * ROLLS + roll;
        const paid = pays?.[at] ?? game.multiplier(choice, outcome);
        again++;
        if (BigInt(symbols[at] as number) !== symbol || paid !== game.multiplier(choice, outcome)) {
          different++;
        }
      }
    }
  }
  return { again, different };
}

/** Adds up what was counted in two blocks. */
export function addCounts(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}
