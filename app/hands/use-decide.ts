"use client";

import { useState } from "react";
import type { Hex } from "viem";
import { useConnection } from "wagmi";
import { chipsToWei } from "../../lib/chips.ts";
import { calls } from "../chain/reads.ts";
import { useAddBet } from "../chain/use-bets.ts";
import { useAsset, useHouse } from "../chain/use-house.ts";
import { useSend } from "../chain/use-send.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";

/** Sends the decisions of the player's hand at a table. What is missing in chips is bought in by the same transaction. */
export function useDecide(table: number | undefined) {
  const { deployment } = useHouse();
  const { symbol, digits } = useAsset();
  const { address } = useConnection();
  const { send, step } = useSend();
  const addBet = useAddBet();
  const [failure, setFailure] = useState<Explanation>();
  const [action, setAction] = useState<bigint>();

  async function submit(
    dataOf: (calls: typeof import("../chain/casino-calls.ts")) => Hex,
    missing: bigint,
  ): Promise<void> {
    if (!deployment || !address) return;
    setFailure(undefined);
    try {
      const loaded = await calls();
      const data = dataOf(loaded);
      const receipt = await send({ to: deployment.casino, data, value: chipsToWei(missing) });
      await addBet(address, loaded.betsIn(receipt.logs));
    } catch (error) {
      setFailure(await explain(error, symbol, "hand", digits));
    }
  }

  /** @param missing Chips to buy in with it. */
  async function decide(what: bigint, missing: bigint): Promise<void> {
    if (table === undefined || step !== "idle") return;
    setAction(what);
    await submit(({ decideCall }) => decideCall(table, what), missing);
    setAction(undefined);
  }

  /** Has an overdue hand closed as its rules say. */
  async function close(missing: bigint): Promise<void> {
    if (table === undefined || !address || step !== "idle") return;
    await submit(({ closeHandCall }) => closeHandCall(address, table), missing);
  }

  return { decide, close, step, action, failure };
}
