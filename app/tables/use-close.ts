"use client";

import { useState } from "react";
import { calls } from "../chain/reads.ts";
import { useHouse } from "../chain/use-house.ts";
import { useSend } from "../chain/use-send.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";

const BETS_AT_ONCE = 40n;

// A settlement does as much as its gas allows, so an estimate would find the gas for a single bet. This is enough for several bets of
// a hundred rolls; what is not used is not paid.
const GAS_OF_SETTLING = 8_000_000n;

/** Settles or refunds bets of a round: anybody may, for everybody. */
export function useClose(round: bigint) {
  const { chain, deployment } = useHouse();
  const { send, step } = useSend();
  const [failure, setFailure] = useState<Explanation>();

  async function close(functionName: "settle" | "refund"): Promise<void> {
    if (!deployment) return;
    setFailure(undefined);
    try {
      const data = (await calls()).closeCall(functionName, round, BETS_AT_ONCE);
      const gas = functionName === "settle" ? { gas: GAS_OF_SETTLING } : {};
      await send({ to: deployment.casino, data, ...gas });
    } catch (error) {
      setFailure(await explain(error, chain.nativeCurrency.symbol));
    }
  }

  return { close, step, failure };
}
