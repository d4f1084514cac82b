import type { Ledger } from "./books.ts";
import type { Cold } from "./cold.ts";

/** What a picture of a house shows of some of its blocks, one after the other. */
export type Sample = {
  /** The last of them. */
  block: bigint;
  /** Each bank's, then, in the order of their numbers. */
  banks: BankSample[];
  /** In all of them. */
  bets: number;
  words: number;
  blocks: number;
};

/** The ledger of a bank in chips, and what is in its reserve. */
export type BankSample = Ledger & Cold;

/** As many points as a picture is wide. */
const MOST_SAMPLES = 800;

type Samples = { samples: Sample[]; samplesPer: number };

/** Adds a block. When there are too many samples, they are joined two by two: so any number of blocks makes one picture. */
export function addSample(state: Samples, sample: Sample): void {
  const last = state.samples.at(-1);
  if (last && last.blocks < state.samplesPer)
    state.samples[state.samples.length - 1] = join(last, sample);
  else state.samples.push(sample);
  if (state.samples.length <= MOST_SAMPLES) return;
  const { samples } = state;
  state.samples = Array.from({ length: Math.ceil(samples.length / 2) }, (_, i) => {
    const [first, second] = [samples[2 * i] as Sample, samples[2 * i + 1]];
    return second ? join(first, second) : first;
  });
  state.samplesPer *= 2;
}

function join(a: Sample, b: Sample): Sample {
  return { ...b, bets: a.bets + b.bets, words: a.words + b.words, blocks: a.blocks + b.blocks };
}
