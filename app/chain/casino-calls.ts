import { encodeFunctionData, type Hex, type Log, parseEventLogs } from "viem";
import { casinoAbi } from "../../lib/generated/abi.ts";
import type { Rolls } from "../../lib/play.ts";
import type { BetLog } from "./bet-log.ts";

const abi = casinoAbi;

/** A bet as a table asks for it. Stakes in chips, for one unit of the choice and one roll. */
export type BetCall = { table: number; stake: bigint; choice: bigint; rolls: Rolls };

/** Places a bet. */
export function placeCall({ table, stake, choice, rolls }: BetCall): Hex {
  const args = [table, stake, choice] as const;
  return rolls.count === 1
    ? encodeFunctionData({ abi, functionName: "place", args })
    : encodeFunctionData({ abi, functionName: "placeRolls", args: [...args, rolls] });
}

/** Decides on the player's hand at a table. */
export function decideCall(table: number, action: bigint): Hex {
  return encodeFunctionData({ abi, functionName: "decide", args: [table, action] });
}

/** Closes an overdue hand as its rules say. */
export function closeHandCall(player: Hex, table: number): Hex {
  return encodeFunctionData({ abi, functionName: "closeHand", args: [player, table] });
}

/** Settles or refunds bets of a round, so many at most. */
export function closeCall(functionName: "settle" | "refund", round: bigint, most: bigint): Hex {
  return encodeFunctionData({ abi, functionName, args: [round, most] });
}

/** What a transaction did to the player's bets. */
export function betsIn(logs: Log[]): BetLog[] {
  return parseEventLogs({
    abi,
    logs,
    eventName: ["BetPlaced", "RollsPlaced", "Decided", "Resolved"],
  }) as BetLog[];
}
