import { createPublicClient, custom, type PublicClient } from "viem";
import type { Hex } from "../bytes.ts";
import { isAnswer, type Rpc } from "../evidence.ts";

/** A viem client that asks through the same door as everything else. */
export function clientOf(rpc: Rpc): PublicClient {
  const request = rpc.request.bind(rpc) as Parameters<typeof custom>[0]["request"];
  return createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });
}

// What viem says of a contract that answers nothing, or nonsense; and what it wraps such an error in.
const FAULTS = new Set([
  "ContractFunctionZeroDataError",
  "ContractFunctionRevertedError",
  "AbiDecodingZeroDataError",
  "AbiDecodingDataSizeTooSmallError",
]);
const WRAPS = new Set(["ContractFunctionExecutionError", "CallExecutionError"]);

/** Whether a contract reverted, or is not there; rather than that the node did not answer. */
export function isContractFault(error: unknown): boolean {
  return causes(error).some(
    (cause) => FAULTS.has(cause.name) || (!WRAPS.has(cause.name) && isAnswer(cause)),
  );
}

/** Whether a node answered that it cannot tell: it has not got the state of an old block any more, for instance. */
export function isRefusal(error: unknown): boolean {
  return causes(error).some(isAnswer);
}

/** An error, and what caused it. */
export function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) found.push(cause);
  return found;
}

/** The first block, up to `last`, at whose end there is code at an address: by halves. @throws if the node has no old states. */
export async function firstBlockOf(
  client: PublicClient,
  address: Hex,
  last: bigint,
): Promise<bigint> {
  let [before, standing] = [-1n, last];
  while (standing - before > 1n) {
    const middle = (before + standing) / 2n;
    if (await hasCode(client, address, middle)) standing = middle;
    else before = middle;
  }
  return standing;
}

/** Whether there is a contract at an address at the end of a block. */
export async function hasCode(
  client: PublicClient,
  address: Hex,
  blockNumber: bigint,
): Promise<boolean> {
  return ((await client.getCode({ address, blockNumber })) ?? "0x") !== "0x";
}

// Questions that are under way at once.
const AT_ONCE = 200;

/** Asks about each of many things, some at once. */
export async function inTurn<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) {
    answers.push(...(await Promise.all(all.slice(i, i + AT_ONCE).map(ask))));
  }
  return answers;
}
