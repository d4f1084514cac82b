import type { Address } from "viem";
import { verifyMessage } from "viem/utils";
import { hashOf } from "../canonical.ts";
import type { SignedCertificate } from "./certificate.ts";

/** What the seal of a certificate shows. */
export type Seal = {
  /** The hash of what is in the file. */
  found: `0x${string}`;
  /** Whether it is the one that the file names. */
  isWhole: boolean;
  /** Undefined if nobody signed. */
  signer: { address: Address; isGenuine: boolean } | undefined;
};

/** Hashes a certificate again, and checks who signed the hash. */
export async function checkSeal({
  certificate,
  hash,
  signature,
}: SignedCertificate): Promise<Seal> {
  const found = hashOf(certificate);
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

/** Whether a certificate may be shown: it is what was sealed, and its signature, if it has one, is genuine. */
export function holds({ isWhole, signer }: Seal): boolean {
  return isWhole && signer?.isGenuine !== false;
}
