"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useHouse } from "../chain/use-house.ts";

/**
 * Checks a bet in this browser, from a node's answers alone. The verifier is loaded when it is first needed.
 *
 * @param bet Undefined while there is nothing to check.
 * @param final Whether the bet's end is known, so that the verdict will not change.
 * @param wanted The bet's network, if it is not the one that the page shows.
 */
export function useVerdict(bet: bigint | undefined, final: boolean, wanted?: number) {
  const { chain, client, deployment } = useHouse(wanted);
  return useQuery({
    queryKey: final
      ? ["verdict", chain.id, bet?.toString()]
      : ["chain", chain.id, "verdict", bet?.toString()],
    staleTime: final ? Number.POSITIVE_INFINITY : 0,
    queryFn:
      bet !== undefined && deployment
        ? async () => {
            const [{ collectEvidence }, { verifyBet }] = await Promise.all([
              import("../../lib/evidence.ts"),
              import("../../lib/verify-bet.ts"),
            ]);
            const evidence = await collectEvidence(client as never, deployment, bet);
            return verifyBet(evidence, deployment);
          }
        : skipToken,
  });
}
