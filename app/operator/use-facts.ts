"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { pollingOf } from "../chain/chains.ts";
import { useHouse } from "../chain/use-house.ts";
import type { Facts } from "./facts.ts";

// Far fewer looks than at the head: there are many questions in one.
const LOOKS = 4;

/** What the desk knows of the house, read again and again. What reads it is loaded when it is needed. */
export function useFacts() {
  const { chain, client, deployment } = useHouse();
  const queryClient = useQueryClient();
  const queryKey = ["operator", chain.id, deployment?.casino];
  return useQuery({
    queryKey,
    staleTime: 0,
    refetchInterval: LOOKS * pollingOf(chain.id),
    structuralSharing: false,
    queryFn: deployment
      ? async () => {
          const { readFacts } = await import("./facts.ts");
          const last = queryClient.getQueryData<Facts>(queryKey);
          return readFacts(client, chain, deployment, last);
        }
      : skipToken,
  });
}
