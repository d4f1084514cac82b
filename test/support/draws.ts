import { createCipheriv, createHash } from "node:crypto";
import type { Draws } from "../../lib/stats/test.ts";

/** Numbers from 0 to 1, without 1, by a good generator: AES in counter mode. The same seed gives the same. */
export function uniform(seed: string, count: number): Float64Array {
  const key = createHash("sha256").update(seed).digest();
  const bytes = createCipheriv("aes-256-ctr", key, Buffer.alloc(16)).update(
    Buffer.alloc(8 * count),
  );
  return Float64Array.from(
    { length: count },
    (_, i) => Number(bytes.readBigUInt64LE(8 * i) >> 11n) / 2 ** 53,
  );
}

/** Fair draws, in rounds of ten bets with two rolls, or what `spoil` makes of each. */
export function drawsOf(
  seed: string,
  count: number,
  kinds: number,
  spoil: (drawn: number, i: number, before: Uint32Array) => number = (drawn) => drawn,
): Draws {
  const symbols = new Uint32Array(count);
  for (const [i, value] of uniform(seed, count).entries()) {
    symbols[i] = spoil(Math.floor(value * kinds), i, symbols);
  }
  return { symbols, kinds, seats: 10, rolls: 2 };
}
