import { secp256k1 } from "@noble/curves/secp256k1.js";
import { expect } from "chai";
import {
  addressOf,
  FIELD,
  GENERATOR,
  hashToCurve,
  isOnCurve,
  keyHashOf,
  ORDER,
  toPair,
  toPoint,
  zInvOf,
} from "../../../lib/vrf/curve.ts";
import { CHAINLINK_KEY_HASH, chainlinkProofs } from "../../support/vrf-vectors.ts";

describe("vrf/curve", () => {
  it("is secp256k1, as noble defines it", () => {
    const { Point } = secp256k1;
    expect(ORDER).to.equal(Point.Fn.ORDER);
    expect(FIELD).to.equal(Point.Fp.ORDER);
    expect(toPair(GENERATOR)).to.deep.equal([Point.BASE.x, Point.BASE.y]);
    // Also far from the generator, where a wrong split of the scalar would show.
    for (const scalar of [2n, ORDER - 1n, ORDER / 3n, 0xdeadbeefn << 200n]) {
      const { x, y } = Point.BASE.multiply(scalar);
      expect(toPair(GENERATOR.multiply(scalar))).to.deep.equal([x, y]);
      const twice = Point.BASE.multiply(3n).multiply(scalar);
      expect(toPair(GENERATOR.multiply(3n).multiplyUnsafe(scalar))).to.deep.equal([
        twice.x,
        twice.y,
      ]);
    }
  });

  it("refuses points off the curve and coordinates out of range", () => {
    const [x, y] = toPair(GENERATOR);
    expect(isOnCurve([x, y])).to.equal(true);
    expect(isOnCurve([x, FIELD - y])).to.equal(true);
    for (const bad of [
      [x, y + 1n],
      [x + FIELD, y],
      [x, y + FIELD],
      [0n, 0n],
      [-x, y],
    ] as const) {
      expect(isOnCurve(bad), `${bad}`).to.equal(false);
    }
  });

  it("hashes to points of the curve, always with the even y", () => {
    const pk = toPair(GENERATOR.multiply(10n));
    for (let seed = 0n; seed < 40n; seed++) {
      const hash = hashToCurve(pk, seed);
      expect(isOnCurve(hash)).to.equal(true);
      expect(hash[1] % 2n).to.equal(0n);
    }
  });

  it("knows a public key by the key hash that the coordinator gives it", () => {
    for (const { proof } of chainlinkProofs) {
      expect(keyHashOf(proof.pk)).to.equal(CHAINLINK_KEY_HASH);
    }
  });

  it("gives the address that Ethereum gives to a public key", () => {
    // The first account of the well-known test mnemonic "test test ... junk".
    const secret = 0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80n;
    expect(addressOf(toPair(GENERATOR.multiply(secret)))).to.equal(
      "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266",
    );
  });

  it("finds the inverse of every published proof", () => {
    for (const { proof } of chainlinkProofs) {
      expect(zInvOf(proof.cGammaWitness, proof.sHashWitness)).to.equal(proof.zInv);
    }
  });

  it("has no coordinates for the point at infinity", () => {
    expect(() => toPair(toPoint(toPair(GENERATOR)).subtract(GENERATOR))).to.throw("infinity");
  });
});
