import { createHash } from "node:crypto";
import { batteryFor } from "../../lib/stats/battery.ts";
import type { Shape } from "../../lib/stats/test.ts";
import { type Every, faultsOf } from "./controls.ts";
import type { Line } from "./hand-lines.ts";
import { type HandStrand, handShapesOf, type Sequence } from "./hand-plan.ts";
import type { Played } from "./sampler.ts";

/** What is left of a block of hands: whole numbers that add up. */
export type HandCounts = {
  hands: number;
  /** How often hands were dealt so. */
  deals: Record<string, number>;
  /** How often a hand brought so much: payout less what its decisions cost, in millionths of the first stake. */
  results: Record<string, number>;
  sequences: Record<Sequence, SequenceCounts>;
  /** Deals, and decisions that were drawn. */
  draws: number;
  /** Hands that were played again by the library, and those of them that came out otherwise. */
  again: number;
  different: number;
  /** SHA-256 of what the contracts answered, one answer after the other. */
  digest: string;
  /** Milliseconds that the node took. It is no part of the certificate. */
  took: number;
};

/** What each test counted of a sequence, by its id; and of the sequence with a fault, the test that must find it, by the fault's id. */
type SequenceCounts = { tests: Record<string, number[]>; faults: Record<string, number[]> };

/** Counts hands while they are played. */
export class HandTally {
  readonly #line: Line;
  readonly #shapes: Record<Sequence, Shape>;
  readonly #every: Every;
  readonly #digest = createHash("sha256");
  readonly #symbols: Record<Sequence, number[]> = { deals: [], draws: [] };
  readonly #deals: Record<string, number> = {};
  readonly #results: Record<string, number> = {};
  #hands = 0;
  #draws = 0;
  #again = 0;
  #different = 0;
  #took = 0;

  constructor(line: Line, strand: HandStrand) {
    this.#line = line;
    this.#shapes = handShapesOf(line, strand);
    this.#every = strand.faults;
  }

  /** Takes an answer of the contract. */
  take({ bytes, took }: Played): Buffer {
    this.#digest.update(bytes);
    this.#took += took;
    return bytes;
  }

  /** Counts a deal. @param i Its place in an answer. */
  deal(bytes: Buffer, i: number) {
    const { state, payout, extra, letter } = read(bytes, i);
    add(this.#deals, this.#line.dealt({ state, payout }));
    this.#symbols.deals.push(extra);
    this.#draw(letter);
    return { state, payout, drawn: true };
  }

  /** Counts a decision. @param i Its place in an answer. */
  decision(bytes: Buffer, i: number) {
    const { state, payout, extra, letter, drawn } = read(bytes, i);
    if (drawn) this.#draw(letter);
    return { state, payout, cost: BigInt(extra), drawn };
  }

  /** Counts a hand that is over. */
  over(brought: bigint): void {
    this.#hands++;
    add(this.#results, `${brought}`);
  }

  /** Counts a hand that was played again. */
  again(isSame: boolean): void {
    this.#again++;
    if (!isSame) this.#different++;
  }

  counts(): HandCounts {
    return {
      hands: this.#hands,
      deals: this.#deals,
      results: this.#results,
      sequences: { deals: this.#sequence("deals"), draws: this.#sequence("draws") },
      draws: this.#draws,
      again: this.#again,
      different: this.#different,
      digest: this.#digest.digest("hex"),
      took: this.#took,
    };
  }

  #draw(letter: number): void {
    this.#draws++;
    if (letter > 0) this.#symbols.draws.push(letter - 1);
  }

  #sequence(name: Sequence): SequenceCounts {
    const shape = this.#shapes[name];
    const draws = { ...shape, symbols: Uint32Array.from(this.#symbols[name]) };
    const battery = batteryFor(shape);
    const faults: Record<string, number[]> = {};
    for (const { id, test, corrupt } of faultsOf(this.#every)) {
      const counts = battery.find((one) => one.id === test)?.count(corrupt(draws));
      if (counts) faults[id] = counts;
    }
    return {
      tests: Object.fromEntries(battery.map((test) => [test.id, test.count(draws)])),
      faults,
    };
  }
}

/** Reads what Sampler.sol packs into a word. `extra` is the outcome of a deal, or the cost of a decision. */
function read(bytes: Buffer, i: number) {
  const at = i * 32;
  const mark = bytes.readUInt32BE(at + 28);
  return {
    state: (bytes.readBigUInt64BE(at) << 64n) | bytes.readBigUInt64BE(at + 8),
    payout: bytes.readBigUInt64BE(at + 16),
    extra: bytes.readUInt32BE(at + 24),
    letter: mark >>> 1,
    drawn: (mark & 1) === 1,
  };
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
