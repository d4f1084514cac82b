"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import { getBlock, getBlockNumber } from "viem/actions";
import {
  type BetLog,
  type BetRow,
  type Book,
  readFeed,
  readMine,
  readOlder,
  tellBets,
} from "./bet-log.ts";
import { hasFailed } from "./heartbeat.ts";
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
          const head = await getBlockNumber(client, { cacheTime: 0 });
          const where = {
            client,
            casino: deployment.casino,
            fromBlock: BigInt(deployment.fromBlock),
          };
          return readFeed(where, head, FEED, queryClient.getQueryData<Book>(queryKey));
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
            const head = await getBlockNumber(client, { cacheTime: 0 });
            return readMine(where, player, head, PAGE, queryClient.getQueryData<Book>(queryKey));
          }
        : skipToken,
  });
  const older = useMutation({
    mutationFn: async () => {
      const book = queryClient.getQueryData<Book>(queryKey);
      if (!where || !player || !book) return;
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, await readOlder(where, player, book, PAGE));
    },
  });
  return {
    bets: query.data?.bets,
    hasFailed: hasFailed(query),
    readOlder: older.mutate,
    isReadingOlder: older.isPending,
    hasOlder:
      query.data !== undefined &&
      deployment !== undefined &&
      query.data.floor > BigInt(deployment.fromBlock),
  };
}

/** Puts a bet that was just placed among the player's bets, before the next look at the log would find it. */
export function useAddBet() {
  const { chain } = useHouse();
  const queryClient = useQueryClient();
  return (player: Address, logs: BetLog[]): BetRow | undefined => {
    const [bet] = tellBets(logs);
    queryClient.setQueryData<Book>(["chain", chain.id, "mine", player], (book) =>
      book && bet && !book.bets.some(({ id }) => id === bet.id)
        ? { ...book, bets: [bet, ...book.bets] }
        : book,
    );
    return bet;
  };
}

/** The time of a block, in seconds since 1970. */
export function useBlockTime(block: bigint | undefined): number | undefined {
  const { chain, client } = useHouse();
  return useQuery({
    queryKey: ["block-time", chain.id, block?.toString()],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn:
      block === undefined
        ? skipToken
        : async () => Number((await getBlock(client, { blockNumber: block })).timestamp),
  }).data;
}
