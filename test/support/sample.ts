import { keccak } from "../../lib/bytes.ts";

/** Numbers below `limit` that look random and are the same at every run, so that a failure can be repeated. */
export function sample(seed: bigint, count: number, limit: bigint): bigint[] {
  return Array.from({ length: count }, (_, i) => keccak(seed, BigInt(i)) % limit);
}
