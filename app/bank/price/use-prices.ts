"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getBlock } from "viem/actions";
import { sampleBlocks } from "../../../lib/bank/share-price.ts";
import { hasFailed } from "../../chain/heartbeat.ts";
import { useAsset, useHouse } from "../../chain/use-house.ts";
import { readPrices } from "./read-prices.ts";

/** Spans of time to look back over, in seconds. Undefined: since the house was opened. */
export const SPANS = { day: 86_400, month: 30 * 86_400, all: undefined } as const;

export type Span = keyof typeof SPANS;

/** Enough for a line across a page, and little enough for any node. */
export const SAMPLES = 49;

/** The prices of a share over a span, read in pieces; and how far the reading is, from 0 to 1. */
export function usePrices(span: Span) {
  const { chain, client, deployment } = useHouse();
  const { bank, bankroll } = useAsset();
  const [progress, setProgress] = useState(0);
  const query = useQuery({
    // Not with every block: history stays, and asking for it is dear.
    queryKey: ["prices", chain.id, bank, span],
    staleTime: 600_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: deployment
      ? async ({ signal }) => {
          setProgress(0);
          const [first, head] = await Promise.all([
            getBlock(client, { blockNumber: BigInt(deployment.fromBlock) }),
            getBlock(client, { blockTag: "latest" }),
          ]);
          const life = Number(head.timestamp - first.timestamp);
          const seconds = SPANS[span];
          const blocks = head.number - first.number;
          const back =
            seconds === undefined || life <= seconds
              ? blocks
              : (blocks * BigInt(seconds)) / BigInt(life);
          const wanted = sampleBlocks(head.number - back, head.number, SAMPLES);
          const onRead = (count: number) => setProgress(count / wanted.length);
          const prices = await readPrices(client, bankroll, wanted, onRead, signal);
          return { ...prices, life };
        }
      : skipToken,
  });
  return {
    data: query.data,
    progress,
    reading: query.isFetching,
    failed: hasFailed(query),
    again: () => void query.refetch(),
  };
}
