import { expect } from "chai";
import type { Hex } from "../../../lib/bytes.ts";
import { keyHashOf, ORDER, randomnessOf } from "../../../lib/vrf/curve.ts";
import { prove, publicKeyOf } from "../../../lib/vrf/prove.ts";
import { verifyProof } from "../../../lib/vrf/verify.ts";
import {
  CHAINLINK_KEY_HASH,
  CHAINLINK_SECRET_KEY,
  chainlinkProofs,
} from "../../support/vrf-vectors.ts";

const BLOCK_HASH: Hex = `0x${"5a".repeat(32)}`;

describe("vrf/prove", () => {
  it("has the public key of Chainlink's test key", () => {
    expect(keyHashOf(publicKeyOf(CHAINLINK_SECRET_KEY))).to.equal(CHAINLINK_KEY_HASH);
  });

  it("proves the same randomness as Chainlink's prover, for every published proof", () => {
    for (const { source, blockHash, proof: theirs } of chainlinkProofs) {
      const { proof, randomness } = prove(CHAINLINK_SECRET_KEY, theirs.seed, blockHash);
      expect(proof.gamma, source).to.deep.equal(theirs.gamma);
      expect(randomness, source).to.equal(randomnessOf(theirs.gamma));
    }
  });

  it("makes proofs that verify, with small and large keys and seeds", () => {
    for (const secretKey of [1n, 2n, ORDER - 1n, 0x676c617373n]) {
      for (const preSeed of [0n, 1n, (1n << 256n) - 1n]) {
        const { proof, randomness } = prove(secretKey, preSeed, BLOCK_HASH);
        const verdict = verifyProof(proof, preSeed, BLOCK_HASH);
        expect(verdict.ok, `key ${secretKey}, seed ${preSeed}`).to.equal(true);
        expect(verdict.randomness).to.equal(randomness);
      }
    }
  });

  it("answers the same request with the same proof", () => {
    expect(prove(7n, 8n, BLOCK_HASH)).to.deep.equal(prove(7n, 8n, BLOCK_HASH));
  });

  it("never uses a nonce for two seeds or two keys", () => {
    // U = k * G stands in the proof by its address: two proofs with one nonce would show the same.
    const seen = new Set<Hex>();
    let proofs = 0;
    for (const secretKey of [3n, 4n]) {
      for (const preSeed of [0n, 1n, 2n]) {
        for (const blockHash of [BLOCK_HASH, `0x${"00".repeat(32)}`] as const) {
          seen.add(prove(secretKey, preSeed, blockHash).proof.uWitness);
          proofs++;
        }
      }
    }
    expect(seen.size).to.equal(proofs);
  });

  it("refuses a secret key that is none, and a block hash that is none", () => {
    for (const secretKey of [0n, -1n, ORDER, ORDER + 1n]) {
      expect(() => prove(secretKey, 1n, BLOCK_HASH)).to.throw(RangeError, "secret key");
    }
    expect(() => prove(1n, 1n, "0x1234")).to.throw("32-byte hash");
    expect(() => prove(1n, 1n << 256n, BLOCK_HASH)).to.throw(RangeError, "256-bit");
  });
});
