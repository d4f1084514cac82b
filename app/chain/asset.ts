"use client";

import { createContext } from "react";
import { type Address, zeroAddress } from "viem";
import type { Deployment } from "./chains.ts";
import type { HouseChain } from "./house-chains.ts";

/** What a bank of the house counts in. Every bank has its own chips. */
export type Asset = {
  /** The number of its bank in the casino: 0 is that of the native coin. */
  bank: number;
  bankroll: Address;
  symbol: string;
  /** Undefined: the native coin. */
  token: Address | undefined;
  /** Units of the asset that one chip is worth: a power of ten. */
  chip: bigint;
  /** Digits after the point that chips have when they are written as coins. */
  digits: number;
};

/** The native coin: a chip is a gwei. */
export const nativeOf = (chain: HouseChain, deployment: Deployment | undefined): Asset => ({
  bank: 0,
  bankroll: deployment?.bankroll ?? zeroAddress,
  symbol: chain.nativeCurrency.symbol,
  token: undefined,
  chip: 10n ** 9n,
  digits: 9,
});

/** The asset of a room, or of a part of one. Undefined: the native coin. */
export const AssetRoom = createContext<Asset | undefined>(undefined);
