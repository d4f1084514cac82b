import { type Hex, toWordHex } from "../bytes.ts";
import { type Check, type Ok, together, type Value } from "../check.ts";
import {
  addressOf,
  type CurvePoint,
  challenge,
  FIELD,
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

export type ProofVerdict = {
  ok: Ok;
  checks: Check[];
  /** What the proof proves. Undefined unless every check passed. */
  randomness: bigint | undefined;
};

/**
 * Checks a VRF proof the way the coordinator does, and its witnesses too, which are not needed off chain.
 *
 * Whatever is wrong with the proof becomes a failed check.
 *
 * @param preSeed What was asked: see `preSeedOf` of request.ts.
 * @param blockHash Hash of the block in which it was asked. @throws if it is not 32 bytes.
 */
export function verifyProof(proof: Proof, preSeed: bigint, blockHash: Hex): ProofVerdict {
  const checks: Check[] = [];
  const check = (id: string, title: string, ok: boolean, detail: string, values: Value[]) => {
    checks.push({ id, title, ok, detail, values });
    return ok;
  };
  const failed = (): ProofVerdict => ({ ok: false, checks, randomness: undefined });

  const { pk, gamma, c, s, cGammaWitness, sHashWitness, zInv } = proof;
  const uWitness = proof.uWitness.toLowerCase() as Hex;

  check(
    "seed",
    "The proof answers this request",
    proof.seed === preSeed,
    proof.seed === preSeed ? "Its seed is the request's." : "Its seed is another request's.",
    [
      { label: "seed of the proof", value: toText(proof.seed) },
      { label: "pre-seed of the request", value: toText(preSeed) },
      { label: "hash of the block", value: blockHash },
    ],
  );

  const points = { pk, gamma, cGammaWitness, sHashWitness };
  const off = Object.entries(points).filter(([, pair]) => !pointOf(pair));
  const scalarsOk = isScalar(c % ORDER, ORDER) && isScalar(s, ORDER) && isScalar(zInv, FIELD);
  const inRange = check(
    "ranges",
    "Points are on the curve, scalars in range",
    off.length === 0 && scalarsOk && c < WORD_LIMIT && /^0x[0-9a-f]{40}$/.test(uWitness),
    off.length > 0
      ? `Not on secp256k1: ${off.map(([name]) => name).join(", ")}.`
      : scalarsOk
        ? "All four points are on secp256k1."
        : "A scalar is zero or too large.",
    [...Object.entries(points).flatMap(([name, pair]) => pairValues(name, pair))],
  );
  const publicKey = pointOf(pk);
  const gammaPoint = pointOf(gamma);
  if (!inRange || !publicKey || !gammaPoint) return failed();

  const cReduced = c % ORDER;
  const seed = seedOf(preSeed, blockHash);
  const h = hashToCurve(pk, seed);
  const hash = toPoint(h);

  const u = publicKey.mulAddUnsafe(cReduced, GENERATOR, s);
  const uAddress = u.is0() ? undefined : addressOf(toPair(u));
  check(
    "u",
    "U = c * pk + s * G",
    uAddress === uWitness,
    uAddress === uWitness
      ? "The address of U is the witness of the proof."
      : "The address of U is not the witness of the proof.",
    [
      { label: "c", value: toText(c) },
      { label: "s", value: toText(s) },
      { label: "address of U", value: uAddress ?? "none: U is the point at infinity" },
      { label: "uWitness", value: uWitness },
    ],
  );

  const cGamma = toPair(gammaPoint.multiplyUnsafe(cReduced));
  const sHash = toPair(hash.multiplyUnsafe(s));
  const productsOk = samePair(cGamma, cGammaWitness) && samePair(sHash, sHashWitness);
  const distinct = cGamma[0] !== sHash[0];
  check(
    "products",
    "The products c * gamma and s * H",
    productsOk,
    productsOk
      ? "Both are the witnesses of the proof."
      : "They are not the witnesses of the proof.",
    [
      { label: "seed = K(pre-seed, block hash)", value: toText(seed) },
      ...pairValues("H = hash to curve(pk, seed)", h),
      ...pairValues("c * gamma", cGamma),
      ...pairValues("s * H", sHash),
    ],
  );
  const zInvOk = distinct && zInv === zInvOf(cGamma, sHash);
  check(
    "zInv",
    "The inverse for their sum",
    zInvOk,
    zInvOk ? "It is the inverse that the sum needs." : "It is not the inverse that the sum needs.",
    [{ label: "zInv", value: toText(zInv) }],
  );
  if (!distinct) return failed();

  const v = toPair(toPoint(cGamma).add(toPoint(sHash)));
  const derived = challenge(h, pk, gamma, uAddress ?? ZERO_ADDRESS, v);
  check(
    "challenge",
    "c = K(2, H, pk, gamma, V, address of U), with V = c * gamma + s * H",
    c === derived,
    c === derived
      ? "Only the holder of the secret key can have made this proof, and only for this gamma."
      : "The proof is not genuine.",
    [
      ...pairValues("V", v),
      { label: "c derived", value: toText(derived) },
      { label: "c of the proof", value: toText(c) },
    ],
  );

  const ok = together(checks);
  return { ok, checks, randomness: ok === true ? randomnessOf(gamma) : undefined };
}

const WORD_LIMIT = 1n << 256n;
const ZERO_ADDRESS: Hex = `0x${"00".repeat(20)}`;

function pointOf(pair: Pair): CurvePoint | undefined {
  try {
    return toPoint(pair);
  } catch {
    return undefined;
  }
}

function isScalar(value: bigint, limit: bigint): boolean {
  return value > 0n && value < limit;
}

function samePair(a: Pair, b: Pair): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function pairValues(label: string, [x, y]: Pair): Value[] {
  return [
    { label: `${label}, x`, value: toText(x) },
    { label: `${label}, y`, value: toText(y) },
  ];
}

function toText(value: bigint): string {
  return value >= 0n && value < WORD_LIMIT ? toWordHex(value) : `${value}`;
}
