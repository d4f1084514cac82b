import type { ReactNode } from "react";
import type { Hand } from "../../lib/hands/hand.ts";
import type { HandPlay } from "./hand-play.ts";

/** What the board and the decisions of a table of hands are made from. It moves only to what settled words say. */
export type HandScene<View> = {
  /** Names the last draw that is shown, for what is to move once. */
  id: string;
  /** The hand that is shown. Undefined while there is none, or while a new one is chosen. */
  view: View | undefined;
  play: HandPlay<View> | undefined;
  /** The choice of that hand, or of the one that is being dealt. */
  choice: bigint | undefined;
  /** Chips staked on it. */
  stake: bigint | undefined;
  /** A deal or a decision is on its way to its word. */
  waiting: boolean;
  /** The decision that is on its way. */
  pending: bigint | undefined;
  /** How far it is, from 0 to 1. */
  progress: number;
  /** The last word came while the page was looking on, so the board may move to it. */
  fresh: boolean;
  /** The hand goes on: a new one cannot be dealt. */
  inPlay: boolean;
  /** The player may decide now. */
  canDecide: boolean;
  decide: (action: bigint) => void;
  /** Chips that a decision costs, without its fee. */
  costOf: (action: bigint) => bigint;
  /** Puts a finished hand away, to choose another. */
  clear: () => void;
};

/** What is the same for every hand at a table. */
export type HandFacts<View> = {
  /** The page, and the slug of the game's model. */
  slug: string;
  /** What the deal's button does, such as "Deal". */
  verb: string;
  /** In chips. */
  firstStake: bigint;
  /** What the stage says before there is a hand. */
  resting: string;
  /** Seconds until the board has come to rest. */
  reveal: number;
  /** What is on the table, in the fewest words. */
  titleOf: (view: View, play: HandPlay<View>) => string;
  /** What the player may think about now. `amount` writes millionths of the stake as coins. */
  sentenceOf: (view: View, amount: (worth: bigint) => string) => string;
  rules: readonly string[];
  /** Exact odds for the dialog of rules. */
  odds: (model: Hand) => ReactNode;
  /** Its keys, beside those of every table. */
  keys: readonly (readonly [key: string, what: string])[];
};
