import { formatUnits } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { bankrollAbi, casinoAbi, reserveAbi } from "../../lib/generated/abi.ts";
import { readBank } from "../banks.ts";
import { type Errand, type Now, runErrands, type Sender } from "./sender.ts";

/** A bank of the house, and its reserve, as errands work with them. */
export type Bank = {
  index: number;
  /** As a sentence calls it, such as "bank of USDC". */
  name: string;
  bankroll: { address: Hex; abi: typeof bankrollAbi };
  reserve: { address: Hex; abi: typeof reserveAbi };
  /** Writes chips as an amount of the asset. */
  amountOf: (chips: bigint) => string;
};

async function openBank({ client }: Sender, casino: Hex, index: bigint): Promise<Bank> {
  const { symbol, decimals, chip, bankroll, reserve } = await readBank(client, casino, index);
  return {
    index: Number(index),
    name: `bank of ${symbol}`,
    bankroll: { address: bankroll, abi: bankrollAbi },
    reserve: { address: reserve, abi: reserveAbi },
    amountOf: (chips) => `${formatUnits(chips * chip, decimals)} ${symbol}`,
  };
}

/** Runs errands for every bank of a casino, also for those that open later. */
export function openBanks(
  sender: Sender,
  casino: Hex,
  open: readonly ((sender: Sender, bank: Bank) => Errand)[],
): Errand {
  const errands: Errand[][] = [];

  async function tick(now: Now): Promise<void> {
    const count = await sender.client.readContract({
      address: casino,
      abi: casinoAbi,
      functionName: "bankCount",
    });
    while (errands.length < count) {
      const bank = await openBank(sender, casino, BigInt(errands.length));
      errands.push(open.map((one) => one(sender, bank)));
    }
    await runErrands(errands.flat(), now);
  }

  return { tick };
}
