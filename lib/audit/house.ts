import type { Hex } from "../bytes.ts";
import type { FeeConfig } from "../fee.ts";

/** A house, as its contracts say. Addresses are lower-case. */
export type House = FeeConfig & {
  casino: Hex;
  bankroll: Hex;
  coordinator: Hex;
  authority: Hex;
  keyHash: Hex;
  subscription: bigint;
  confirmations: bigint;
  callbackGasLimit: bigint;
  /** Null if it is not told of one. */
  lottery: LotteryHouse | null;
};

/** The lottery beside a casino, with a VRF subscription of its own. */
export type LotteryHouse = {
  address: Hex;
  subscription: bigint;
  /** Of a ticket, in chips. */
  price: bigint;
};
