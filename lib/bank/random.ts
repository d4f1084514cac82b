import { keccakBytes } from "../bytes.ts";

/** Draws a number from 0 to 1, without 1. */
export type Random = () => number;

/**
 * Numbers that follow from a text, each with 53 bits: Doty-Humphrey's sfc32, keyed by keccak256. For simulations, where draws are to be
 * many and the same on every machine; chance of the house is another thing.
 */
export function randomOf(seed: string): Random {
  const key = new DataView(keccakBytes(new TextEncoder().encode(seed)).buffer);
  let [a, b, c] = [key.getUint32(0) | 0, key.getUint32(4) | 0, key.getUint32(8) | 0];
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}
