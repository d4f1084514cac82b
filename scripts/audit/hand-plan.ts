import type { Parameters } from "../../lib/certificate/certificate.ts";
import type { Shape } from "../../lib/stats/test.ts";
import type { Every } from "./controls.ts";
import type { Line } from "./hand-lines.ts";
import { ROLLS, SEATS, type Strand } from "./plan.ts";

/** Hands of one job by derived words, which are played side by side. */
const HANDS_OF_BLOCK = 20_000;

/** Genuine words of one job. */
const WORDS_OF_BLOCK = 500;

/** Hands that sit side by side in a round, by words of each kind. Of a genuine word hands have as many draws as the other games. */
export const SEATS_OF_HANDS = { genuine: SEATS * ROLLS, derived: SEATS } as const;

/** A fault in a hundred shows by so many genuine words. By fewer it is one in ten. */
const WORDS_FOR_RARE_FAULTS = 5_000;

/** Hands of one line, by words of one kind: blocks of words, or blocks of hands. */
export type HandStrand = {
  words: Strand["words"];
  blocks: { first: number; count: number }[];
  faults: Every;
};

/** What hands draw, in order: the outcomes of their deals, and all their outcomes, each as the part of its range that it lies in. */
export type Sequence = "deals" | "draws";
export const SEQUENCES: readonly Sequence[] = ["deals", "draws"];

/** The strands of a hand, in the order of the certificate. */
export function handStrandsOf({ words, hands = 0 }: Parameters): HandStrand[] {
  return [
    {
      words: "genuine",
      blocks: blocksOf(words, Math.max(1, Math.floor(words / WORDS_OF_BLOCK))),
      faults: words < WORDS_FOR_RARE_FAULTS ? 10 : 100,
    },
    {
      words: "derived",
      blocks: blocksOf(hands, Math.ceil(hands / HANDS_OF_BLOCK)),
      faults: 100,
    },
  ];
}

/**
 * What the draws of a strand's blocks are like.
 *
 * Which seat draws next, and out of how many outcomes, follows from what its hand drew before: only where all hands are dealt at once
 * does a round say which bets are neighbours. Else draws are one after the other.
 */
export function handShapesOf(line: Line, { words, blocks }: HandStrand): Record<Sequence, Shape> {
  const kinds = Number(line.hand.quote(line.choice).outcomes);
  const [{ count } = { count: 0 }] = blocks;
  const one = { seats: 1, rolls: 1 };
  // By genuine words every seat draws in every round: a deal in one of a few draws.
  const draws = words === "genuine" ? count * SEATS_OF_HANDS.genuine : count;
  return words === "genuine"
    ? { deals: { kinds, ...one, draws: draws / 4 }, draws: { kinds: line.letters, ...one, draws } }
    : {
        deals: { kinds, seats: SEATS_OF_HANDS.derived, rolls: 1, draws },
        draws: { kinds: line.letters, ...one, draws },
      };
}

function blocksOf(all: number, blocks: number): { first: number; count: number }[] {
  const size = Math.ceil(all / blocks / SEATS) * SEATS;
  return Array.from({ length: blocks }, (_, block) => ({
    first: block * size,
    count: Math.min(size, all - block * size),
  })).filter(({ count }) => count > 0);
}
