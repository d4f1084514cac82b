import {
  type Abi,
  type AbiEvent,
  type ContractEventName,
  type DecodeEventLogReturnType,
  decodeEventLog,
  toEventSelector,
} from "viem";
import type { Hex } from "../bytes.ts";
import type { LogEvidence } from "../evidence.ts";
import {
  authorityAbi,
  bankrollAbi,
  casinoAbi,
  coordinatorAbi,
  lotteryAbi,
  reserveAbi,
} from "../generated/abi.ts";
import type { House } from "./house.ts";

/** An event as a node lists it. */
export type HouseLog = LogEvidence & {
  transaction: Hex;
  /** Its place among all events of the block. */
  index: number;
};

const ABIS = {
  casino: casinoAbi,
  bankroll: bankrollAbi,
  coordinator: coordinatorAbi,
  authority: authorityAbi,
  lottery: lotteryAbi,
  reserve: reserveAbi,
} as const;

type Abis = typeof ABIS;
type Contract = keyof Abis;

type Said<abi extends Abi> = DecodeEventLogReturnType<abi, ContractEventName<abi>, Hex[], Hex>;

/** An event of one of the contracts of a house; if it is of a bank or of its reserve, with the number of the bank. */
export type HouseEvent = { [C in Contract]: { by: C } & Said<Abis[C]> }[Contract] & {
  bank: number | undefined;
  log: HouseLog;
};

/** The event of this name. */
export type EventOf<name extends HouseEvent["eventName"]> = Extract<
  HouseEvent,
  { eventName: name }
>;

const ITEMS = Object.fromEntries(
  Object.entries(ABIS).map(([contract, abi]) => [
    contract,
    new Map(
      (abi as Abi)
        .filter((item): item is AbiEvent => item.type === "event")
        .map((item) => [toEventSelector(item), item]),
    ),
  ]),
) as Record<Contract, Map<Hex, AbiEvent>>;

/** Reads an event of a house. Undefined if it is of another contract, or unknown. @throws if it is cut short. */
export function readEvent(house: House, log: HouseLog): HouseEvent | undefined {
  const { by, bank } = contractAt(house, log.address);
  const item = by && ITEMS[by].get((log.topics[0] ?? "0x").toLowerCase() as Hex);
  if (!item) return undefined;
  const { data, topics } = log;
  const said = decodeEventLog({ abi: [item], data, topics: topics as [Hex, ...Hex[]] });
  return { by, bank, ...said, log } as unknown as HouseEvent;
}

function contractAt(
  house: House,
  address: Hex,
): { by: Contract | undefined; bank: number | undefined } {
  if (address === house.lottery?.address) return { by: "lottery", bank: undefined };
  for (const { index, bankroll, reserve } of house.banks) {
    if (address === bankroll) return { by: "bankroll", bank: index };
    if (address === reserve) return { by: "reserve", bank: index };
  }
  const contracts = ["casino", "coordinator", "authority"] as const;
  return { by: contracts.find((contract) => house[contract] === address), bank: undefined };
}
