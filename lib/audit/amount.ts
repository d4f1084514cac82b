import { formatUnits } from "viem";
import type { Bank } from "./house.ts";

/** How a bank counts. */
type Counted = Pick<Bank, "chip" | "decimals">;

/** Chips of a bank in coins or tokens, exact: 50000000n of the native coin is "0.05". */
export function coinsOf({ chip, decimals }: Counted, chips: bigint): string {
  return formatUnits(chips * chip, decimals);
}

/** The same with four digits after the point at most: short enough for a margin. */
export function shortCoinsOf(bank: Counted, chips: bigint): string {
  return coinsOf(bank, chips).replace(/(\.\d{4})\d+$/, "$1");
}
