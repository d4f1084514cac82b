import type { Address, Client } from "viem";
import { getBlock } from "viem/actions";
import { type PricePoint, priceOf } from "../../../lib/bank/share-price.ts";
import { bankrollAbi } from "../../../lib/generated/abi.ts";
import { read } from "../../chain/read.ts";

// As in contracts/Vault.sol: what the high equity is while the reserve has no price.
const UNPRICED = 2n ** 128n - 1n;
const AT_ONCE = 5;

export type Prices = {
  points: PricePoint[];
  /** Blocks whose state the node no longer has. */
  forgotten: number;
};

/**
 * Reads what a share was worth at the end of some blocks, a few at a time.
 *
 * @param onRead Is told how many were read so far.
 * @throws what the node said, if it knew none of them.
 */
export async function readPrices(
  client: Client,
  bankroll: Address,
  blocks: readonly bigint[],
  onRead: (count: number) => void,
  signal: AbortSignal,
): Promise<Prices> {
  const points: PricePoint[] = [];
  let forgotten = 0;
  let failure: unknown;
  for (let next = 0; next < blocks.length; next += AT_ONCE) {
    signal.throwIfAborted();
    const some = blocks.slice(next, next + AT_ONCE);
    const found = await Promise.all(
      some.map((block) =>
        readPrice(client, bankroll, block).catch((error: unknown) => {
          if (isEmpty(error)) return undefined;
          forgotten++;
          failure = error;
          return undefined;
        }),
      ),
    );
    points.push(...found.filter((point) => point !== undefined));
    onRead(Math.min(next + AT_ONCE, blocks.length));
  }
  if (points.length === 0 && failure !== undefined) throw failure;
  return { points, forgotten };
}

async function readPrice(client: Client, address: Address, block: bigint): Promise<PricePoint> {
  const of = { address, abi: bankrollAbi, blockNumber: block } as const;
  const [supply, low, high, { timestamp }] = await Promise.all([
    read(client, { ...of, functionName: "totalSupply" }),
    read(client, { ...of, functionName: "equityLow" }),
    read(client, { ...of, functionName: "equityHigh" }),
    getBlock(client, { blockNumber: block }),
  ]);
  const lowPrice = priceOf(low, supply);
  return {
    block,
    time: Number(timestamp),
    low: lowPrice,
    high: high < UNPRICED ? priceOf(high, supply) : lowPrice,
  };
}

/** Whether nothing was there yet: the bank was opened later. */
function isEmpty(error: unknown): boolean {
  return (error as Error)?.name === "AbiDecodingZeroDataError";
}
