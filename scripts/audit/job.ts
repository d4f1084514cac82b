import type { HandStrand } from "./hand-plan.ts";
import type { Strand } from "./plan.ts";

/** What a worker can be told to do. */
export type Job =
  | { kind: "sampler" }
  | { kind: "prove"; seed: string; from: number; to: number }
  | { kind: "rules"; game: string }
  | { kind: "hand rules"; game: string }
  | { kind: "hands"; game: string; strand: HandStrand; block: number; by: bigint | bigint[] }
  | { kind: "words"; seed: bigint; first: number; count: number }
  | { kind: "block"; game: string; strand: Strand; block: number; words?: bigint[] };
