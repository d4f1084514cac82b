"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { Address, Client } from "viem";
import { bankrollAbi, reserveAbi } from "../../lib/generated/abi.ts";
import { read } from "./read.ts";
import { useAsset, useHouse } from "./use-house.ts";

/** The cold part of the bank, at the latest block. Amounts in chips. */
export type ReserveState = {
  address: Address;
  /** In the asset. */
  held: bigint;
  /** In the stablecoin, in its own units. */
  stable: bigint;
  /** All of it, for who sells shares and for who buys them. */
  low: bigint;
  high: bigint;
  /** Whether the feeds give a price. If not, `high` is none. */
  priced: boolean;
  /** Hot equity that the bank keeps. Undefined: all of it. */
  target: bigint | undefined;
  excess: bigint;
  shortage: bigint;
  bucket: { capacity: bigint; window: bigint; available: bigint };
  hedge: { share: bigint; band: bigint; sell: boolean; due: bigint };
};

// As in contracts/Hedge.sol.
const UNPRICED = 2n ** 128n - 1n;
const NO_TARGET = 2n ** 256n - 1n;

export function useReserve() {
  const { chain, client, deployment } = useHouse();
  const { bank, bankroll } = useAsset();
  return useQuery({
    queryKey: ["chain", chain.id, "reserve", bank],
    queryFn: deployment ? () => readReserve(client, bankroll) : skipToken,
  });
}

async function readReserve(client: Client, bankroll: Address): Promise<ReserveState> {
  const address = await read(client, {
    address: bankroll,
    abi: bankrollAbi,
    functionName: "reserve",
  });
  const of = { address, abi: reserveAbi } as const;
  const [held, stable, [low, high], priced, target, excess, shortage, bucket, hedging, due] =
    await Promise.all([
      read(client, { ...of, functionName: "held" }),
      read(client, { ...of, functionName: "stable" }),
      read(client, { ...of, functionName: "value" }),
      read(client, { ...of, functionName: "priced" }),
      read(client, { ...of, functionName: "hotTarget" }),
      read(client, { ...of, functionName: "excess" }),
      read(client, { ...of, functionName: "shortage" }),
      read(client, { ...of, functionName: "bucket" }),
      read(client, { ...of, functionName: "hedging" }),
      read(client, { ...of, functionName: "hedgeDue" }),
    ]);
  const [capacity, window, available] = bucket;
  const [share, band] = hedging;
  return {
    address,
    held,
    stable,
    low,
    high,
    priced,
    target: target === NO_TARGET ? undefined : target,
    excess,
    shortage,
    bucket: { capacity, window, available },
    hedge: { share, band, sell: due[0], due: due[1] },
  };
}

/** The whole equity at its two prices, hot and cold, in chips; `high` is undefined while the reserve has no price. */
export function useEquity() {
  const { chain, client, deployment } = useHouse();
  const { bank, bankroll } = useAsset();
  return useQuery({
    queryKey: ["chain", chain.id, "equity", bank],
    queryFn: deployment
      ? async () => {
          const of = { address: bankroll, abi: bankrollAbi } as const;
          const [low, high] = await Promise.all([
            read(client, { ...of, functionName: "equityLow" }),
            read(client, { ...of, functionName: "equityHigh" }),
          ]);
          return { low, high: high < UNPRICED ? high : undefined };
        }
      : skipToken,
  });
}

/** An exit that waits in line. */
export type WaitingExit = {
  id: bigint;
  owner: Address;
  receiver: Address;
  shares: bigint;
  /** What its shares are worth at the low price, in chips. */
  chips: bigint;
  /** When it can be served, in seconds since 1970; undefined if only a larger refill can. */
  servableAt: bigint | undefined;
};

/** The head of the line, and how long it is. */
export type Line = { exits: WaitingExit[]; length: bigint; chips: bigint };

const SHOWN = 20n;

/** The exits that wait for hot money, in the order in which they are served. */
export function useLine() {
  const { chain, client, deployment } = useHouse();
  const { bank, bankroll } = useAsset();
  return useQuery({
    queryKey: ["chain", chain.id, "line", bank],
    queryFn: deployment ? () => readLine(client, bankroll) : skipToken,
  });
}

async function readLine(client: Client, address: Address): Promise<Line> {
  const of = { address, abi: bankrollAbi } as const;
  const [[head, tail], chips, chip] = await Promise.all([
    read(client, { ...of, functionName: "exitsWaiting" }),
    read(client, { ...of, functionName: "waitingChips" }),
    read(client, { ...of, functionName: "CHIP" }),
  ]);
  const end = tail - head > SHOWN ? head + SHOWN : tail;
  const ids = Array.from({ length: Number(end - head) }, (_, index) => head + BigInt(index));
  const exits = await Promise.all(
    ids.map(async (id) => {
      const args = [id] as const;
      const [[owner, receiver, shares], at] = await Promise.all([
        read(client, { ...of, functionName: "exitOf", args }),
        read(client, { ...of, functionName: "exitServableAt", args }),
      ]);
      if (shares === 0n) return []; // cancelled
      const worth = await read(client, { ...of, functionName: "previewRedeem", args: [shares] });
      const servableAt = at === NO_TARGET ? undefined : at;
      return [{ id, owner, receiver, shares, chips: worth / chip, servableAt }];
    }),
  );
  return { exits: exits.flat(), length: tail - head, chips };
}
