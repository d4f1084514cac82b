import { expect } from "chai";
import type { Hex } from "../../../lib/bytes.ts";
import { FIELD, ORDER, type Pair } from "../../../lib/vrf/curve.ts";
import type { Proof } from "../../../lib/vrf/proof.ts";
import { prove, publicKeyOf } from "../../../lib/vrf/prove.ts";
import { verifyProof } from "../../../lib/vrf/verify.ts";
import { chainlinkProofs } from "../../support/vrf-vectors.ts";

const BLOCK_HASH: Hex = `0x${"5a".repeat(32)}`;
const PRE_SEED = 0x1234n;

describe("vrf/verify", () => {
  const { proof: genuine, randomness } = prove(99n, PRE_SEED, BLOCK_HASH);
  const { proof: other } = prove(99n, PRE_SEED + 1n, BLOCK_HASH);

  for (const { source, blockHash, proof } of chainlinkProofs) {
    it(`accepts Chainlink's proof of ${source}, and rejects it with any number changed`, () => {
      expect(verifyProof(proof, proof.seed, blockHash).ok).to.equal(true);
      for (const [field, changed] of everyFieldChanged(proof, 1n << 97n)) {
        rejects(changed, proof.seed, blockHash, field);
      }
    });
  }

  it("shows what it found, with raw numbers", () => {
    const verdict = verifyProof(genuine, PRE_SEED, BLOCK_HASH);
    expect(verdict.randomness).to.equal(randomness);
    expect(verdict.checks.map(({ id }) => id)).to.deep.equal([
      "seed",
      "ranges",
      "u",
      "products",
      "zInv",
      "challenge",
    ]);
    for (const { ok, detail, values } of verdict.checks) {
      expect(ok).to.equal(true);
      expect(detail).to.match(/^[A-Z].*\.$/);
      for (const { value } of values) expect(value).to.match(/^0x([0-9a-f]{40}|[0-9a-f]{64})$/);
    }
  });

  it("rejects every field when it is one more, one less, zero, or another proof's", () => {
    const changes = [
      ...everyFieldChanged(genuine, 1n),
      ...everyFieldChanged(genuine, -1n),
      ...everyFieldReplaced(genuine, (value) => value - value),
    ];
    for (const [field, changed] of changes) rejects(changed, PRE_SEED, BLOCK_HASH, field);
    for (const field of Object.keys(genuine) as (keyof Proof)[]) {
      if (field === "pk") continue; // both are by the same key
      rejects({ ...genuine, [field]: other[field] }, PRE_SEED, BLOCK_HASH, field);
    }
    rejects({ ...genuine, pk: publicKeyOf(98n) }, PRE_SEED, BLOCK_HASH, "pk of another key");
  });

  it("rejects scalars that are the same modulo the order, but out of range", () => {
    rejects({ ...genuine, s: genuine.s + ORDER }, PRE_SEED, BLOCK_HASH, "s");
    rejects({ ...genuine, s: genuine.s - ORDER }, PRE_SEED, BLOCK_HASH, "s below 0");
    rejects({ ...genuine, c: genuine.c + ORDER }, PRE_SEED, BLOCK_HASH, "c");
    rejects({ ...genuine, c: genuine.c + (1n << 256n) }, PRE_SEED, BLOCK_HASH, "c of 257 bits");
    rejects({ ...genuine, c: 0n }, PRE_SEED, BLOCK_HASH, "c = 0");
    rejects({ ...genuine, c: ORDER }, PRE_SEED, BLOCK_HASH, "c = order");
    rejects({ ...genuine, zInv: genuine.zInv + FIELD }, PRE_SEED, BLOCK_HASH, "zInv");
  });

  it("rejects coordinates that are the same modulo the field, but out of range, and mirrored points", () => {
    for (const field of ["pk", "gamma", "cGammaWitness", "sHashWitness"] as const) {
      const [x, y] = genuine[field];
      for (const pair of [
        [x + FIELD, y],
        [x, y + FIELD],
        [x, FIELD - y],
      ] as Pair[]) {
        rejects({ ...genuine, [field]: pair }, PRE_SEED, BLOCK_HASH, field);
      }
    }
  });

  it("rejects a genuine proof for another request or another block", () => {
    rejects(genuine, PRE_SEED + 1n, BLOCK_HASH, "pre-seed");
    rejects({ ...genuine, seed: PRE_SEED + 1n }, PRE_SEED + 1n, BLOCK_HASH, "pre-seed, both");
    rejects(genuine, PRE_SEED, `0x${"5b".repeat(32)}`, "block hash");
  });

  it("takes the witness address in any case", () => {
    const upper = `0x${genuine.uWitness.slice(2).toUpperCase()}` as Hex;
    expect(verifyProof({ ...genuine, uWitness: upper }, PRE_SEED, BLOCK_HASH).ok).to.equal(true);
  });

  it("throws at a block hash that is none", () => {
    expect(() => verifyProof(genuine, PRE_SEED, "0x")).to.throw("32-byte hash");
  });

  function rejects(proof: Proof, preSeed: bigint, blockHash: Hex, what: string) {
    const verdict = verifyProof(proof, preSeed, blockHash);
    expect(verdict.ok, what).to.equal(false);
    expect(verdict.randomness, what).to.equal(undefined);
  }
});

function everyFieldChanged(proof: Proof, by: bigint): [string, Proof][] {
  return everyFieldReplaced(proof, (value) => value + by);
}

/** A copy of the proof for each number in it, with that number alone replaced. */
function everyFieldReplaced(proof: Proof, replace: (value: bigint) => bigint): [string, Proof][] {
  return (Object.entries(proof) as [keyof Proof, bigint | Hex | Pair][]).flatMap(
    ([field, value]): [string, Proof][] => {
      if (typeof value === "bigint") return [[field, { ...proof, [field]: replace(value) }]];
      if (typeof value === "string") {
        const digits = BigInt.asUintN(160, replace(BigInt(value))).toString(16);
        return [[field, { ...proof, [field]: `0x${digits.padStart(40, "0")}` as Hex }]];
      }
      const [x, y] = value;
      return [
        [`${field}.x`, { ...proof, [field]: [replace(x), y] }],
        [`${field}.y`, { ...proof, [field]: [x, replace(y)] }],
      ];
    },
  );
}
