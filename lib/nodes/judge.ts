import type { Hex } from "../bytes.ts";

/** What a node said of itself. */
export type Head = {
  chainId: number;
  /** The number of its latest block. */
  height: bigint;
  /** When that block was made, in seconds since 1970. */
  timestamp: bigint;
  /** Milliseconds that the answer took. */
  latency: number;
};

/** A node, as it was found. */
export type Sample = {
  url: string;
  /** Undefined: it did not answer. */
  head: Head | undefined;
  /** The hash of its block at the height at which nodes are compared. Undefined: it named none. */
  hash: Hex | undefined;
};

/**
 * - `good`: it may be asked.
 * - `silent`: it does not answer.
 * - `behind`: others have blocks that it has not seen for a while.
 * - `foreign`: it is on another chain.
 * - `lying`: most of the others have another block where it has its own.
 * - `disputed`: nodes have different blocks at one height, and there is no majority.
 */
export type NodeState = "good" | "silent" | "behind" | "foreign" | "lying" | "disputed";

/** Seconds that a node may be late. */
const LATE = 30n;

/** Blocks below the lowest head at which nodes are compared: what is higher may still change on any of them. */
const DEPTH = 5n;

/**
 * The height at which nodes are to be compared: a little below the lowest head of those that keep up.
 *
 * @returns Undefined if fewer than two of them answer.
 */
export function heightToCompare(heads: readonly (Head | undefined)[], chainId: number) {
  const heights = heads.flatMap((head) =>
    stateOf(head, heads, chainId) === "good" && head ? [head.height] : [],
  );
  const [lowest, next] = heights.sort((a, b) => Number(a - b));
  if (lowest === undefined || next === undefined) return undefined;
  return lowest > DEPTH ? lowest - DEPTH : 0n;
}

/** The states of nodes of one chain, in their order. Pure: whoever has the same answers comes to the same states. */
export function judge(samples: readonly Sample[], chainId: number): NodeState[] {
  const heads = samples.map(({ head }) => head);
  const states = heads.map((head) => stateOf(head, heads, chainId));
  const votes = new Map<Hex, number>();
  for (const [index, { hash }] of samples.entries()) {
    if (states[index] === "good" && hash) votes.set(hash, (votes.get(hash) ?? 0) + 1);
  }
  if (votes.size < 2) return states;
  const all = [...votes.values()].reduce((a, b) => a + b, 0);
  const [truth] = [...votes].find(([, count]) => 2 * count > all) ?? [];
  return states.map((state, index) => {
    const hash = samples[index]?.hash;
    if (state !== "good" || !hash || hash === truth) return state;
    return truth ? "lying" : "disputed";
  });
}

/** The state of a node as its own head tells it, beside the others'. */
function stateOf(
  head: Head | undefined,
  heads: readonly (Head | undefined)[],
  chainId: number,
): NodeState {
  if (!head) return "silent";
  if (head.chainId !== chainId) return "foreign";
  const [first, second, third] = heads
    .filter((other) => other !== undefined && other.chainId === chainId)
    .sort((a, b) => Number((b?.height ?? 0n) - (a?.height ?? 0n)));
  // Of three and more, one alone cannot make the others late by naming a block that nobody else has.
  const newest = third ? second : first;
  const isLate = newest && head.height < newest.height && head.timestamp + LATE < newest.timestamp;
  return isLate ? "behind" : "good";
}
