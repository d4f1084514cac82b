"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { type Address, type Hex, zeroAddress, zeroHash } from "viem";
import { attestationGateAbi, casinoAbi, playersAbi } from "../../lib/generated/abi.ts";
import type { SealedMarket } from "../../lib/market.ts";
import { read } from "../chain/read.ts";
import { useHouse, useTables } from "../chain/use-house.ts";

/** By the rules of which market the house was deployed; null: of none. */
export function useRules() {
  const { chain } = useHouse();
  return useQuery({
    queryKey: ["rules", chain.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<SealedMarket | null> => {
      const { markets } = await import("../../lib/generated/markets.ts");
      return markets[chain.id] ?? null;
    },
  });
}

/** Who is asked whether somebody may play; null: nobody. A house has the same for ever. */
export function useGate() {
  const { chain, client, deployment } = useHouse();
  return useQuery({
    queryKey: ["gate", chain.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: deployment
      ? async () => {
          const casino = { address: deployment.casino, abi: casinoAbi } as const;
          const address = await read(client, { ...casino, functionName: "players" });
          const gate = await read(client, { address, abi: playersAbi, functionName: "gate" });
          return gate === zeroAddress ? null : gate;
        }
      : skipToken,
  });
}

/** Whether a gate admits a player, and which attestation was presented for him, if the gate is one of attestations. */
export type Admission = { isAdmitted: boolean; attestation: Hex | undefined };

/** @param byAttestation Whether the gate is one that attestations are presented to. */
export function useAdmission(player: Address | undefined, byAttestation: boolean) {
  const { chain, client } = useHouse();
  const gate = useGate().data;
  return useQuery({
    queryKey: ["chain", chain.id, "admission", gate, player],
    queryFn:
      gate && player
        ? async (): Promise<Admission> => {
            const of = { address: gate, abi: attestationGateAbi, args: [player] } as const;
            const [isAdmitted, uid] = await Promise.all([
              read(client, { ...of, functionName: "admits" }),
              byAttestation ? read(client, { ...of, functionName: "attestationOf" }) : zeroHash,
            ]);
            return { isAdmitted, attestation: uid === zeroHash ? undefined : uid };
          }
        : skipToken,
  });
}

/** What came of holding the house to the rules. */
export function useChecks(sealed: SealedMarket) {
  const { chain, client, deployment } = useHouse();
  const gate = useGate().data;
  const tables = useTables().data;
  return useQuery({
    queryKey: ["chain", chain.id, "rules", gate, tables?.length],
    queryFn:
      deployment && gate !== undefined && tables
        ? async () => {
            const { checkRules } = await import("./check-rules.ts");
            return checkRules(client, { casino: deployment.casino, gate, tables }, sealed);
          }
        : skipToken,
  });
}
