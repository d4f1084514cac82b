import type { BetRow } from "../chain/bet-log.ts";
import type { TableInfo } from "../chain/use-house.ts";
import { netOfHand, playHand } from "../hands/hand-play.ts";
import { titleOfHand } from "../hands/title.ts";
import { costOf, netOf, outcomeTitle, replay, shortChoice } from "./bet-view.ts";

/** A bet, or a whole hand, as it stands in a list. Amounts in chips. */
export type BetLine = {
  choice: string;
  /** Every word of the choice. */
  wholeChoice: string;
  /** What came out, as far as words were settled. */
  title: string | undefined;
  state: "waiting" | "playing" | "settled" | "refunded" | "void";
  /** What it cost so far, without fees. */
  cost: bigint;
  /** Undefined while it is open. */
  net: bigint | undefined;
};

/** Tells a bet by the model of its table. Undefined if this app does not know it. */
export function lineOf(bet: BetRow, table: TableInfo | undefined): BetLine | undefined {
  if (table?.hand) {
    const play = playHand(bet, table.hand);
    const { over, refunded, voided, spent, state } = play;
    const choice = table.hand.describe(bet.choice);
    return {
      choice,
      wholeChoice: choice,
      title: titleOfHand(play, table.hand),
      state: refunded
        ? "refunded"
        : voided
          ? "void"
          : over
            ? "settled"
            : state === 0n
              ? "waiting"
              : "playing",
      cost: refunded ? bet.stake : spent,
      net: netOfHand(play),
    };
  }
  const game = table?.game;
  if (!game) return undefined;
  const settlement = replay(bet, game);
  return {
    choice: shortChoice(bet, game),
    wholeChoice: game.describe(bet.choice),
    title: settlement && outcomeTitle(bet, game, settlement),
    state: !bet.end
      ? "waiting"
      : bet.end.kind === "refunded"
        ? "refunded"
        : settlement
          ? "settled"
          : "void",
    cost: costOf(bet, game),
    net: netOf(bet, game),
  };
}
