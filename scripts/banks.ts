import { erc20Abi, isAddressEqual, type PublicClient } from "viem";
import type { Hex } from "../lib/bytes.ts";
import { bankrollAbi, casinoAbi } from "../lib/generated/abi.ts";

/** A bank of a casino, as its contracts say. */
export type BankOf = {
  /** Of the token; "coins" are the native ones, which have none. */
  symbol: string;
  decimals: number;
  /** Units that one chip is worth. */
  chip: bigint;
  asset: Hex;
  bankroll: Hex;
  reserve: Hex;
};

// As in types/Asset.sol.
const NATIVE_COIN = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
const NATIVE_DECIMALS = 18;

/** Reads the bank of a number. */
export async function readBank(client: PublicClient, casino: Hex, index: bigint): Promise<BankOf> {
  const address = await client.readContract({
    address: casino,
    abi: casinoAbi,
    functionName: "bankOf",
    args: [index],
  });
  const bankroll = { address, abi: bankrollAbi } as const;
  const [asset, chip, reserve] = await Promise.all([
    client.readContract({ ...bankroll, functionName: "asset" }),
    client.readContract({ ...bankroll, functionName: "CHIP" }),
    client.readContract({ ...bankroll, functionName: "reserve" }),
  ]);
  const token = { address: asset, abi: erc20Abi } as const;
  const [symbol, decimals] = isAddressEqual(asset, NATIVE_COIN)
    ? ["coins", NATIVE_DECIMALS]
    : await Promise.all([
        client.readContract({ ...token, functionName: "symbol" }),
        client.readContract({ ...token, functionName: "decimals" }),
      ]);
  return { symbol, decimals, chip, asset, bankroll: address, reserve };
}

/** Reads all banks of a casino, in their order. */
export async function readBanks(client: PublicClient, address: Hex): Promise<BankOf[]> {
  const casino = { address, abi: casinoAbi } as const;
  const count = Number(await client.readContract({ ...casino, functionName: "bankCount" }));
  const indices = Array.from({ length: count }, (_, index) => BigInt(index));
  return Promise.all(indices.map((index) => readBank(client, address, index)));
}
