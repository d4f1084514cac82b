"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import type { HeldHand } from "../chain/read-house.ts";
import { reads } from "../chain/reads.ts";
import { type TableInfo, useHouse, useTables } from "../chain/use-house.ts";

export type { HeldHand };

/** The open hands of a player, by table. Undefined while they are read. */
export function useHands(player: Address | undefined): Record<number, HeldHand> | undefined {
  const { chain, client, deployment } = useHouse();
  const tables = useTables().data?.filter(({ hand }) => hand);
  return useQuery({
    queryKey: ["chain", chain.id, "hands", player, tables?.length],
    queryFn:
      deployment && tables && player
        ? async () => (await reads()).readHands(client, deployment.casino, player, tables)
        : skipToken,
  }).data;
}

/** A table where a player has an open hand. */
export function useOpenTables(player: Address | undefined): TableInfo[] {
  const tables = useTables().data;
  const hands = useHands(player);
  return tables && hands ? tables.filter(({ number }) => hands[number]) : [];
}
