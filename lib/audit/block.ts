import { type Hex, lower, toWordHex } from "../bytes.ts";
import { hashHeader } from "../chain/header.ts";
import { type Event, receiptsRoot } from "../chain/receipts.ts";
import { topicOf } from "../events.ts";
import type { BlockEvidence } from "../evidence.ts";
import type { Ledger } from "./books.ts";
import type { Cold, Price } from "./cold.ts";
import { type HouseEvent, type HouseLog, readEvent } from "./events.ts";
import type { Find } from "./finding.ts";
import { contractsOf, type House } from "./house.ts";
import type { LotteryBooks } from "./lottery.ts";

/** Who called what. Addresses are lower-case. */
export type Call = { from: Hex; to: Hex | null; input: Hex };

/** What a bank says of its money, and what it really has, at the end of a block. */
export type BankMoney = {
  ledger: Ledger;
  /** In units of its asset. */
  balance: bigint;
  /** The same of its reserve. Undefined where that did nothing. */
  cold: ColdMoney | undefined;
  /** Prices of the reserve's stablecoin in the block, where shares changed hands: undefined if there was none. */
  prices: readonly (Price | undefined)[];
};

/** What a reserve says that it holds, and what it really has: chips, units of the stablecoin, units of the asset. */
export type ColdMoney = Cold & { balance: bigint; stableBalance: bigint };

/** What a node answers about a block in which the house did something. */
export type BlockAnswer = {
  number: bigint;
  /** Unix time. */
  time: bigint;
  /** In wei. */
  baseFee: bigint;
  evidence: BlockEvidence;
  /** Hashes of its transactions, in their order. */
  transactions: readonly Hex[];
  /** Events of the house, as the node lists them. */
  logs: readonly HouseLog[];
  /** The transactions that answered a request, or decided a hand. */
  calls: Readonly<Record<Hex, Call>>;
  /** The banks at the block's end, in their order. Null if the node has not got that state any more. */
  banks: readonly BankMoney[] | null;
  /** The same of the lottery, in a block in which it did something. */
  lottery: { books: LotteryBooks; balance: bigint } | null;
};

/** How sure it is that a block holds these events. */
export type Bound = "bound" | "unbound" | "broken";

/**
 * The house's events of a block. Where the chain allows it they are taken from its receipts, whose root the hash of the block covers, and the
 * node's list is held against them.
 */
export function eventsOf(
  house: House,
  answer: BlockAnswer,
  find: Find,
): { events: HouseEvent[]; bound: Bound } {
  const { number, evidence, logs } = answer;
  const listed = [...logs].sort((a, b) => a.index - b.index);
  for (const [i, { index, transaction }] of listed.entries()) {
    if (i === 0 || listed[i - 1]?.index !== index) continue;
    const what = `The node lists event ${index} of the block twice.`;
    find({ check: "events", what, block: number, transaction });
  }
  const { header, receipts, hash } = evidence;
  let bound: Bound = header ? "bound" : "unbound";
  if (header) {
    const computed = hashHeader(header);
    if (computed !== hash.toLowerCase()) {
      bound = "broken";
      find({
        check: "events",
        what: "The header of the block does not hash to its hash.",
        block: number,
        field: "hash",
        expected: computed,
        found: hash,
      });
    }
    const root = receipts && receiptsRoot(receipts);
    if (!root) bound = bound === "bound" ? "unbound" : bound;
    else if (root !== header.receiptsRoot?.toLowerCase()) {
      bound = "broken";
      find({
        check: "events",
        what: "The receipts are not those of the block.",
        block: number,
        field: "receiptsRoot",
        expected: header.receiptsRoot ?? "none",
        found: root,
      });
    }
  }
  if (bound !== "bound" || !receipts) {
    return { events: readAll(house, once(listed), find), bound };
  }
  let index = 0;
  const said: HouseLog[] = [];
  for (const [i, receipt] of receipts.entries()) {
    for (const event of receipt.logs) {
      const log = { ...event, address: lower(event.address), block: evidence.number };
      const transaction = answer.transactions[i] ?? "0x";
      if (isOfHouse(house, log)) said.push({ ...log, transaction, index });
      index++;
    }
  }
  compare(house, said, listed, find);
  return { events: readAll(house, said, find), bound };
}

/** Whether an event is one that an audit asks for. */
export function isOfHouse(house: House, { address, topics }: Event): boolean {
  const { casino, coordinator, lottery, subscription } = house;
  if (address !== coordinator) return contractsOf(house).includes(address);
  const [topic, first, second, third] = topics.map(lower);
  const askers = [casino, lottery?.address].filter((one) => one !== undefined);
  const isPaid = second === toWordHex(subscription) || isLotterys(house, second);
  switch (topic) {
    case topicOf("RandomWordsRequested"):
      return askers.some((asker) => third === toWordHex(BigInt(asker)));
    case topicOf("RandomWordsFulfilled"):
      return isPaid;
    case topicOf("SubscriptionFundedWithNative"):
      return isLotterys(house, first);
    default:
      return false;
  }
}

/** Whether a topic is the lottery's subscription. */
function isLotterys({ lottery }: House, topic: Hex | undefined): boolean {
  return lottery !== null && topic === toWordHex(lottery.subscription);
}

function readAll(house: House, logs: HouseLog[], find: Find): HouseEvent[] {
  return logs.flatMap((log) => {
    try {
      const event = readEvent(house, log);
      return event ? [event] : [];
    } catch {
      const { block, transaction, index } = log;
      const what = `Event ${index} of the block cannot be read.`;
      find({ check: "events", what, block: BigInt(block), transaction });
      return [];
    }
  });
}

/** Holds what the node lists against the receipts. */
function compare(house: House, said: HouseLog[], listed: HouseLog[], find: Find): void {
  const byIndex = new Map(listed.map((log) => [log.index, log]));
  for (const log of said) {
    const other = byIndex.get(log.index);
    byIndex.delete(log.index);
    const { block, transaction, index } = log;
    const where = { block: BigInt(block), transaction };
    const name = nameOf(house, log);
    if (!other) {
      const what = `The node leaves out ${name}, event ${index} of the block.`;
      find({ check: "events", what, ...where });
    } else if (!same(log, other)) {
      const difference = differenceOf(house, log, other);
      const what = `The node lists ${name} otherwise than the block's receipts have it.`;
      find({ check: "events", what, ...where, ...difference });
    } else if (other.transaction !== transaction) {
      const what = `The node lists ${name} with another transaction than the block has.`;
      const [expected, found] = [transaction, other.transaction];
      find({ check: "events", what, ...where, field: "transaction", expected, found });
    }
  }
  for (const log of byIndex.values()) {
    const what = `The node lists ${nameOf(house, log)}, event ${log.index}, which the block's receipts have not.`;
    find({ check: "events", what, block: BigInt(log.block), transaction: log.transaction });
  }
}

function same(a: Event, b: Event): boolean {
  return (
    a.address === b.address &&
    a.data.toLowerCase() === b.data.toLowerCase() &&
    a.topics.length === b.topics.length &&
    a.topics.every((topic, i) => topic.toLowerCase() === b.topics[i]?.toLowerCase())
  );
}

function nameOf(house: House, log: HouseLog): string {
  return tryRead(house, log)?.eventName ?? "an event";
}

/** The first value in which two readings of an event differ. */
function differenceOf(house: House, log: HouseLog, other: HouseLog) {
  const [a, b] = [tryRead(house, log), tryRead(house, other)].map((event) =>
    event ? flatten(event.args as Record<string, unknown>) : new Map<string, string>(),
  ) as [Map<string, string>, Map<string, string>];
  for (const [field, expected] of a) {
    const found = b.get(field);
    if (found !== expected) return { field, expected, found: found ?? "nothing" };
  }
  return { field: "data", expected: log.data, found: other.data };
}

function tryRead(house: House, log: HouseLog): HouseEvent | undefined {
  try {
    return readEvent(house, log);
  } catch {
    return undefined;
  }
}

function flatten(args: Record<string, unknown>): Map<string, string> {
  return new Map(
    Object.entries(args).flatMap(([key, value]): [string, string][] =>
      Array.isArray(value)
        ? value.map((item, i) => [`${key}[${i}]`, `${item}`])
        : [[key, `${value}`]],
    ),
  );
}

function once(logs: HouseLog[]): HouseLog[] {
  return [...new Map(logs.map((log) => [log.index, log])).values()];
}
