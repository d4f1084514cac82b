import {
  concat,
  encodeFunctionData,
  hashTypedData,
  keccak256,
  stringToHex,
  zeroAddress,
} from "viem";
import type { Call } from "./act.ts";
import type { Hex } from "./bytes.ts";
import { safeAbi } from "./generated/abi.ts";

/** A Safe of version 1.3 or later. */
export type Safe = { chainId: number; address: Hex };

/** A transaction of a Safe, as its owners sign it. The Safe pays nobody for sending it. */
export type SafeTransaction = {
  to: Hex;
  value: bigint;
  data: Hex;
  /** 0 is a call. Another contract's code is never run in the Safe's place. */
  operation: 0;
  safeTxGas: bigint;
  baseGas: bigint;
  gasPrice: bigint;
  gasToken: Hex;
  refundReceiver: Hex;
  nonce: bigint;
};

/** An owner's signature of a transaction, 65 bytes. */
export type OwnerSignature = { owner: Hex; signature: Hex };

const TYPES = {
  SafeTx: [
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "data", type: "bytes" },
    { name: "operation", type: "uint8" },
    { name: "safeTxGas", type: "uint256" },
    { name: "baseGas", type: "uint256" },
    { name: "gasPrice", type: "uint256" },
    { name: "gasToken", type: "address" },
    { name: "refundReceiver", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
} as const;

/**
 * The transaction by which a Safe makes a call.
 * @param nonce The Safe's own, or higher if others wait to be carried out before.
 */
export function safeTransactionOf({ to, data }: Call, nonce: bigint): SafeTransaction {
  return {
    to,
    value: 0n,
    data,
    operation: 0,
    safeTxGas: 0n,
    baseGas: 0n,
    gasPrice: 0n,
    gasToken: zeroAddress,
    refundReceiver: zeroAddress,
    nonce,
  };
}

/** What an owner's wallet signs, by EIP-712. */
export function typedDataOf({ chainId, address }: Safe, transaction: SafeTransaction) {
  return {
    domain: { chainId, verifyingContract: address },
    types: TYPES,
    primaryType: "SafeTx",
    message: transaction,
  } as const;
}

/** The hash that the owners sign, as a hardware wallet shows it. */
export function safeHashOf(safe: Safe, transaction: SafeTransaction): Hex {
  return hashTypedData(typedDataOf(safe, transaction));
}

/** The call that anybody may send to a Safe when enough of its owners have signed. */
export function executionOf(
  { address }: Safe,
  transaction: SafeTransaction,
  signatures: readonly OwnerSignature[],
): Call {
  const { to, value, data, operation, safeTxGas, baseGas, gasPrice, gasToken, refundReceiver } =
    transaction;
  // A Safe takes them in the order of their owners, so that none counts twice.
  const sorted = [...signatures].sort((a, b) => (BigInt(a.owner) < BigInt(b.owner) ? -1 : 1));
  const args = [
    to,
    value,
    data,
    operation,
    safeTxGas,
    baseGas,
    gasPrice,
    gasToken,
    refundReceiver,
    concat(sorted.map(({ signature }) => signature)),
  ] as const;
  return {
    to: address,
    data: encodeFunctionData({ abi: safeAbi, functionName: "execTransaction", args }),
  };
}

/** A file for Safe's Transaction Builder, which its owners load, look at, and sign there. */
export type Batch = {
  version: "1.0";
  chainId: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  meta: {
    name: string;
    description: string;
    createdFromSafeAddress: Hex;
    checksum?: Hex;
  };
  transactions: { to: Hex; value: string; data: Hex }[];
};

/** The file of one or several calls, which a Safe makes in one transaction, all or none. */
export function batchOf(
  { chainId, address }: Safe,
  { name, description, createdAt }: { name: string; description: string; createdAt: number },
  calls: readonly Call[],
): Batch {
  const batch: Batch = {
    version: "1.0",
    chainId: String(chainId),
    createdAt,
    meta: { name, description, createdFromSafeAddress: address },
    transactions: calls.map(({ to, data }) => ({ to, value: "0", data })),
  };
  return { ...batch, meta: { ...batch.meta, checksum: checksumOf(batch) } };
}

/** The checksum by which the Transaction Builder notices that a file was changed. Its name does not count. */
export function checksumOf(batch: Batch): Hex {
  const { checksum: _, ...meta } = batch.meta;
  return keccak256(stringToHex(spell({ ...batch, meta: { ...meta, name: null } })));
}

/** JSON as the Transaction Builder writes it for its checksum: the sorted keys of an object first, then its values. */
function spell(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spell).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = fields.map(([, field]) => `${spell(field)},`).join("");
  return `{${JSON.stringify(fields.map(([key]) => key))}${values}}`;
}
