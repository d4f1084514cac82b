import { BaseError } from "viem";
import { clip } from "../bytes.ts";
import type { Rpc } from "../evidence.ts";

/** A node answered something that cannot be an answer to its question. */
export class BadAnswerError extends BaseError {
  override name = "BadAnswerError";

  constructor(method: string, params: unknown, wrong: string) {
    const asked = clip(JSON.stringify(params ?? []));
    super(`The node gave a bad answer to ${method} ${asked}: ${wrong}.`);
  }
}

type Wrong = string | undefined;

const QUANTITY = /^0x(0|[1-9a-f][0-9a-f]*)$/i;
const DATA = /^0x([0-9a-f]{2})*$/i;
const WORD = /^0x[0-9a-f]{64}$/i;
const ADDRESS = /^0x[0-9a-f]{40}$/i;

/** What is wrong with an answer, by the method that was asked. */
const WRONG: Record<string, (answer: unknown, params: readonly unknown[]) => Wrong> = {
  eth_chainId: (answer) => unlike(QUANTITY, "a number", answer),
  eth_blockNumber: (answer) => unlike(QUANTITY, "a number", answer),
  eth_getBalance: (answer) => unlike(QUANTITY, "a number", answer),
  eth_call: (answer) => unlike(DATA, "data", answer),
  eth_getCode: (answer) => unlike(DATA, "data", answer),
  eth_getLogs: wrongLogs,
  eth_getBlockByNumber: wrongBlock,
};

/**
 * The same node, whose answers are looked at before they are used: what cannot be an answer is named, with its question, where it would
 * otherwise be an error of a library somewhere.
 */
export function careful(rpc: Rpc): Rpc {
  return {
    async request({ method, params }) {
      const answer = await rpc.request({ method, params });
      const wrong = WRONG[method]?.(answer, Array.isArray(params) ? params : []);
      if (wrong !== undefined) throw new BadAnswerError(method, params, wrong);
      return answer;
    },
  };
}

function wrongLogs(answer: unknown, [range]: readonly unknown[]): Wrong {
  if (!Array.isArray(answer)) return `${shown(answer)} is not a list of events`;
  const { fromBlock, toBlock } = (range ?? {}) as { fromBlock?: string; toBlock?: string };
  for (const log of answer as Record<string, unknown>[]) {
    const { address, topics, data, blockNumber, transactionHash, logIndex } = log ?? {};
    const wrong =
      unlike(ADDRESS, "the address of an event", address) ??
      (Array.isArray(topics) ? undefined : `${shown(topics)} is not a list of topics`) ??
      (topics as unknown[]).map((topic) => unlike(WORD, "a topic", topic)).find(Boolean) ??
      unlike(DATA, "the data of an event", data) ??
      unlike(QUANTITY, "the block of an event", blockNumber) ??
      unlike(WORD, "the transaction of an event", transactionHash) ??
      unlike(QUANTITY, "the place of an event", logIndex);
    if (wrong !== undefined) return wrong;
    const block = BigInt(blockNumber as string);
    const isOutside =
      QUANTITY.test(fromBlock ?? "") &&
      QUANTITY.test(toBlock ?? "") &&
      (block < BigInt(fromBlock as string) || block > BigInt(toBlock as string));
    if (isOutside) return `it lists an event of block ${block}, for which it was not asked`;
  }
  return undefined;
}

function wrongBlock(answer: unknown, [asked]: readonly unknown[]): Wrong {
  if (answer === null) return undefined; // there is none
  const { number, hash, timestamp } = (answer ?? {}) as Record<string, unknown>;
  const wrong =
    unlike(QUANTITY, "the number of a block", number) ??
    unlike(WORD, "the hash of a block", hash) ??
    unlike(QUANTITY, "the time of a block", timestamp);
  if (wrong !== undefined) return wrong;
  const isOther = QUANTITY.test(`${asked}`) && BigInt(number as string) !== BigInt(asked as string);
  return isOther ? `it is block ${BigInt(number as string)}` : undefined;
}

function unlike(pattern: RegExp, what: string, found: unknown): Wrong {
  return typeof found === "string" && pattern.test(found)
    ? undefined
    : `${shown(found)} is not ${what}`;
}

function shown(answer: unknown): string {
  return clip(JSON.stringify(answer) ?? "nothing");
}
