"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { casinoAbi } from "../../lib/generated/abi.ts";
import { read } from "../chain/read.ts";
import { type TableInfo, useHouse, useTables } from "../chain/use-house.ts";

/** A hand as the casino holds it. Amounts in chips. */
export type HeldHand = {
  /** The bet that dealt it. */
  id: bigint;
  stake: bigint;
  /** Largest part of the bank's low equity that it may win, in billionths. */
  profitShare: bigint;
  /** Time of its latest word, from which the deadline counts: seconds since 1970. */
  since: number;
  /** Its deal, or a decision, waits for its word. */
  waiting: boolean;
  state: bigint;
};

/** The open hands of a player, by table. Undefined while they are read. */
export function useHands(player: Address | undefined): Record<number, HeldHand> | undefined {
  const { chain, client, deployment } = useHouse();
  const tables = useTables().data?.filter(({ hand }) => hand);
  return useQuery({
    queryKey: ["chain", chain.id, "hands", player, tables?.length],
    queryFn:
      deployment && tables && player
        ? async () => {
            const held = await Promise.all(
              tables.map(async ({ number }) => {
                const hand = await read(client, {
                  address: deployment.casino,
                  abi: casinoAbi,
                  functionName: "handOf",
                  args: [player, BigInt(number)],
                });
                return [number, hand] as const;
              }),
            );
            return Object.fromEntries(
              held
                .filter(([, { reserved }]) => reserved > 0n)
                .map(([number, { id, stake, profitShare, since, waiting, state }]) => [
                  number,
                  {
                    id,
                    stake: BigInt(stake),
                    profitShare: BigInt(profitShare),
                    since,
                    waiting,
                    state,
                  },
                ]),
            );
          }
        : skipToken,
  }).data;
}

/** A table where a player has an open hand. */
export function useOpenTables(player: Address | undefined): TableInfo[] {
  const tables = useTables().data;
  const hands = useHands(player);
  return tables && hands ? tables.filter(({ number }) => hands[number]) : [];
}
