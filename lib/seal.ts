import type { PrivateKeyAccount } from "viem/accounts";
import { verifyMessage } from "viem/utils";
import type { Hex } from "./bytes.ts";
import { hashOf, type Plain } from "./canonical.ts";

/** What makes a document hold: its hash, and who vouches for it. */
export type Seal = {
  /** keccak256 of the document's canonical JSON. */
  hash: Hex;
  /** EIP-191, over the hash as text. */
  signature?: { address: Hex; signature: Hex };
};

/** What came of looking at a seal. */
export type SealCheck = {
  /** The hash of the document as it is. */
  found: Hex;
  /** Whether it is the one that the seal names. */
  isWhole: boolean;
  /** Undefined if nobody signed. */
  signer: { address: Hex; isGenuine: boolean } | undefined;
};

/** Seals a document. @param account Who signs, if anybody does. */
export async function sealOf(document: Plain, account?: PrivateKeyAccount): Promise<Seal> {
  const hash = hashOf(document);
  if (!account) return { hash };
  const signature = await account.signMessage({ message: hash });
  return { hash, signature: { address: account.address, signature } };
}

/** Hashes a document again, and checks who signed the hash. */
export async function checkSeal(document: Plain, { hash, signature }: Seal): Promise<SealCheck> {
  const found = hashOf(document);
  const isWhole = found === hash;
  if (!signature) return { found, isWhole, signer: undefined };
  const { address } = signature;
  const isGenuine = await verifyMessage({
    address,
    message: hash,
    signature: signature.signature,
  }).catch(() => false);
  return { found, isWhole, signer: { address, isGenuine } };
}

/** Whether a document may be relied on: it is what was sealed, and its signature, if it has one, is genuine. */
export function holds({ isWhole, signer }: SealCheck): boolean {
  return isWhole && signer?.isGenuine !== false;
}

/** What is wrong with a seal, a sentence each. */
export function faultsOfSeal({ found, isWhole, signer }: SealCheck, { hash }: Seal): string[] {
  const faults: string[] = [];
  if (!isWhole) faults.push(`Its hash is ${found}, not ${hash} as it says: it was changed.`);
  if (signer && !signer.isGenuine) faults.push(`The signature is not that of ${signer.address}.`);
  return faults;
}
