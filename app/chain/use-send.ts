"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Address, Hex, TransactionReceipt } from "viem";
import { call, estimateGas, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import { useConfig, useConnection } from "wagmi";
import { getConnectorClient } from "wagmi/actions";
import { useHouse } from "./use-house.ts";

/** A call to a contract. `value` in wei. */
export type Call = { to: Address; data: Hex; value?: bigint };

/** Where a transaction is: asked of the node, before the person in the wallet, or on its way into a block. */
export type SendStep = "idle" | "checking" | "signing" | "sent";

// A bet that was estimated as a joiner of a round may open the next one, which costs more. Unused gas is not paid.
const GAS_MARGIN = 150_000n;

/**
 * Sends transactions of the connected account, one at a time: asks the node first, so that a contract refuses before the wallet
 * opens, then the wallet, then waits for the receipt.
 */
export function useSend() {
  const config = useConfig();
  const { chain, client } = useHouse();
  const { address: account, connector } = useConnection();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<SendStep>("idle");
  const [hash, setHash] = useState<Hex>();

  const mutation = useMutation({
    mutationFn: async ({ to, data, value = 0n }: Call): Promise<TransactionReceipt> => {
      setHash(undefined);
      setStep("checking");
      const request = { account: account as Address, to, data, value };
      const gas = await estimateGas(client, request);
      setStep("signing");
      const wallet = await getConnectorClient(config, { chainId: chain.id, connector });
      const sent = await sendTransaction(wallet, {
        ...request,
        account: wallet.account,
        chain: wallet.chain,
        gas: (gas * 5n) / 4n + GAS_MARGIN,
      });
      setHash(sent);
      setStep("sent");
      const receipt = await waitForTransactionReceipt(client, { hash: sent });
      if (receipt.status === "reverted") {
        await call(client, { ...request, blockNumber: receipt.blockNumber });
        throw new Error(
          "the transaction was taken into a block, but the contract refused it, and nothing changed",
        );
      }
      return receipt;
    },
    onSettled: () => {
      setStep("idle");
      void queryClient.invalidateQueries({ queryKey: ["chain", chain.id] });
    },
  });

  return { send: mutation.mutateAsync, step, hash, isSending: mutation.isPending };
}
