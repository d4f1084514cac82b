import { fromHex, type Hex, keccakBytes, toBigInt, toHex } from "../bytes.ts";
import type { Game } from "../games/index.ts";
import type { Hand } from "../hands/index.ts";

/** A contract as this source compiles. */
export type Compiled = {
  name: string;
  /** Code as it is deployed, with zeros where its immutables go. */
  code: Hex;
  /** Where the value of each immutable stands, by its name. In bytes. */
  immutables: Readonly<Record<string, readonly { start: number; length: number }[]>>;
};

/** The games of this source, as they compile. */
export type CompiledGames = {
  games: readonly { game: Game; compiled: Compiled }[];
  hands: readonly { hand: Hand; compiled: Compiled }[];
};

/** How code on chain compares with what a source compiles to. */
export type Comparison = {
  /** keccak256 of the code on chain. */
  hash: Hex;
  length: number;
  /** The first byte that differs, apart from immutables. */
  difference: { at: number; expected: string; found: string } | undefined;
  /** The value of each immutable. Undefined if it is not the same wherever it stands. */
  immutables: Record<string, bigint | undefined>;
};

/** Compares code on chain, byte for byte, with what a source compiles to. */
export function compareCode(found: Hex, { code, immutables }: Compiled): Comparison {
  const [theirs, ours] = [fromHex(found), fromHex(code)];
  const values: Comparison["immutables"] = {};
  const masked = Uint8Array.from(theirs);
  for (const [name, places] of Object.entries(immutables)) {
    const read = places.map(({ start, length }) => theirs.subarray(start, start + length));
    const distinct = new Set(read.map(toHex));
    values[name] = distinct.size === 1 ? toBigInt(read[0] as Uint8Array) : undefined;
    for (const { start, length } of places) masked.fill(0, start, start + length);
  }
  return {
    hash: toHex(keccakBytes(theirs)),
    length: theirs.length,
    difference: firstDifference(ours, masked),
    immutables: values,
  };
}

/** The contract, of several, whose code stands on chain. Undefined if it is none of them. */
export function findSameCode<T extends { compiled: Compiled }>(
  found: Hex,
  known: readonly T[],
): T | undefined {
  return known.find(({ compiled }) => !compareCode(found, compiled).difference);
}

function firstDifference(expected: Uint8Array, found: Uint8Array): Comparison["difference"] {
  const length = Math.max(expected.length, found.length);
  for (let at = 0; at < length; at++) {
    if (expected[at] === found[at]) continue;
    return { at, expected: byteText(expected[at]), found: byteText(found[at]) };
  }
  return undefined;
}

function byteText(byte: number | undefined): string {
  return byte === undefined ? "the end" : `0x${byte.toString(16).padStart(2, "0")}`;
}
