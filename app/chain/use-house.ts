"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { Address, Client } from "viem";
import { useChainId, useClient } from "wagmi";
import type { Game } from "../../lib/games/game.ts";
import { bankrollAbi, casinoAbi, gameAbi } from "../../lib/generated/abi.ts";
import type { Hand } from "../../lib/hands/hand.ts";
import { verifyHref } from "../routes.ts";
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
  name: string;
  /** The model of its game, if this app knows it. */
  game: Game | undefined;
  /** The same, if it is a game of several decisions. */
  hand: Hand | undefined;
};

/** The bank of the native coin. */
const NATIVE_BANK = 0n;

/** The tables of the native coin. A table's number never points to another game. */
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
  const tables = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const number = index + 1;
      const [address, , bank] = await read(client, {
        ...of,
        functionName: "tableOf",
        args: [BigInt(number)],
      });
      if (bank !== NATIVE_BANK) return [];
      const name = await read(client, { address, abi: gameAbi, functionName: "name" });
      const [{ gameOf }, { handOf }] = await models;
      return [{ number, address, name, game: gameOf(name), hand: handOf(name) }];
    }),
  );
  return tables.flat();
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

export function useBank() {
  const { chain, client, deployment } = useHouse();
  const tables = useTables().data;
  return useQuery({
    queryKey: ["chain", chain.id, "bank", tables?.length],
    queryFn: deployment && tables ? () => readBank(client, deployment, tables) : skipToken,
  });
}

async function readBank(
  client: Client,
  { casino, bankroll }: Deployment,
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

/** What a player has. */
export type Purse = {
  /** Chips that are not in an open bet. */
  chips: bigint;
  /** Wei in the wallet. */
  wallet: bigint;
};

export function usePurse(player: Address | undefined) {
  const { chain, client, deployment } = useHouse();
  return useQuery({
    queryKey: ["chain", chain.id, "purse", player],
    queryFn: deployment && player ? () => readPurse(client, deployment, player) : skipToken,
  });
}

async function readPurse(
  client: Client,
  { bankroll }: Deployment,
  player: Address,
): Promise<Purse> {
  const [chips, wallet] = await Promise.all([
    read(client, {
      address: bankroll,
      abi: bankrollAbi,
      functionName: "chipsOf",
      args: [player],
    }),
    readBalance(client, player),
  ]);
  return { chips, wallet };
}
