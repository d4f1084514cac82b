"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getBlock } from "viem/actions";
import { hasFailed } from "../chain/heartbeat.ts";
import { useAssets, useHouse, useTables } from "../chain/use-house.ts";
import type { PastBet } from "../history/past.ts";

export type Span = "week" | "all";

const WEEK = 7 * 86_400;

/** All bets of everybody in a time, read once and counted in the browser. */
export function useLeaders(span: Span) {
  const { chain, client, deployment } = useHouse();
  const tables = useTables().data;
  const assets = useAssets().data;
  const [progress, setProgress] = useState(0);
  const query = useQuery({
    queryKey: ["leaders", chain.id, span],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn:
      deployment && tables && assets
        ? async (): Promise<{ past: PastBet[]; head: bigint }> => {
            const [{ readSpan }, { pastOf }, { blockAt }] = await Promise.all([
              import("../chain/bet-log.ts"),
              import("../history/past.ts"),
              import("../chain/block-at.ts"),
            ]);
            setProgress(0);
            const { number: head, timestamp } = await getBlock(client, { blockTag: "latest" });
            const first = BigInt(deployment.fromBlock);
            const from =
              span === "week"
                ? ((await blockAt(client, Number(timestamp) - WEEK, first, head)) ?? head)
                : first;
            const where = { client, casino: deployment.casino, fromBlock: from };
            const bets = await readSpan(where, head, setProgress);
            return { past: pastOf(bets, tables, assets), head };
          }
        : skipToken,
  });
  return {
    data: query.data,
    assets,
    progress,
    isReading: query.isFetching,
    failed: hasFailed(query),
    again: () => void query.refetch(),
  };
}
