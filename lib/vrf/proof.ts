import type { Hex } from "../bytes.ts";
import type { Pair } from "./curve.ts";

/** A VRF proof as the coordinator's `fulfillRandomWords` takes it. */
export type Proof = {
  /** The public key. */
  pk: Pair;
  /** Secret key times H: the output, from which the randomness is hashed. */
  gamma: Pair;
  /** The challenge. */
  c: bigint;
  /** The response: k - c * secret key. */
  s: bigint;
  /** The pre-seed: what was asked. */
  seed: bigint;
  /** Address of U = k * G = c * pk + s * G. */
  uWitness: Hex;
  /** c * gamma, which the contract checks rather than computes. */
  cGammaWitness: Pair;
  /** s * H, likewise. */
  sHashWitness: Pair;
  /** The inverse needed to add these two. */
  zInv: bigint;
};
