"use client";

import { useState } from "react";
import { encodeFunctionData, parseEventLogs } from "viem";
import { useConnection } from "wagmi";
import { chipsToWei } from "../../lib/chips.ts";
import { casinoAbi } from "../../lib/generated/abi.ts";
import type { Rolls } from "../../lib/play.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { useAddBet } from "../chain/use-bets.ts";
import { useAsset, useHouse } from "../chain/use-house.ts";
import { useSend } from "../chain/use-send.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";

export type Order = { table: number; stake: bigint; choice: bigint; rolls: Rolls; missing: bigint };

/** Places bets. What is missing in chips is bought in by the same transaction. */
export function usePlace(onPlaced: (bet: BetRow) => void) {
  const { deployment } = useHouse();
  const { symbol, digits } = useAsset();
  const { address } = useConnection();
  const { send, step } = useSend();
  const addBet = useAddBet();
  const [failure, setFailure] = useState<Explanation>();

  async function place({
    table,
    stake,
    choice,
    rolls,
    missing,
  }: Order): Promise<BetRow | undefined> {
    if (!deployment || !address) return undefined;
    setFailure(undefined);
    const args = [table, stake, choice] as const;
    const data =
      rolls.count === 1
        ? encodeFunctionData({ abi: casinoAbi, functionName: "place", args })
        : encodeFunctionData({
            abi: casinoAbi,
            functionName: "placeRolls",
            args: [...args, rolls],
          });
    try {
      const receipt = await send({ to: deployment.casino, data, value: chipsToWei(missing) });
      const logs = parseEventLogs({
        abi: casinoAbi,
        logs: receipt.logs,
        eventName: ["BetPlaced", "RollsPlaced"],
      });
      const bet = addBet(address, logs);
      if (bet) onPlaced(bet);
      return bet;
    } catch (error) {
      setFailure(await explain(error, symbol, "bet", digits));
      return undefined;
    }
  }

  return { place, step, failure, clearFailure: () => setFailure(undefined) };
}
