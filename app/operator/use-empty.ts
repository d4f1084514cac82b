"use client";

import { useQueries } from "@tanstack/react-query";
import type { Address } from "viem";
import { useHouse } from "../chain/use-house.ts";

/** Those of some addresses at which there is no contract. While it is asked, there may be one. */
export function useEmpty(addresses: readonly Address[]): ReadonlySet<Address> {
  const { chain, client } = useHouse();
  const found = useQueries({
    queries: addresses.map((address) => ({
      queryKey: ["code", chain.id, address],
      staleTime: 10_000,
      queryFn: () => client.request({ method: "eth_getCode", params: [address, "latest"] }),
    })),
  });
  return new Set(addresses.filter((_, i) => found[i]?.data === "0x"));
}
