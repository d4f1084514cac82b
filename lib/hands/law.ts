import { type Hand, ONE } from "./hand.ts";
import type { Strategy } from "./odds.ts";
import { combinations, handsUpToSuits, PAY_TABLE, paysOf } from "./video-poker.ts";
import { bestHolds, forSubsets, tables } from "./video-poker-odds.ts";

/** What a hand brings, payout less what decisions cost in millionths of the first stake, and the chance of it. */
export type Law = ReadonlyMap<number, number>;

/** Subsets of five cards. */
const ALL = 32;

/** The law of what a hand brings that is played by a strategy. Chances are accurate to floating point. @throws as `oddsOfStrategy` */
export function lawOfStrategy(hand: Hand, choice: bigint, strategy: Strategy): Law {
  const known: Map<bigint, Law>[] = [];
  const from = (state: bigint, decisions: number): Law => {
    known[decisions] ??= new Map();
    const before = known[decisions].get(state);
    if (before) return before;
    const action = strategy(state, decisions);
    const { outcomes, cost } = hand.decide(state, action);
    const law = new Map<number, number>();
    for (const { weight, outcome } of hand.playClasses(state, action)) {
      const { state: next, payout } = hand.play(state, action, outcome);
      const after = next === 0n ? over(payout) : from(next, decisions + 1);
      mix(law, after, ratio(weight, outcomes), Number(cost));
    }
    known[decisions].set(state, law);
    return law;
  };
  const { outcomes } = hand.quote(choice);
  const law = new Map<number, number>();
  for (const { weight, outcome } of hand.dealClasses(choice)) {
    const { state, payout } = hand.deal(choice, outcome);
    mix(law, state === 0n ? over(payout) : from(state, 0), ratio(weight, outcomes), 0);
  }
  return law;
}

/** The law of what video poker pays when every hand is played best: see `bestHolds`. */
export function lawOfVideoPoker(): Law {
  const best = bestHolds();
  const paying = PAY_TABLE.filter(({ pays }) => pays > 0);
  const counts = new Map<number, Float64Array[]>(paying.map(({ pays }) => [pays, tables()]));
  let all = 0;
  for (const cards of combinations(52, 5)) {
    all++;
    const table = counts.get(paysOf(cards));
    if (!table) continue;
    forSubsets(cards, (size, index) => {
      ((table[size] as Float64Array)[index] as number)++;
    });
  }
  const law = new Map<number, number>([[0, 1]]);
  const sizes = new Uint8Array(ALL);
  const indices = new Uint32Array(ALL);
  const move = (pays: number, chance: number) => {
    const key = pays * Number(ONE);
    law.set(key, (law.get(key) ?? 0) + chance);
    law.set(0, (law.get(0) as number) - chance);
  };
  for (const { cards, weight } of handsUpToSuits()) {
    const { held, draws } = best(cards);
    forSubsets(cards, (size, index, mask) => {
      sizes[mask] = size;
      indices[mask] = index;
    });
    for (const [pays, table] of counts) {
      // Hands with the cards held and none of the others: by inclusion and exclusion, over all that hold more.
      let ways = 0;
      for (let mask = held; mask < ALL; mask = (mask + 1) | held) {
        const size = sizes[mask] as number;
        const count = table[size]?.[indices[mask] as number] as number;
        ways += (size - (sizes[held] as number)) % 2 === 0 ? count : -count;
      }
      if (ways > 0) move(pays, (weight * ways) / draws / all);
    }
  }
  return law;
}

function over(payout: bigint): Law {
  return new Map([[Number(payout), 1]]);
}

function mix(law: Map<number, number>, part: Law, share: number, cost: number): void {
  for (const [brings, chance] of part) {
    law.set(brings - cost, (law.get(brings - cost) ?? 0) + share * chance);
  }
}

function ratio(num: bigint, den: bigint): number {
  return Number((num * (1n << 80n)) / den) / 2 ** 80;
}
