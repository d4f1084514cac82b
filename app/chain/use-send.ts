"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useConfig, useConnection } from "wagmi";
import type { Call, SendStep } from "./send.ts";
import { useHouse } from "./use-house.ts";

export type { Call, SendStep };

const load = () => import("./send.ts");

/** Sends transactions of the connected account, one at a time. */
export function useSend() {
  const config = useConfig();
  const { chain, client } = useHouse();
  const { address, connector } = useConnection();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<SendStep>("idle");

  // Whoever is connected will want to send something soon.
  useEffect(() => {
    if (address) void load();
  }, [address]);

  const mutation = useMutation({
    mutationFn: async (call: Call) => {
      if (!address) throw new Error("no wallet is connected");
      setStep("checking");
      const { sendCall } = await load();
      return sendCall(
        { config, client, chainId: chain.id, account: address, connector, onStep: setStep },
        call,
      );
    },
    onSettled: () => {
      setStep("idle");
      void queryClient.invalidateQueries({ queryKey: ["chain", chain.id] });
    },
  });

  return { send: mutation.mutateAsync, step };
}
