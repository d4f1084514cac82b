import type { ReactNode } from "react";
import type { PlayedRoll } from "../../lib/play.ts";
import type { BetRow } from "../chain/bet-log.ts";

/** What a board shows. It moves only to what a settled word says. */
export type BoardView = {
  bet: BetRow | undefined;
  /** The roll to show. Undefined while there is none. */
  roll: PlayedRoll | undefined;
  /** The bet is on its way to its word. */
  waiting: boolean;
  /** How far it is, from 0 to 1, by the blocks that the oracle waits for. */
  progress: number;
  /** The word came while the page was looking on, so the board may move to it; else it just stands there. */
  fresh: boolean;
};

export type Board = (view: BoardView) => ReactNode;
