import { fromHex, type Hex, keccak } from "../bytes.ts";

/** Who asks the coordinator for a word: fixed for the life of a casino. */
export type Requester = {
  keyHash: Hex;
  /** The contract that asks: the casino. */
  consumer: Hex;
  subscription: bigint;
};

/**
 * The pre-seed of a request.
 *
 * @param nonce Number of the request among those of this consumer and subscription, from 1. It is the round's number.
 */
export function preSeedOf({ keyHash, consumer, subscription }: Requester, nonce: bigint): bigint {
  return keccak(BigInt(checked(keyHash, 32)), BigInt(checked(consumer, 20)), subscription, nonce);
}

/** The id of a request. It follows from the nonce: none can be repeated or dropped unseen. */
export function requestIdOf(keyHash: Hex, preSeed: bigint): bigint {
  return keccak(BigInt(checked(keyHash, 32)), preSeed);
}

/** The i-th word of a fulfilment, from its randomness. A round uses word 0. */
export function wordOf(randomness: bigint, i = 0): bigint {
  return keccak(randomness, BigInt(i));
}

function checked(hex: Hex, length: number): Hex {
  if (fromHex(hex).length !== length) throw new Error(`Not ${length} bytes: ${hex}`);
  return hex;
}
