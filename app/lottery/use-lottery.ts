"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Address, Client } from "viem";
import { getBlockNumber } from "viem/actions";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import { type DrawState, readDraw } from "../../lib/lottery.ts";
import { hasFailed } from "../chain/heartbeat.ts";
import {
  type DrawRow,
  type LotteryBook,
  type LotteryPlace,
  readLottery,
  readOlderDraws,
  tellDraws,
  tellHoldings,
} from "../chain/lottery-log.ts";
import { read } from "../chain/read.ts";
import { useHouse } from "../chain/use-house.ts";

const DRAWS = 8;

/** What the lottery promised when it was deployed, and can never change. */
export type Terms = {
  /** Chips for a ticket. */
  price: bigint;
  /** Seconds between two draws; from a request to its refund; from an end to the latest start. */
  period: number;
  refundAfter: number;
  startWithin: number;
};

export function useTerms() {
  const { chain, client, deployment } = useHouse();
  return useQuery({
    queryKey: ["lottery-terms", chain.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: deployment ? () => readTerms(client, deployment.lottery) : skipToken,
  });
}

async function readTerms(client: Client, address: Address): Promise<Terms> {
  const of = { address, abi: lotteryAbi } as const;
  const [price, period, refundAfter, startWithin] = await Promise.all([
    read(client, { ...of, functionName: "price" }),
    read(client, { ...of, functionName: "period" }),
    read(client, { ...of, functionName: "REFUND_AFTER" }),
    read(client, { ...of, functionName: "START_WITHIN" }),
  ]);
  return {
    price,
    period: Number(period),
    refundAfter: Number(refundAfter),
    startWithin: Number(startWithin),
  };
}

/** The draw on sale, at the latest block. */
export type Sale = {
  draw: bigint;
  /** Seconds since 1970. */
  end: number;
  tickets: bigint;
  /** Chips by tier, with what rolled over. */
  pools: readonly bigint[];
  state: DrawState;
  /** The draw before. Undefined in front of the first one. */
  before: DrawState | undefined;
  /** Wei that whoever starts the draw must add. */
  chanceMissing: bigint;
};

export function useSale() {
  const { chain, client, deployment } = useHouse();
  return useQuery({
    queryKey: ["chain", chain.id, "lottery"],
    queryFn: deployment ? () => readSale(client, deployment.lottery) : skipToken,
  });
}

async function readSale(client: Client, lottery: Address): Promise<Sale> {
  const of = { address: lottery, abi: lotteryAbi } as const;
  const [[draw, end, tickets, pools], chanceMissing] = await Promise.all([
    read(client, { ...of, functionName: "onSale" }),
    read(client, { ...of, functionName: "chanceMissing" }),
  ]);
  const [state, before] = await Promise.all([
    readState(client, lottery, draw),
    draw > 1n ? readState(client, lottery, draw - 1n) : undefined,
  ]);
  return { draw, end: Number(end), tickets, pools, state, before, chanceMissing };
}

async function readState(client: Client, address: Address, draw: bigint): Promise<DrawState> {
  const of = { address, abi: lotteryAbi } as const;
  return readDraw(draw, await read(client, { ...of, functionName: "drawOf", args: [draw] }));
}

/** A draw that is over, or whose word is awaited. */
export type PastDraw = DrawRow & { state: DrawState };

type Page = LotteryBook & { states: DrawState[] };

/** Past draws, and the tickets of a player, newest first, with a way to read older ones. */
export function useLotteryBook(player: Address | undefined) {
  const { chain, client, deployment } = useHouse();
  const queryClient = useQueryClient();
  const queryKey = ["chain", chain.id, "lottery-book", player];
  const place: LotteryPlace | undefined = deployment && {
    client,
    lottery: deployment.lottery,
    fromBlock: BigInt(deployment.fromBlock),
  };
  const query = useQuery({
    queryKey,
    queryFn: place
      ? async () => {
          const head = await getBlockNumber(client, { cacheTime: 0 });
          const last = queryClient.getQueryData<Page>(queryKey);
          return withStates(place, await readLottery(place, player, head, DRAWS, last));
        }
      : skipToken,
  });
  const older = useMutation({
    mutationFn: async () => {
      const book = queryClient.getQueryData<Page>(queryKey);
      if (!place || !book) return;
      await queryClient.cancelQueries({ queryKey });
      const read = await readOlderDraws(place, player, book, DRAWS);
      queryClient.setQueryData(queryKey, await withStates(place, read));
    },
  });
  const book = query.data;
  const draws = useMemo(() => book && pastDraws(book), [book]);
  const holdings = useMemo(
    () => (book && player ? tellHoldings(book.logs, player) : undefined),
    [book, player],
  );
  return {
    place,
    draws,
    holdings,
    hasFailed: hasFailed(query),
    readOlder: older.mutate,
    isReadingOlder: older.isPending,
    hasOlder: book !== undefined && place !== undefined && book.floor > place.fromBlock,
  };
}

/** Draws without a word are asked about: whether they wait for it or failed is a matter of time, which no event tells. */
async function withStates({ client, lottery }: LotteryPlace, book: LotteryBook): Promise<Page> {
  const open = tellDraws(book.logs).filter(({ drawn }) => !drawn);
  const states = await Promise.all(open.map(({ draw }) => readState(client, lottery, draw)));
  return { ...book, states };
}

function pastDraws({ logs, states }: Page): PastDraw[] {
  return tellDraws(logs).flatMap((row) => {
    const state = row.drawn?.state ?? states.find(({ draw }) => draw === row.draw);
    return state ? [{ ...row, state }] : [];
  });
}
