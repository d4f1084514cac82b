import type { Hex } from "../../lib/bytes.ts";
import type { Pair } from "../../lib/vrf/curve.ts";
import type { Proof } from "../../lib/vrf/proof.ts";
import published from "./chainlink-proofs.json" with { type: "json" };

/**
 * Proofs that Chainlink's Go prover made, as they stand in the Solidity tests of @chainlink/contracts 1.5.0
 * (MIT, src/v0.8/vrf/test; `source` is file and line).
 */
export const chainlinkProofs: { source: string; blockHash: Hex; proof: Proof }[] = published.map(
  ({ source, blockHash, proof }) => ({
    source,
    blockHash: blockHash as Hex,
    proof: {
      pk: pair(proof.pk),
      gamma: pair(proof.gamma),
      c: BigInt(proof.c),
      s: BigInt(proof.s),
      seed: BigInt(proof.seed),
      uWitness: proof.uWitness as Hex,
      cGammaWitness: pair(proof.cGammaWitness),
      sHashWitness: pair(proof.sHashWitness),
      zInv: BigInt(proof.zInv),
    },
  }),
);

/** The secret key of these proofs: "not sensitive information", says FixtureVRFCoordinatorV2_5.t.sol. */
export const CHAINLINK_SECRET_KEY = 10n;

/** Its key hash, from the same place. */
export const CHAINLINK_KEY_HASH: Hex =
  "0x9f2353bde94264dbc3d554a94cceba2d7d2b4fdce4304d3e09a1fea9fbeb1528";

function pair([x, y]: string[]): Pair {
  return [BigInt(x as string), BigInt(y as string)];
}
