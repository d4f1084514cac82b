import { clip, fromHex, type Hex, toBigInt, toHex } from "../bytes.ts";
import type { Pair } from "./curve.ts";
import type { Proof } from "./proof.ts";

/** What was committed to when a word was asked, as `fulfillRandomWords` takes it. */
export type RequestCommitment = {
  blockNum: bigint;
  subId: bigint;
  callbackGasLimit: bigint;
  numWords: bigint;
  sender: Hex;
  extraArgs: Hex;
};

export type Fulfilment = { proof: Proof; commitment: RequestCommitment; onlyPremium: boolean };

/** `fulfillRandomWords(Proof, RequestCommitmentV2Plus, bool)` of VRFCoordinatorV2_5. */
export const SINGLE_SELECTOR = "0x301f42e9";

/** `fulfillRandomWords(Proof[], RequestCommitmentV2Plus[])` of BatchVRFCoordinatorV2Plus. */
export const BATCH_SELECTOR = "0x6abb1721";

const WORD = 32;
const PROOF_WORDS = 13;

/**
 * Reads the fulfilments that a transaction sent to the VRF coordinator, or to the batch coordinator.
 *
 * @param calldata The transaction's input.
 * @throws if it is neither, or is cut short, or a number in it is larger than its type.
 */
export function decodeFulfilments(calldata: Hex): Fulfilment[] {
  const bytes = fromHex(calldata);
  const selector = toHex(bytes.subarray(0, 4));
  const data = bytes.subarray(4);
  if (selector === SINGLE_SELECTOR) return [decodeSingle(data)];
  if (selector === BATCH_SELECTOR) return decodeBatch(data);
  throw new Error(`Not a fulfilment: the call begins with ${clip(selector)}`);
}

function decodeSingle(data: Uint8Array): Fulfilment {
  const flag = numberAt(data, (PROOF_WORDS + 1) * WORD, 8, "onlyPremium");
  if (flag > 1n) throw new Error(`Bad calldata: onlyPremium is ${flag}`);
  return {
    proof: decodeProof(data, 0),
    commitment: decodeCommitment(data, offsetAt(data, PROOF_WORDS * WORD)),
    onlyPremium: flag === 1n,
  };
}

function decodeBatch(data: Uint8Array): Fulfilment[] {
  const proofs = offsetAt(data, 0);
  const commitments = offsetAt(data, WORD);
  const count = offsetAt(data, proofs);
  if (offsetAt(data, commitments) !== count) {
    throw new Error("Bad calldata: there are not as many commitments as proofs");
  }
  const first = commitments + WORD;
  return Array.from({ length: count }, (_, i) => ({
    proof: decodeProof(data, proofs + WORD + i * PROOF_WORDS * WORD),
    commitment: decodeCommitment(data, first + offsetAt(data, first + i * WORD)),
    onlyPremium: false,
  }));
}

function decodeProof(data: Uint8Array, start: number): Proof {
  const word = (i: number) => toBigInt(bytesAt(data, start + i * WORD, WORD));
  const pair = (i: number): Pair => [word(i), word(i + 1)];
  return {
    pk: pair(0),
    gamma: pair(2),
    c: word(4),
    s: word(5),
    seed: word(6),
    uWitness: addressAt(data, start + 7 * WORD, "uWitness"),
    cGammaWitness: pair(8),
    sHashWitness: pair(10),
    zInv: word(12),
  };
}

function decodeCommitment(data: Uint8Array, start: number): RequestCommitment {
  const extraArgs = start + offsetAt(data, start + 5 * WORD);
  return {
    blockNum: numberAt(data, start, 64, "blockNum"),
    subId: numberAt(data, start + WORD, 256, "subId"),
    callbackGasLimit: numberAt(data, start + 2 * WORD, 32, "callbackGasLimit"),
    numWords: numberAt(data, start + 3 * WORD, 32, "numWords"),
    sender: addressAt(data, start + 4 * WORD, "sender"),
    extraArgs: toHex(bytesAt(data, extraArgs + WORD, offsetAt(data, extraArgs))),
  };
}

function bytesAt(data: Uint8Array, start: number, length: number): Uint8Array {
  if (start + length > data.length) {
    throw new Error(`Bad calldata: it ends after ${data.length + 4} bytes, too early`);
  }
  return data.subarray(start, start + length);
}

function numberAt(data: Uint8Array, start: number, bits: number, name: string): bigint {
  const value = toBigInt(bytesAt(data, start, WORD));
  if (value >> BigInt(bits) !== 0n) throw new Error(`Bad calldata: ${name} is too large`);
  return value;
}

function addressAt(data: Uint8Array, start: number, name: string): Hex {
  return `0x${numberAt(data, start, 160, name).toString(16).padStart(40, "0")}`;
}

/** A length or an offset: never more than the calldata is long. */
function offsetAt(data: Uint8Array, start: number): number {
  const value = toBigInt(bytesAt(data, start, WORD));
  if (value > BigInt(data.length)) throw new Error("Bad calldata: an offset points outside it");
  return Number(value);
}
