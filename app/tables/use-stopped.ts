"use client";

import { type TableInfo, useBank } from "../chain/use-house.ts";
import { copy } from "../copy.ts";

/**
 * Why a table takes no bets now. Undefined if it does.
 *
 * @param absent The house of this network has no such table.
 */
export function useStopped(table: TableInfo | undefined, absent: boolean): string | undefined {
  const bank = useBank().data;
  if (absent) return copy.slip.absent;
  if (bank?.paused) return copy.slip.paused;
  return bank && table && bank.profitShares[table.number] === 0n ? copy.slip.closed : undefined;
}
