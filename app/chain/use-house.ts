"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { use, useMemo } from "react";
import type { Address, Client } from "viem";
import { useChainId, useClient } from "wagmi";
import type { Game } from "../../lib/games/game.ts";
import { bankrollAbi, casinoAbi, gameAbi } from "../../lib/generated/abi.ts";
import type { Hand } from "../../lib/hands/hand.ts";
import { verifyHref } from "../routes.ts";
import { type Asset, AssetRoom, nativeOf } from "./asset.ts";
import { chainOf, chains, type Deployment, deploymentOf } from "./chains.ts";
import type { HouseChain } from "./house-chains.ts";
import { read, readBalance } from "./read.ts";

export type House = {
  chain: HouseChain;
  client: Client;
  /** Undefined where no house was deployed. */
  deployment: Deployment | undefined;
};

/**
 * The house that the page shows: that of the wallet's network if it has one, else of the network chosen.
 *
 * @param wanted Another network, such as that of a link.
 */
export function useHouse(wanted?: number): House {
  const chainId = useChainId();
  const chain =
    (wanted !== undefined ? chainOf(wanted) : undefined) ?? chainOf(chainId) ?? chains[0];
  const client = useClient({ chainId: chain.id }) as Client;
  return { chain, client, deployment: deploymentOf(chain.id) };
}

/** The asset of the native coin's bank, which every house has. */
export function useNative(wanted?: number): Asset {
  const { chain, deployment } = useHouse(wanted);
  return useMemo(() => nativeOf(chain, deployment), [chain, deployment]);
}

/** What is counted in here: the asset of the room, or the native coin. */
export function useAsset(): Asset {
  const native = useNative();
  return use(AssetRoom) ?? native;
}

/** The assets of all banks of the house, in their order. */
export function useAssets(wanted?: number) {
  const { chain, client, deployment } = useHouse(wanted);
  const native = useNative(wanted);
  return useQuery({
    queryKey: ["assets", chain.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: deployment
      ? async () => {
          const { readTokens } = await import("./read-tokens.ts");
          return [native, ...(await readTokens(client, deployment.casino))];
        }
      : skipToken,
  });
}

/** The address of the page that checks a bet of the house that the page shows. */
export function useVerifyHref(): (betId: string) => string {
  const { chain } = useHouse();
  return (betId) => verifyHref(betId, chains.length > 1 ? chain.id : undefined);
}

/** What a casino promised when it was deployed, and can never change. */
export type Constants = {
  confirmations: number;
  refundAfter: bigint;
  /** Seconds after which anybody may close a hand whose player made no decision. */
  handDeadline: bigint;
  minStake: bigint;
  maxRolls: number;
  maxExposure: bigint;
  subscription: bigint;
  keyHash: `0x${string}`;
};

export function useConstants() {
  const { chain, client, deployment } = useHouse();
  return useQuery({
    queryKey: ["constants", chain.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: deployment ? () => readConstants(client, deployment) : skipToken,
  });
}

async function readConstants(client: Client, { casino, bankroll }: Deployment): Promise<Constants> {
  const of = { address: casino, abi: casinoAbi } as const;
  const [
    confirmations,
    refundAfter,
    handDeadline,
    minStake,
    maxRolls,
    maxExposure,
    subscription,
    keyHash,
  ] = await Promise.all([
    read(client, { ...of, functionName: "confirmations" }),
    read(client, { ...of, functionName: "REFUND_AFTER" }),
    read(client, { ...of, functionName: "HAND_DEADLINE" }),
    read(client, { ...of, functionName: "MIN_STAKE" }),
    read(client, { ...of, functionName: "MAX_ROLLS" }),
    read(client, { address: bankroll, abi: bankrollAbi, functionName: "MAX_EXPOSURE" }),
    read(client, { ...of, functionName: "subscription" }),
    read(client, { ...of, functionName: "keyHash" }),
  ]);
  return {
    confirmations,
    refundAfter,
    handDeadline,
    minStake,
    maxRolls: Number(maxRolls),
    maxExposure,
    subscription,
    keyHash,
  };
}

export type TableInfo = {
  number: number;
  address: Address;
  /** Whose money is played for. */
  bank: number;
  name: string;
  /** The model of its game, if this app knows it. */
  game: Game | undefined;
  /** The same, if it is a game of several decisions. */
  hand: Hand | undefined;
};

/** The tables of all banks. A table's number never points to another game, nor to another bank. */
export function useTables(wanted?: number) {
  const { chain, client, deployment } = useHouse(wanted);
  return useQuery({
    queryKey: ["tables", chain.id],
    staleTime: 300_000,
    queryFn: deployment ? () => readTables(client, deployment.casino) : skipToken,
  });
}

async function readTables(client: Client, casino: Address): Promise<TableInfo[]> {
  // Every game there is, which no page needs before it knows its tables.
  const models = Promise.all([
    import("../../lib/games/index.ts"),
    import("../../lib/hands/index.ts"),
  ]);
  const of = { address: casino, abi: casinoAbi } as const;
  const count = Number(await read(client, { ...of, functionName: "tableCount" }));
  const found = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const number = index + 1;
      const args = [BigInt(number)] as const;
      const [address, , bank] = await read(client, { ...of, functionName: "tableOf", args });
      return { number, address, bank: Number(bank) };
    }),
  );
  // The same game is played for several assets.
  const names = new Map<Address, Promise<string>>();
  for (const { address } of found) {
    if (names.has(address)) continue;
    names.set(address, read(client, { address, abi: gameAbi, functionName: "name" }));
  }
  const [{ gameOf }, { handOf }] = await models;
  return Promise.all(
    found.map(async (table) => {
      const name = (await names.get(table.address)) as string;
      return { ...table, name, game: gameOf(name), hand: handOf(name) };
    }),
  );
}

/** The bank, and what it lets be won, at the latest block. Amounts in chips. */
export type Bank = {
  cash: bigint;
  chips: bigint;
  reserved: bigint;
  fees: bigint;
  equityHigh: bigint;
  equityLow: bigint;
  paused: boolean;
  latestRound: bigint;
  /** Largest part of the equity that one bet may win, in billionths, by table; 0 is closed. */
  profitShares: Record<number, bigint>;
};

/** The bank of the room's asset. */
export function useBank() {
  const { chain, client, deployment } = useHouse();
  const { bank, bankroll } = useAsset();
  const tables = useTables().data?.filter((table) => table.bank === bank);
  return useQuery({
    queryKey: ["chain", chain.id, "bank", bank, tables?.length],
    queryFn:
      deployment && tables
        ? () => readBank(client, { casino: deployment.casino, bankroll }, tables)
        : skipToken,
  });
}

async function readBank(
  client: Client,
  { casino, bankroll }: Pick<Deployment, "casino" | "bankroll">,
  tables: TableInfo[],
): Promise<Bank> {
  const ofCasino = { address: casino, abi: casinoAbi } as const;
  const ofBank = { address: bankroll, abi: bankrollAbi } as const;
  const [ledger, equityHigh, equityLow, paused, latestRound, shares] = await Promise.all([
    read(client, { ...ofBank, functionName: "ledger" }),
    read(client, { ...ofBank, functionName: "hotEquityHigh" }),
    read(client, { ...ofBank, functionName: "hotEquityLow" }),
    read(client, { ...ofCasino, functionName: "paused" }),
    read(client, { ...ofCasino, functionName: "latestRound" }),
    Promise.all(
      tables.map(async ({ number }) => {
        const [, share] = await read(client, {
          ...ofCasino,
          functionName: "tableOf",
          args: [BigInt(number)],
        });
        return [number, share] as const;
      }),
    ),
  ]);
  const [cash, chips, reserved, fees] = ledger;
  return {
    cash,
    chips,
    reserved,
    fees,
    equityHigh,
    equityLow,
    paused,
    latestRound,
    profitShares: Object.fromEntries(shares),
  };
}

/** What a player has of an asset. */
export type Purse = {
  /** Chips that are not in an open bet. */
  chips: bigint;
  /** Units in the wallet: wei, of the native coin. */
  wallet: bigint;
};

/** @param asset If it is not that of the room. */
export function usePurse(player: Address | undefined, asset?: Asset) {
  const { chain, client, deployment } = useHouse();
  const here = useAsset();
  const of = asset ?? here;
  return useQuery({
    queryKey: ["chain", chain.id, "purse", of.bank, player],
    queryFn: deployment && player ? () => readPurse(client, of, player) : skipToken,
  });
}

async function readPurse(
  client: Client,
  { bankroll, token }: Asset,
  player: Address,
): Promise<Purse> {
  const args = [player] as const;
  const [chips, wallet] = await Promise.all([
    read(client, { address: bankroll, abi: bankrollAbi, functionName: "chipsOf", args }),
    token
      ? read(client, { address: token, abi: bankrollAbi, functionName: "balanceOf", args })
      : readBalance(client, player),
  ]);
  return { chips, wallet };
}
