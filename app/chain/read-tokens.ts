import type { Address, Client } from "viem";
import { bankrollAbi, casinoAbi } from "../../lib/generated/abi.ts";
import type { Asset } from "./asset.ts";
import { read } from "./read.ts";

/** The assets of all banks of a casino but the first, in their order. */
export async function readTokens(client: Client, casino: Address): Promise<Asset[]> {
  const of = { address: casino, abi: casinoAbi } as const;
  const count = Number(await read(client, { ...of, functionName: "bankCount" }));
  const banks = Array.from({ length: count - 1 }, (_, index) => index + 1);
  return Promise.all(banks.map((bank) => readToken(client, casino, bank)));
}

async function readToken(client: Client, casino: Address, bank: number): Promise<Asset> {
  const bankroll = await read(client, {
    address: casino,
    abi: casinoAbi,
    functionName: "bankOf",
    args: [BigInt(bank)],
  });
  const of = { address: bankroll, abi: bankrollAbi } as const;
  const [token, chip] = await Promise.all([
    read(client, { ...of, functionName: "asset" }),
    read(client, { ...of, functionName: "CHIP" }),
  ]);
  // The shares of a bank are a token as well: what can be asked of any stands in its ABI.
  const ofToken = { address: token, abi: bankrollAbi } as const;
  const [symbol, decimals] = await Promise.all([
    read(client, { ...ofToken, functionName: "symbol" }),
    read(client, { ...ofToken, functionName: "decimals" }),
  ]);
  const digits = decimals - (chip.toString().length - 1);
  return { bank, bankroll, symbol, token, chip, digits };
}
