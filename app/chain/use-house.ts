"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { use, useMemo } from "react";
import type { Address, Client } from "viem";
import { useChainId, useClient } from "wagmi";
import { verifyHref } from "../routes.ts";
import { type Asset, AssetRoom, nativeOf } from "./asset.ts";
import { chainOf, chains, type Deployment, deploymentOf } from "./chains.ts";
import type { HouseChain } from "./house-chains.ts";
import type { TableInfo } from "./read-house.ts";
import { reads } from "./reads.ts";

export type { TableInfo };

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
          const { readTokens } = await reads();
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

export function useConstants() {
  const { chain, client, deployment } = useHouse();
  return useQuery({
    queryKey: ["constants", chain.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: deployment ? async () => (await reads()).readConstants(client, deployment) : skipToken,
  });
}

/** The tables of all banks. A table's number never points to another game, nor to another bank. */
export function useTables(wanted?: number) {
  const { chain, client, deployment } = useHouse(wanted);
  return useQuery({
    queryKey: ["tables", chain.id],
    staleTime: 300_000,
    queryFn: deployment
      ? async () => (await reads()).readTables(client, deployment.casino)
      : skipToken,
  });
}

/** The bank of the room's asset. */
export function useBank() {
  const { chain, client, deployment } = useHouse();
  const { bank, bankroll } = useAsset();
  const tables = useTables().data?.filter((table) => table.bank === bank);
  return useQuery({
    queryKey: ["chain", chain.id, "bank", bank, tables?.length],
    queryFn:
      deployment && tables
        ? async () =>
            (await reads()).readBank(client, { casino: deployment.casino, bankroll }, tables)
        : skipToken,
  });
}

/** @param asset If it is not that of the room. */
export function usePurse(player: Address | undefined, asset?: Asset) {
  const { chain, client, deployment } = useHouse();
  const here = useAsset();
  const of = asset ?? here;
  return useQuery({
    queryKey: ["chain", chain.id, "purse", of.bank, player],
    queryFn:
      deployment && player ? async () => (await reads()).readPurse(client, of, player) : skipToken,
  });
}
