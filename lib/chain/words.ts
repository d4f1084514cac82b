import { fromHex, type Hex, toBigInt } from "../bytes.ts";

const WORD = 32;

/** The 32-byte words of an event's data, as numbers. @throws if it is not whole words. */
export function wordsOf(data: Hex): bigint[] {
  const bytes = fromHex(data);
  if (bytes.length % WORD !== 0) throw new Error("The data is not whole words");
  return Array.from({ length: bytes.length / WORD }, (_, i) =>
    toBigInt(bytes.subarray(i * WORD, (i + 1) * WORD)),
  );
}

/** The i-th word. @throws if there is none. */
export function wordAt(words: readonly bigint[], i: number): bigint {
  const word = words[i];
  if (word === undefined) throw new Error("The data is cut short");
  return word;
}

/** A list of words whose place is told by the i-th word. @throws if it is cut short. */
export function listAt(words: readonly bigint[], i: number): bigint[] {
  const start = Number(wordAt(words, i) / BigInt(WORD));
  const length = Number(wordAt(words, start));
  const list = words.slice(start + 1, start + 1 + length);
  if (list.length !== length) throw new Error("The data is cut short");
  return list;
}
