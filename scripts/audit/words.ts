import { prove } from "../../lib/vrf/prove.ts";
import { wordOf } from "../../lib/vrf/request.ts";
import { verifyProof } from "../../lib/vrf/verify.ts";
import { PROVING_KEY } from "../local.ts";
import { questionOf } from "./plan.ts";

/**
 * Genuine words: each from a proof of its own, which is verified as the dApp verifies it.
 *
 * @throws if a proof does not hold.
 */
export function proveWords(seed: string, from: number, to: number): bigint[] {
  return Array.from({ length: to - from }, (_, i) => {
    const { preSeed, blockHash } = questionOf(seed, from + i);
    const { proof, randomness } = prove(PROVING_KEY, preSeed, blockHash);
    const verdict = verifyProof(proof, preSeed, blockHash);
    if (verdict.randomness !== randomness) {
      throw new Error(`The proof of word ${from + i} does not hold`);
    }
    return wordOf(randomness);
  });
}
