import { roundOf, seatOf } from "../../lib/bet-id.ts";
import type { BetRow } from "./bet-log.ts";

/** A draw of its own in a round: a bet, or a decision of a hand, as if it were a bet. */
export function drawsOf(bet: BetRow): BetRow[] {
  const decisions = bet.moves.flatMap(({ action, drawn, block, tx }): BetRow[] => {
    if (!drawn) return [];
    const { bet: id, end } = drawn;
    const seat = Number(seatOf(id));
    return [{ ...bet, id, round: roundOf(id), seat, choice: action, block, tx, end, moves: [] }];
  });
  return [bet, ...decisions];
}
