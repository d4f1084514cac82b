import { weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { fromHex, type Hex, join, keccak, toWordHex } from "../bytes.ts";

// The points of secp256k1 alone: noble's own export of the curve brings ECDSA with it, a quarter of what a page would load.
const Point = weierstrass(
  {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn,
    n: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
    h: 1n,
    a: 0n,
    b: 7n,
    Gx: 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
    Gy: 0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
  },
  {
    // Splits a multiplication into two of half the length.
    endo: {
      beta: 0x7ae96a2b657c07106e64479eac3434e99cf0497512f58995c1396c28719501een,
      basises: [
        [0x3086d221a7d46bcde86c90e49284eb15n, -0xe4437ed6010e88286f547fa90abfe4c3n],
        [0x114ca50f7a8e2f3f657c1108d9d44cfd8n, 0x3086d221a7d46bcde86c90e49284eb15n],
      ],
    },
  },
);
const { Fp, Fn } = Point;

export type CurvePoint = InstanceType<typeof Point>;

/** Affine coordinates x and y of a point of secp256k1. */
export type Pair = readonly [x: bigint, y: bigint];

/** Number of points of the curve. */
export const ORDER = Fn.ORDER;

/** The field's prime. */
export const FIELD = Fp.ORDER;

export const GENERATOR = Point.BASE;

// What keeps the three uses of the hash apart.
const TO_CURVE = 1n;
const TO_SCALAR = 2n;
const TO_RANDOMNESS = 3n;

/** The point of two coordinates. @throws if they are out of range or not on the curve. */
export function toPoint([x, y]: Pair): CurvePoint {
  const point = Point.fromAffine({ x, y });
  point.assertValidity();
  return point;
}

/** The coordinates of a point. @throws for the point at infinity, which has none. */
export function toPair(point: CurvePoint): Pair {
  if (point.is0()) throw new Error("The point at infinity has no coordinates");
  const { x, y } = point.toAffine();
  return [x, y];
}

/** Whether two coordinates are a point of the curve. */
export function isOnCurve(pair: Pair): boolean {
  try {
    toPoint(pair);
    return true;
  } catch {
    return false;
  }
}

/**
 * The point H that a public key and a seed stand for.
 *
 * A hash is tried as x coordinate, with the even y; when the curve has no such point, it is hashed again.
 */
export function hashToCurve(pk: Pair, seed: bigint): Pair {
  let x = fieldHash(join(TO_CURVE, ...pk, seed));
  for (;;) {
    const y = evenRoot(Fp.create(x * x * x + 7n));
    if (y !== undefined) return [x, y];
    x = fieldHash(join(x));
  }
}

function fieldHash(bytes: Uint8Array): bigint {
  let x = keccak(bytes);
  while (x >= FIELD) x = keccak(x);
  return x;
}

function evenRoot(square: bigint): bigint | undefined {
  const root = Fp.pow(square, (FIELD + 1n) / 4n);
  if (Fp.sqr(root) !== square) return undefined;
  return root % 2n === 0n ? root : FIELD - root;
}

/** The challenge c of a proof: a hash of everything it speaks of. Not reduced by the order of the curve. */
export function challenge(hash: Pair, pk: Pair, gamma: Pair, uWitness: Hex, v: Pair): bigint {
  return keccak(TO_SCALAR, ...hash, ...pk, ...gamma, ...v, fromHex(uWitness));
}

/** The output of the VRF: what the coordinator calls `outputSeed`. */
export function randomnessOf(gamma: Pair): bigint {
  return keccak(TO_RANDOMNESS, ...gamma);
}

/** The seed of the proof: what was asked, with the hash of the block in which it was asked. */
export function seedOf(preSeed: bigint, blockHash: Hex): bigint {
  return keccak(preSeed, wordOfHex(blockHash));
}

/** The key hash, by which the coordinator knows a public key. */
export function keyHashOf(pk: Pair): Hex {
  return toWordHex(keccak(...pk));
}

/** The address of a point, as of a public key: lower-case. */
export function addressOf(pair: Pair): Hex {
  return `0x${toWordHex(keccak(...pair)).slice(-40)}`;
}

/**
 * The inverse that the contract wants to be given for adding two points of different x:
 * 1 / (dx * dy), where lz = x2 - x1, dx = lz^2 and dy = lz^3.
 */
export function zInvOf(first: Pair, second: Pair): bigint {
  const lz = Fp.sub(second[0], first[0]);
  // With lz = 1 the contract leaves out the common denominator, which is 1 as well.
  return Fp.inv(Fp.pow(lz, 5n));
}

function wordOfHex(hex: Hex): Uint8Array {
  const bytes = fromHex(hex);
  if (bytes.length !== 32) throw new Error(`Not a 32-byte hash: ${hex}`);
  return bytes;
}
