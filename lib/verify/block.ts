import type { Hex } from "../bytes.ts";
import { hashHeader } from "../chain/header.ts";
import { contains, type Event, receiptsRoot } from "../chain/receipts.ts";
import type { Check } from "../check.ts";
import type { BlockEvidence, Evidence, LogEvidence } from "../evidence.ts";
import { check, count, sameHex, value } from "./check.ts";

/** Who says an event, and its first topics. */
export type EventKey = { address: Hex; topics: readonly Hex[] };

/** The block of an event, among those of the evidence. */
export function blockOf({ blocks }: Evidence, log: LogEvidence): BlockEvidence | undefined {
  return blocks.find(({ number }) => BigInt(number) === BigInt(log.block));
}

/**
 * Binds events to the hash of their block: the header hashes to it, the header holds the root of the receipts, and the receipts hold
 * the events. Some chains do not allow it, and then it stays unknown.
 *
 * @param logs The events. Null where the evidence says that there is none.
 * @param none Events that the block must not hold: those that the evidence says there are none of.
 */
export function verifyBlock(
  evidence: Evidence,
  id: string,
  what: string,
  logs: readonly (LogEvidence | null)[],
  none: readonly EventKey[] = [],
): Check[] {
  const events = logs.filter((log) => log !== null);
  const [first] = events;
  const block = first && blockOf(evidence, first);
  const header = check(`${id}-block`, `Block of ${what}, hashed again`, () => {
    if (!block) return { ok: false, detail: "The evidence has not got the block." };
    const values = [
      count("block", BigInt(block.number)),
      value("hash, as the node says", block.hash),
    ];
    if (!block.header) {
      const detail =
        "Not hashed again: this chain's headers hold more than Ethereum's. The hash is the node's word.";
      return { ok: "unknown", detail, values };
    }
    const computed = hashHeader(block.header);
    const number = BigInt(block.header.number ?? "0x0");
    const ok = sameHex(computed, block.hash) && number === BigInt(block.number);
    const detail = ok
      ? "The header of the block hashes to the block's hash."
      : "The header of the block does not hash to the block's hash.";
    return { ok, detail, values: [...values, value("hash of the header", computed)] };
  });
  const receipts = check(`${id}-receipts`, `Events of ${what} are in that block`, () => {
    if (!block?.header || !block.receipts) {
      const detail =
        "Not checked: the node does not give the block's receipts in a form that can be.";
      return { ok: "unknown", detail };
    }
    const root = receiptsRoot(block.receipts);
    const rootOk = root === block.header.receiptsRoot?.toLowerCase();
    const all = block.receipts;
    const missing = events.some(
      (log) => BigInt(log.block) !== BigInt(block.number) || !contains(all, log),
    );
    const hidden = none.some((key) =>
      all.some(({ logs: said }) => said.some((log) => is(log, key))),
    );
    const ok = rootOk && !missing && !hidden;
    const detail = ok
      ? "The receipts, whose root the block's hash covers, hold the events."
      : !rootOk
        ? "The receipts are not those of the block."
        : missing
          ? "The block's receipts do not hold the events."
          : "The block's receipts hold an event of the bet that the evidence leaves out.";
    const values = [
      count("receipts", all.length),
      value("root of the receipts", root),
      value("root in the header", block.header.receiptsRoot ?? "none"),
    ];
    return { ok, detail, values };
  });
  return [
    { ...header, optional: true },
    { ...receipts, optional: true },
  ];
}

function is(event: Event, { address, topics }: EventKey): boolean {
  return (
    sameHex(event.address, address) &&
    topics.every((topic, i) => event.topics[i]?.toLowerCase() === topic)
  );
}
