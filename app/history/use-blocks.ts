"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { getBlockNumber } from "viem/actions";
import { useHouse } from "../chain/use-house.ts";
import { type Blocks, type Filter, secondsOf } from "./filter.ts";

/** The blocks of the days of a filter. Undefined while they are looked for. */
export function useBlocks(filter: Filter): Blocks | undefined {
  const { chain, client, deployment } = useHouse();
  const { from, below } = secondsOf(filter);
  const isAsked = from !== undefined || below !== undefined;
  const { data } = useQuery({
    queryKey: ["blocks", chain.id, from, below],
    queryFn:
      deployment && isAsked
        ? async (): Promise<Blocks> => {
            const { blockAt } = await import("../chain/block-at.ts");
            const head = await getBlockNumber(client);
            const first = BigInt(deployment.fromBlock);
            const find = async (seconds: number | undefined) =>
              seconds === undefined ? undefined : blockAt(client, seconds, first, head);
            const [begin, end] = await Promise.all([find(from), find(below)]);
            // A day that has not begun has no bets, and one that has not ended all that are there.
            return { from: from === undefined ? undefined : (begin ?? head + 1n), below: end };
          }
        : skipToken,
  });
  return isAsked ? data : {};
}
