import type { Abi, Address } from "viem";
import { authorityAbi, casinoAbi, reserveAbi } from "../../lib/generated/abi.ts";
import type { Room } from "../../lib/roles.ts";
import type { BankFacts, Facts } from "./facts.ts";
import { parseAddress } from "./input.ts";

export const ABIS: Record<Room, Abi> = {
  casino: casinoAbi as Abi,
  reserve: reserveAbi as Abi,
  authority: authorityAbi as Abi,
};

export type Target = { address: Address; name: string; room: Room; abi: Abi; bank?: BankFacts };

/** The contracts of a house whose functions need roles. */
export function targetsOf({ house, banks }: Facts): Target[] {
  return [
    { address: parseAddress(house.casino), name: "Casino", room: "casino", abi: ABIS.casino },
    ...banks.map((bank): Target => {
      const name = `Reserve of ${bank.symbol}`;
      const at = parseAddress(bank.reserve);
      return { address: at, name, room: "reserve", abi: ABIS.reserve, bank };
    }),
    {
      address: parseAddress(house.authority),
      name: "AccessManager",
      room: "authority",
      abi: ABIS.authority,
    },
  ];
}
