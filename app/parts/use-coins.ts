"use client";

import { useAsset } from "../chain/use-house.ts";
import { coins } from "../format.ts";

/** Writes chips of the room's asset as coins with their unit, short to read: "0.0500 ETH". */
export function useCoins(): (chips: bigint, options?: { sign?: boolean }) => string {
  const { symbol, digits } = useAsset();
  return (chips, options) => `${coins(chips, { ...options, digits })} ${symbol}`;
}
