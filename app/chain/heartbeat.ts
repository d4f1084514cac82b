"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { pollingOf } from "./chains.ts";
import type { Head } from "./read-house.ts";
import { reads } from "./reads.ts";
import { useHouse } from "./use-house.ts";

export type { Head };

/** The latest block. One query for all who ask; only the heartbeat looks by itself. */
function useHeadQuery<T = Head>(options: { beats?: boolean; select?: (head: Head) => T } = {}) {
  const { chain, client } = useHouse();
  const queryClient = useQueryClient();
  const queryKey = ["head", chain.id];
  return useQuery({
    queryKey,
    queryFn: async () => (await reads()).readHead(client, queryClient.getQueryData<Head>(queryKey)),
    enabled: options.beats ?? false,
    refetchInterval: options.beats ? pollingOf(chain.id) : false,
    retry: 1,
    retryDelay: 600,
    ...(options.select && { select: options.select }),
  });
}

/** The only watcher of blocks: looks at the head again and again, and has everything read anew when it moved. Mounted once. */
export function useHeartbeat(): void {
  const { chain } = useHouse();
  const queryClient = useQueryClient();
  const query = useHeadQuery({ beats: true });
  const isError = hasFailed(query);
  const hash = query.data?.hash;
  const before = useRef<string>(undefined);
  useEffect(() => {
    const now = `${chain.id} ${hash} ${isError}`;
    if (hash && !isError && before.current !== now) {
      void queryClient.invalidateQueries({ queryKey: ["chain", chain.id] });
      void queryClient.invalidateQueries({ queryKey: ["presence", chain.id] });
    }
    before.current = now;
  }, [chain.id, hash, isError, queryClient]);
}

/** The latest block that was seen. Undefined before the first. */
export function useHead(): Head | undefined {
  return useHeadQuery().data;
}

/** The base fee of the latest block, in wei. Changes less often than the block. */
export function useBaseFee(): bigint | undefined {
  return useHeadQuery({ select: (head) => head.baseFee }).data;
}

/** Whether the node answers. A first failure is forgiven: it is asked once more at once. */
export function useNodeDown(): boolean {
  return hasFailed(useHeadQuery({ select: () => 0 }));
}

/** Whether a query's last answer was an error. Unlike `isError` it stays so while the query is asked again. */
export function hasFailed(query: { errorUpdatedAt: number; dataUpdatedAt: number }): boolean {
  return query.errorUpdatedAt > query.dataUpdatedAt;
}

/** Whether the contracts are where they should be. Undefined while unknown. */
export function useHousePresent(): boolean | undefined {
  const { chain, client, deployment } = useHouse();
  const { data } = useQuery({
    queryKey: ["presence", chain.id],
    staleTime: 60_000,
    queryFn: deployment
      ? async () => (await reads()).hasCode(client, deployment.casino)
      : skipToken,
  });
  return deployment ? data : false;
}

/**
 * The time of the chain in seconds, going on with the clock between blocks. Ticks each second, if `ticking`.
 *
 * A local chain's clock may have been set ahead, and one without new blocks stands still: the later of both clocks counts.
 */
export function useChainTime(ticking = true): number | undefined {
  const head = useHead();
  const now = useSyncExternalStore(ticking ? subscribeToClock : subscribeToNothing, clock, () => 0);
  if (!head || now === 0) return undefined;
  return Math.max(now, Number(head.timestamp) + now - Math.floor(head.seenAt / 1000));
}

const clock = () => Math.floor(Date.now() / 1000);

function subscribeToClock(onTick: () => void): () => void {
  const timer = setInterval(onTick, 1_000);
  return () => clearInterval(timer);
}

function subscribeToNothing(): () => void {
  return () => {};
}
