"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import type { BetLog, BetRow, Book } from "./bet-log.ts";
import { hasFailed } from "./heartbeat.ts";
import { betLog, reads } from "./reads.ts";
import { useHouse } from "./use-house.ts";

const FEED = 120;
const PAGE = 30;

/** The latest bets of everybody, newest first. */
export function useFeed() {
  const { chain, client, deployment } = useHouse();
  const queryClient = useQueryClient();
  const queryKey = ["chain", chain.id, "feed"];
  return useQuery({
    queryKey,
    queryFn: deployment
      ? async () => {
          const { readFeed, headOf } = await betLog();
          const where = {
            client,
            casino: deployment.casino,
            fromBlock: BigInt(deployment.fromBlock),
          };
          return readFeed(
            where,
            await headOf(client),
            FEED,
            queryClient.getQueryData<Book>(queryKey),
          );
        }
      : skipToken,
  });
}

/** The bets of a player, newest first, and a way to read older ones. */
export function useMyBets(player: Address | undefined) {
  const { chain, client, deployment } = useHouse();
  const queryClient = useQueryClient();
  const queryKey = ["chain", chain.id, "mine", player];
  const where = deployment && {
    client,
    casino: deployment.casino,
    fromBlock: BigInt(deployment.fromBlock),
  };
  const query = useQuery({
    queryKey,
    queryFn:
      where && player
        ? async () => {
            const { readMine, headOf } = await betLog();
            const head = await headOf(client);
            return readMine(where, player, head, PAGE, queryClient.getQueryData<Book>(queryKey));
          }
        : skipToken,
  });
  const older = useMutation({
    mutationFn: async (enough: number) => {
      const book = queryClient.getQueryData<Book>(queryKey);
      if (!where || !player || !book) return;
      const { readOlder } = await betLog();
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, await readOlder(where, player, book, enough));
    },
  });
  return {
    bets: query.data?.bets,
    hasFailed: hasFailed(query),
    readOlder: () => older.mutate(PAGE),
    readAll: () => older.mutate(Number.POSITIVE_INFINITY),
    isReadingOlder: older.isPending,
    hasOlder:
      query.data !== undefined &&
      deployment !== undefined &&
      query.data.floor > BigInt(deployment.fromBlock),
  };
}

/** One hand of a player, from the log: among the latest bets, or, if it was dealt long ago, looked for. */
export function useHandLog(player: Address | undefined, hand: bigint | undefined) {
  const { chain, client, deployment } = useHouse();
  const { bets } = useMyBets(player);
  const recent = bets?.find(({ id }) => id === hand);
  const isOld = bets !== undefined && hand !== undefined && recent === undefined;
  const old = useQuery({
    queryKey: ["chain", chain.id, "hand-log", hand?.toString()],
    queryFn:
      deployment && isOld
        ? async () => {
            const { readHand, headOf } = await betLog();
            const { casino, fromBlock } = deployment;
            const where = { client, casino, fromBlock: BigInt(fromBlock) };
            return (await readHand(where, hand, await headOf(client))) ?? null;
          }
        : skipToken,
  }).data;
  return recent ?? old ?? undefined;
}

/** Puts what a player just did among the player's bets, before the next look at the log would find it. */
export function useAddBet() {
  const { chain } = useHouse();
  const queryClient = useQueryClient();
  return async (player: Address, logs: BetLog[]): Promise<BetRow | undefined> => {
    const { tellBets } = await betLog();
    queryClient.setQueryData<Book>(
      ["chain", chain.id, "mine", player],
      (book) => book && { ...book, bets: tellBets(logs, book.bets) },
    );
    for (const { args } of logs) {
      if (!("hand" in args)) continue;
      const queryKey = ["chain", chain.id, "hand-log", args.hand.toString()];
      queryClient.setQueryData<BetRow | null>(queryKey, (bet) => bet && tellBets(logs, [bet])[0]);
    }
    return tellBets(logs)[0];
  };
}

/** The time of a block, in seconds since 1970. */
export function useBlockTime(block: bigint | undefined): number | undefined {
  const { chain, client } = useHouse();
  return useQuery({
    queryKey: ["block-time", chain.id, block?.toString()],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn:
      block === undefined ? skipToken : async () => (await reads()).readBlockTime(client, block),
  }).data;
}
