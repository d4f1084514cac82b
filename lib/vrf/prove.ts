import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Hex, join, toBigInt, toWord } from "../bytes.ts";
import {
  addressOf,
  challenge,
  GENERATOR,
  hashToCurve,
  ORDER,
  type Pair,
  randomnessOf,
  seedOf,
  toPair,
  toPoint,
  zInvOf,
} from "./curve.ts";
import type { Proof } from "./proof.ts";

/** The public key of a secret key. @throws if the secret key is not in 1 to ORDER - 1. */
export function publicKeyOf(secretKey: bigint): Pair {
  checkSecretKey(secretKey);
  return toPair(GENERATOR.multiply(secretKey));
}

/**
 * Answers a VRF request with a proof that the coordinator accepts.
 *
 * The same key, pre-seed and block hash give the same proof, to the last bit.
 *
 * @param secretKey The proving key, 1 to ORDER - 1.
 * @param preSeed From the request: `preSeed` of RandomWordsRequested.
 * @param blockHash Hash of the block in which the request was made.
 * @returns The proof, and the randomness that it proves.
 */
export function prove(
  secretKey: bigint,
  preSeed: bigint,
  blockHash: Hex,
): { proof: Proof; randomness: bigint } {
  const pk = publicKeyOf(secretKey);
  const seed = seedOf(preSeed, blockHash);
  const h = hashToCurve(pk, seed);
  const hash = toPoint(h);
  const gammaPoint = hash.multiply(secretKey);
  const gamma = toPair(gammaPoint);

  for (let attempt = 0; ; attempt++) {
    const k = nonce(secretKey, seed, attempt);
    const uWitness = addressOf(toPair(GENERATOR.multiply(k)));
    const v = toPair(hash.multiply(k));
    const c = challenge(h, pk, gamma, uWitness, v);
    const cReduced = c % ORDER;
    const s = (k + (ORDER - cReduced) * secretKey) % ORDER;
    // The contract refuses zero scalars and cannot add a point to itself: then another nonce serves. It never happens.
    if (cReduced === 0n || s === 0n) continue;
    // c and s are published with the proof: these two products need no protection from timing.
    const cGammaWitness = toPair(gammaPoint.multiplyUnsafe(cReduced));
    const sHashWitness = toPair(hash.multiplyUnsafe(s));
    if (cGammaWitness[0] === sHashWitness[0]) continue;
    const zInv = zInvOf(cGammaWitness, sHashWitness);
    const proof = { pk, gamma, c, s, seed: preSeed, uWitness, cGammaWitness, sHashWitness, zInv };
    return { proof, randomness: randomnessOf(gamma) };
  }
}

/**
 * The nonce of a proof, from 1 to ORDER - 1. A nonce that were used for two seeds, or could be guessed in part, would give the
 * secret key away. So it is a keyed hash of the seed, as in RFC 6979: no two seeds share one, and no source of randomness can fail.
 */
function nonce(secretKey: bigint, seed: bigint, attempt: number): bigint {
  for (let round = 0; ; round++) {
    const message = join(seed, BigInt(attempt), BigInt(round));
    const k = toBigInt(hmac(sha256, toWord(secretKey), message));
    // Rejected rather than reduced: every nonce is equally likely.
    if (k !== 0n && k < ORDER) return k;
  }
}

function checkSecretKey(secretKey: bigint): void {
  if (secretKey <= 0n || secretKey >= ORDER) {
    throw new RangeError("The secret key must be from 1 to the order of secp256k1 less 1");
  }
}
