import { fromHex, type Hex, join, toHex } from "../bytes.ts";
import { quantityBytes } from "./quantity.ts";
import { rlp } from "./rlp.ts";
import { listRoot } from "./trie.ts";

/** What a contract said. */
export type Event = { address: Hex; topics: readonly Hex[]; data: Hex };

/** The part of a transaction's receipt that the receipts' root of its block covers. */
export type Receipt = {
  type: Hex;
  status: Hex;
  cumulativeGasUsed: Hex;
  logsBloom: Hex;
  logs: readonly Event[];
};

/** The kinds of transactions whose receipts all have one form: legacy, access list, fee market, blob, set code. */
const MAX_TYPE = 4n;

/** Takes a receipt out of a node's answer. Undefined if its kind is a rollup's own. */
export function receiptOf(answer: Record<string, unknown>): Receipt | undefined {
  const { type, status, cumulativeGasUsed, logsBloom, logs } = answer;
  if (typeof type !== "string" || BigInt(type) > MAX_TYPE || typeof status !== "string") {
    return undefined;
  }
  return {
    type: type as Hex,
    status: status as Hex,
    cumulativeGasUsed: cumulativeGasUsed as Hex,
    logsBloom: logsBloom as Hex,
    logs: (logs as Event[]).map(({ address, topics, data }) => ({ address, topics, data })),
  };
}

/** The root of a block's receipts: it stands in the header, and so in the block's hash. @throws if a field is not hex. */
export function receiptsRoot(receipts: readonly Receipt[]): Hex {
  return listRoot(receipts.map(encode));
}

/** Whether an event is in one of the receipts. */
export function contains(receipts: readonly Receipt[], event: Event): boolean {
  const wanted = eventBytes(event);
  return receipts.some(({ logs }) => logs.some((log) => eventBytes(log) === wanted));
}

function encode({ type, status, cumulativeGasUsed, logsBloom, logs }: Receipt): Uint8Array {
  const kind = BigInt(type) === 0n ? new Uint8Array() : quantityBytes(type);
  const body = rlp([
    quantityBytes(status),
    quantityBytes(cumulativeGasUsed),
    fromHex(logsBloom),
    logs.map(eventItem),
  ]);
  return join(kind, body);
}

function eventItem({ address, topics, data }: Event) {
  return [fromHex(address), topics.map(fromHex), fromHex(data)];
}

function eventBytes(event: Event): string {
  return toHex(rlp(eventItem(event)));
}
