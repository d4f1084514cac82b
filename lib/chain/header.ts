import { fromHex, type Hex, keccakBytes, toHex } from "../bytes.ts";
import { quantityBytes } from "./quantity.ts";
import { rlp } from "./rlp.ts";

// In the order of the header's RLP. Up to `nonce` they have always been there; the others came with a fork each and stay.
const FIELDS = {
  parentHash: "bytes",
  sha3Uncles: "bytes",
  miner: "bytes",
  stateRoot: "bytes",
  transactionsRoot: "bytes",
  receiptsRoot: "bytes",
  logsBloom: "bytes",
  difficulty: "number",
  number: "number",
  gasLimit: "number",
  gasUsed: "number",
  timestamp: "number",
  extraData: "bytes",
  mixHash: "bytes",
  nonce: "bytes",
  baseFeePerGas: "number",
  withdrawalsRoot: "bytes",
  blobGasUsed: "number",
  excessBlobGas: "number",
  parentBeaconBlockRoot: "bytes",
  requestsHash: "bytes",
} as const;

type Field = keyof typeof FIELDS;

// What a node says of a block beside its header.
const BESIDE = new Set([
  "hash",
  "size",
  "totalDifficulty",
  "transactions",
  "uncles",
  "withdrawals",
]);

/** The fields of a block's header, as a node writes them. Those of later forks may be missing. */
export type Header = { [field in Field]?: Hex };

/** Takes the header's fields out of what a node answers about a block. */
export function headerOf(block: Record<string, unknown>): Header {
  const header: Header = {};
  for (const field of Object.keys(FIELDS) as Field[]) {
    const value = block[field];
    if (typeof value === "string") header[field] = value as Hex;
  }
  return header;
}

/** Whether a node's answer has only fields that Ethereum's blocks have, so that its hash must come out. */
export function isStandardBlock(block: Record<string, unknown>): boolean {
  return Object.keys(block).every((field) => field in FIELDS || BESIDE.has(field));
}

/** The hash of a header, computed from its fields. @throws if a field is not hex. */
export function hashHeader(header: Header): Hex {
  const items = (Object.keys(FIELDS) as Field[]).flatMap((field) => {
    const value = header[field];
    if (value === undefined) return [];
    return [FIELDS[field] === "number" ? quantityBytes(value) : fromHex(value)];
  });
  return toHex(keccakBytes(rlp(items)));
}
