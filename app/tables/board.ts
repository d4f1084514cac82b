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

/** What is the same for every bet at a table. */
export type TableFacts = {
  /** The page, and the slug of the game's model. */
  slug: string;
  /** What the button does, such as "Roll". */
  verb: string;
  stakeLabel?: string;
  /** In chips. */
  firstStake: bigint;
  /** What the stage says before there is a bet. */
  resting: string;
  /** Seconds until the board has come to rest, and words may say what it shows. */
  reveal: number;
  /** A single roll stands on the board in large figures already. */
  figures?: boolean;
  /** What a roll came to in the fewest words, where its outcome's name is not what people look at. */
  titleOf?: (roll: PlayedRoll, choice: bigint) => string;
  /** The rules, in a few sentences. */
  rules: readonly string[];
};
