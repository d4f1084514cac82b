import { type Account, createWalletClient, parseAbi, publicActions, type Transport } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { bankrollAbi, casinoAbi, reserveAbi } from "../../lib/generated/abi.ts";
import type { Log } from "../loop.ts";
import { localChainIdOf } from "./oracle.ts";

/** Whose prices are kept, and who pays for it. */
export type MarketOptions = {
  transport: Transport;
  casino: Hex;
  market: Hex;
  account: Account;
  log: Log;
};

// The feeds of a local chain are Chainlink's mocks, which anybody may answer.
const feedAbi = parseAbi([
  "function latestRoundData() view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80)",
  "function updateAnswer(int256 answer)",
]);
const marketAbi = parseAbi([
  "function pool() view returns (address)",
  "function price() view returns (uint160)",
  "function follow()",
]);
const poolAbi = parseAbi([
  "function slot0() view returns (uint160 price, int24, uint16, uint16, uint16, uint8, bool)",
]);

// The pool is brought back if the root of its price is off by more than one part in so many: the price by a thousandth.
const TOLERANCE = 2_000n;

/**
 * Keeps the prices of a local chain: its feeds repeat their answer before it is too old for the reserve, as Chainlink's do, and the pool
 * follows them, as trade makes it.
 *
 * @throws Refusal if the chain is not local.
 */
export async function openMarket({ transport, casino, market, account, log }: MarketOptions) {
  await localChainIdOf(transport);
  const client = createWalletClient({ transport, account }).extend(publicActions);
  const bankroll = await client.readContract({
    address: casino,
    abi: casinoAbi,
    functionName: "bankroll",
  });
  const reserve = await client.readContract({
    address: bankroll,
    abi: bankrollAbi,
    functionName: "reserve",
  });
  const contract = { address: market, abi: marketAbi } as const;
  const pool = await client.readContract({ ...contract, functionName: "pool" });

  async function refresh(source: Hex, maxAge: number, timestamp: bigint): Promise<void> {
    const feed = { address: source, abi: feedAbi } as const;
    const [, answer, , updatedAt] = await client.readContract({
      ...feed,
      functionName: "latestRoundData",
    });
    if (timestamp - updatedAt < maxAge / 2) return;
    const args = [answer] as const;
    const hash = await client.writeContract({
      ...feed,
      functionName: "updateAnswer",
      args,
      chain: null,
    });
    await client.waitForTransactionReceipt({ hash, pollingInterval: 200 });
    log(`Repeated the answer of feed ${source}.`);
  }

  async function tick(): Promise<void> {
    const { timestamp } = await client.getBlock();
    const { ofAsset, ofStable } = await client.readContract({
      address: reserve,
      abi: reserveAbi,
      functionName: "venue",
    });
    for (const { source, maxAge } of [ofAsset, ofStable]) {
      await refresh(source, maxAge, timestamp);
    }
    const price = await client.readContract({ ...contract, functionName: "price" });
    const [current] = await client.readContract({
      address: pool,
      abi: poolAbi,
      functionName: "slot0",
    });
    const off = current > price ? current - price : price - current;
    if (off * TOLERANCE <= price) return;
    const hash = await client.writeContract({ ...contract, functionName: "follow", chain: null });
    await client.waitForTransactionReceipt({ hash, pollingInterval: 200 });
    log("Brought the pool back to the price of the feed.");
  }

  return { tick };
}
