"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { toHex } from "viem";
import { useConnection } from "wagmi";
import type { Call } from "../chain/send.ts";
import { useHouse } from "../chain/use-house.ts";

/** The gas of a call, as the node estimates it. Undefined while it is not known, or where the call would fail. */
export function useGas(call: Call | undefined): bigint | undefined {
  const { chain, client } = useHouse();
  const { address } = useConnection();
  return useQuery({
    queryKey: ["gas", chain.id, address, call?.to, call?.data],
    placeholderData: keepPreviousData,
    queryFn:
      call && address
        ? async () => {
            const { to, data, value = 0n } = call;
            const params = [{ from: address, to, data, value: toHex(value) }] as const;
            return BigInt(await client.request({ method: "eth_estimateGas", params: [...params] }));
          }
        : skipToken,
  }).data;
}
