import type { Hex } from "../bytes.ts";
import type { FeeConfig } from "../fee.ts";

/** A house, as its contracts say. Addresses are lower-case. */
export type House = FeeConfig & {
  casino: Hex;
  /** In the order of their numbers. The first is that of the native coin. */
  banks: readonly [Bank, ...Bank[]];
  /** What creates the banks of tokens, and the reserves of all banks. */
  bankFactory: Hex;
  reserveFactory: Hex;
  /** The players' desk, and the gate that it asks: the zero address if there is none. */
  players: Hex;
  gate: Hex;
  coordinator: Hex;
  authority: Hex;
  keyHash: Hex;
  subscription: bigint;
  confirmations: bigint;
  callbackGasLimit: bigint;
  /** Null if it is not told of one. */
  lottery: LotteryHouse | null;
};

/** A bank of a casino: one for each asset. */
export type Bank = {
  /** Its number: 0 is that of the native coin. */
  index: number;
  bankroll: Hex;
  /** Where its cold money is. */
  reserve: Hex;
  /** Its token. Null for the native coin. */
  asset: Hex | null;
  /** What people call the asset, and the digits after its point. */
  symbol: string;
  decimals: number;
  /** Units of the asset in a chip. */
  chip: bigint;
};

/** The lottery beside a casino, with a VRF subscription of its own. */
export type LotteryHouse = {
  address: Hex;
  subscription: bigint;
  /** Of a ticket, in chips. */
  price: bigint;
};

/** The contracts of a house all of whose events are its own: all but the coordinator. */
export function contractsOf({ casino, banks, authority, lottery }: House): Hex[] {
  const rooms = banks.flatMap(({ bankroll, reserve }) => [bankroll, reserve]);
  return [casino, ...rooms, authority, ...(lottery ? [lottery.address] : [])];
}
