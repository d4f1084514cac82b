import type { Hex } from "../lib/bytes.ts";
import { keyHashOf } from "../lib/vrf/curve.ts";
import { publicKeyOf } from "../lib/vrf/prove.ts";

/**
 * Keys of the local world. Everybody knows them: they are Hardhat's own, and on a public chain anything sent to them is taken at once.
 * Whatever uses them checks `isLocalChain` first.
 */
export const MNEMONIC = "test test test test test test test test test test test junk";

/** The local oracle's VRF key: "glasshouse" in ASCII. Whoever knows it can foretell every word. */
export const PROVING_KEY = 0x676c617373686f757365n;

/** The two coordinates of its public key. */
export const PUBLIC_KEY = publicKeyOf(PROVING_KEY);

/** Its hash, by which a house asks for it. */
export const KEY_HASH: Hex = keyHashOf(PUBLIC_KEY);

/** Who does what in the local world, by account number. The others are players. */
export const STAFF = {
  deployer: 0,
  market: 14,
  guardian: 16,
  provider: 17,
  oracle: 18,
  keeper: 19,
};

/** Who signs for the Safe of the local world, by account number. */
export const SIGNERS = [11, 12, 13] as const;
