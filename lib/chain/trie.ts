import { type Hex, keccakBytes, toHex } from "../bytes.ts";
import { quantityBytes } from "./quantity.ts";
import { type RlpItem, rlp } from "./rlp.ts";

type Entry = { path: number[]; value: Uint8Array };

/** The root of the Merkle Patricia trie that holds a list, as the roots in a block's header. */
export function listRoot(values: readonly Uint8Array[]): Hex {
  const entries = values.map((value, i) => ({
    path: nibbles(rlp(quantityBytes(`0x${i.toString(16)}`))),
    value,
  }));
  return toHex(keccakBytes(rlp(nodeOf(entries, 0))));
}

function nodeOf(entries: Entry[], depth: number): RlpItem {
  const [first, ...others] = entries;
  if (!first) return new Uint8Array();
  if (others.length === 0) return [pathBytes(first.path.slice(depth), true), first.value];

  let shared = depth;
  while (others.every(({ path }) => path[shared] === first.path[shared])) shared++;
  if (shared > depth) {
    return [pathBytes(first.path.slice(depth, shared), false), refOf(nodeOf(entries, shared))];
  }
  // The keys of a list are prefix-free, so no entry ends at a branch.
  const children = Array.from({ length: 16 }, (_, nibble) => {
    const below = entries.filter(({ path }) => path[depth] === nibble);
    return below.length === 0 ? new Uint8Array() : refOf(nodeOf(below, depth + 1));
  });
  return [...children, new Uint8Array()];
}

/** A node shorter than its hash stands in its parent itself. */
function refOf(node: RlpItem): RlpItem {
  const encoded = rlp(node);
  return encoded.length < 32 ? node : keccakBytes(encoded);
}

function pathBytes(path: number[], isLeaf: boolean): Uint8Array {
  const odd = path.length % 2;
  const flag = (isLeaf ? 2 : 0) + odd;
  const all = odd ? [flag, ...path] : [flag, 0, ...path];
  return Uint8Array.from({ length: all.length / 2 }, (_, i) => {
    return (all[2 * i] as number) * 16 + (all[2 * i + 1] as number);
  });
}

function nibbles(bytes: Uint8Array): number[] {
  return [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);
}
