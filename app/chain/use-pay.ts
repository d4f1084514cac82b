"use client";

import { useState } from "react";
import { type Address, encodeFunctionData, type Hex } from "viem";
import { useConnection } from "wagmi";
import { bankrollAbi } from "../../lib/generated/abi.ts";
import { read } from "./read.ts";
import { useAsset, useHouse } from "./use-house.ts";
import { type SendStep, useSend } from "./use-send.ts";

/** A call that takes money of the room's asset. */
export type Payment = {
  to: Address;
  data: Hex;
  /** Units of the asset. */
  amount: bigint;
};

/** Where a payment is. A token's has two transactions, if the bank may not take so much yet. */
export type PayStep = { step: SendStep; part: "approve" | "pay" };

/** Sends calls that take money: coins go with the call; of a token, the bank is allowed to take just this amount before. */
export function usePay() {
  const { client } = useHouse();
  const { token } = useAsset();
  const { address } = useConnection();
  const { send, step } = useSend();
  const [part, setPart] = useState<PayStep["part"]>("pay");

  async function pay({ to, data, amount }: Payment): Promise<void> {
    if (!token) {
      await send({ to, data, value: amount });
      return;
    }
    if (!address) throw new Error("no wallet is connected");
    // Its shares are a token as well: what can be asked of any stands in a bank's ABI.
    const of = { address: token, abi: bankrollAbi } as const;
    const allowed = await read(client, {
      ...of,
      functionName: "allowance",
      args: [address, to],
    });
    try {
      if (allowed < amount) {
        setPart("approve");
        const args = [to, amount] as const;
        await send({
          to: token,
          data: encodeFunctionData({ abi: bankrollAbi, functionName: "approve", args }),
        });
        setPart("pay");
      }
      await send({ to, data });
    } finally {
      setPart("pay");
    }
  }

  return { pay, send, step, part };
}
