"use client";

import { useState } from "react";
import { useConnection } from "wagmi";
import { chipsToWei } from "../../lib/chips.ts";
import type { BetRow } from "../chain/bet-log.ts";
import type { BetCall } from "../chain/casino-calls.ts";
import { calls } from "../chain/reads.ts";
import { useAddBet } from "../chain/use-bets.ts";
import { useAsset, useHouse } from "../chain/use-house.ts";
import { useSend } from "../chain/use-send.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";

/** A bet, and the chips to buy in with it. */
export type Order = BetCall & { missing: bigint };

/** Places bets. What is missing in chips is bought in by the same transaction. */
export function usePlace(onPlaced: (bet: BetRow) => void) {
  const { deployment } = useHouse();
  const { symbol, digits } = useAsset();
  const { address } = useConnection();
  const { send, step } = useSend();
  const addBet = useAddBet();
  const [failure, setFailure] = useState<Explanation>();

  async function place({ missing, ...order }: Order): Promise<BetRow | undefined> {
    if (!deployment || !address) return undefined;
    setFailure(undefined);
    try {
      const { placeCall, betsIn } = await calls();
      const data = placeCall(order);
      const receipt = await send({ to: deployment.casino, data, value: chipsToWei(missing) });
      const bet = await addBet(address, betsIn(receipt.logs));
      if (bet) onPlaced(bet);
      return bet;
    } catch (error) {
      setFailure(await explain(error, symbol, "bet", digits));
      return undefined;
    }
  }

  return { place, step, failure, clearFailure: () => setFailure(undefined) };
}
