"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { encodeFunctionData } from "viem";
import { useConfig, useConnection } from "wagmi";
import { bankrollAbi, tokenBankrollAbi } from "../../lib/generated/abi.ts";
import { permitDomain, signPermit } from "./permit.ts";
import { useAsset, useHouse } from "./use-house.ts";
import { usePay } from "./use-pay.ts";

/** How tokens are paid: by a signed permit, in one transaction; or by an approval, in two. */
export type Way = "permit" | "approve";

/** Buys chips of the room's asset. */
export function useBuyIn() {
  const { chain, client } = useHouse();
  const { token, bankroll, chip } = useAsset();
  const config = useConfig();
  const { address, connector } = useConnection();
  const { pay, send, step, part } = usePay();
  const [permitting, setPermitting] = useState(false);

  const domain = useQuery({
    queryKey: ["permit-domain", chain.id, token],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: token !== undefined,
    // No answer is one: null.
    queryFn: async () => (token && (await permitDomain(client, chain.id, token))) ?? null,
  });

  async function buyIn(chips: bigint, way: Way): Promise<void> {
    if (!address) throw new Error("no wallet is connected");
    const amount = chips * chip;
    if (!token) {
      const data = encodeFunctionData({
        abi: bankrollAbi,
        functionName: "buyIn",
        args: [address],
      });
      return pay({ to: bankroll, data, amount });
    }
    if (way === "permit" && domain.data) {
      setPermitting(true);
      const permit = await signPermit(
        { config, client, chainId: chain.id, account: address, connector },
        { domain: domain.data, spender: bankroll, value: amount },
      ).finally(() => setPermitting(false));
      const { deadline, v, r, s } = permit;
      const data = encodeFunctionData({
        abi: tokenBankrollAbi,
        functionName: "buyInWithPermit",
        args: [address, chips, deadline, v, r, s],
      });
      await send({ to: bankroll, data });
      return;
    }
    const data = encodeFunctionData({
      abi: tokenBankrollAbi,
      functionName: "buyIn",
      args: [address, chips],
    });
    return pay({ to: bankroll, data, amount });
  }

  return {
    buyIn,
    send,
    step,
    part,
    /** The person is asked for a signature that costs nothing. */
    permitting,
    /** Whether the token takes permits. Undefined while it is asked. */
    takesPermits: domain.data === undefined ? undefined : domain.data !== null,
  };
}
