"use client";

import { useQuery } from "@tanstack/react-query";
import { isAddressEqual } from "viem";
import type { Act } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { authorityAbi } from "../../lib/generated/abi.ts";
import { read } from "../chain/read.ts";
import { useHouse } from "../chain/use-house.ts";
import type { Holder } from "./facts.ts";

/** Whether the AccessManager lets somebody do an act, and the seconds it has to wait. Undefined while it is asked. */
export function useDelay(
  { address, delay: own }: Holder,
  { target, data }: Act,
): { allowed: boolean; delay: bigint } | undefined {
  const { chain, client, deployment } = useHouse();
  const selector = data.slice(0, 10) as Hex;
  return useQuery({
    queryKey: ["chain", chain.id, "delay", address, target, selector, `${own}`],
    enabled: deployment !== undefined,
    queryFn: async () => {
      const authority = deployment?.authority as Hex;
      // Of its own functions the AccessManager asks for the owner's role, which waits as long as its member does.
      if (isAddressEqual(target, authority)) return { allowed: true, delay: own };
      const [immediate, delay] = await read(client, {
        address: authority,
        abi: authorityAbi,
        functionName: "canCall",
        args: [address, target, selector],
      });
      return { allowed: immediate || delay > 0, delay: BigInt(delay) };
    },
  }).data;
}
