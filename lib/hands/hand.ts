import type { OutcomeClass, Quote } from "../games/game.ts";

export { InvalidChoiceError, ONE, type OutcomeClass, type Quote } from "../games/game.ts";

/** A hand after its deal, or after a decision. */
export type Dealt = {
  /** What the contract knows of it. 0n: it is over. */
  state: bigint;
  /** What it pays if it is over, stake included, in millionths. 0n otherwise. */
  payout: bigint;
};

/** What a contract answers about a decision. */
export type Decision = {
  /** How many equally likely outcomes it has. 1n: it needs no chance. */
  outcomes: bigint;
  /** What it adds to the stake, in millionths of it. */
  cost: bigint;
  /** The most that the hand can pay from here on, less what later decisions would cost, in millionths. */
  max: bigint;
};

/** A decision, and what was drawn for it. */
export type Move = { action: bigint; outcome: bigint };

/** A model of the contract of a game of several decisions. `View` is what its board shows. */
export type Hand<View = unknown> = {
  /** As `name()` on chain, by which a model is found. */
  readonly name: string;
  /** The contract, as in contracts/hands. */
  readonly contract: string;
  /** The page in the dApp. */
  readonly slug: string;
  /** As `edge()` on chain: edge against the best play, in millionths, rounded down. */
  readonly edge: bigint;
  /** @throws InvalidChoiceError where the contract reverts with InvalidChoice. */
  quote(choice: bigint): Quote;
  deal(choice: bigint, outcome: bigint): Dealt;
  /** @throws InvalidActionError where the contract reverts with InvalidAction. */
  decide(state: bigint, action: bigint): Decision;
  play(state: bigint, action: bigint, outcome: bigint): Dealt;
  /** The decision that is made for a hand whose player walked away. */
  closing(state: bigint): bigint;
  /** Every decision that is open to a hand. Of decisions that are alike, such as which tile to open, each. */
  actions(state: bigint): readonly bigint[];
  /** A choice in a few words, such as "3 mines, tile 7". @throws InvalidChoiceError */
  describe(choice: bigint): string;
  /** A decision in a few words, such as "hit". @throws InvalidActionError */
  describeAction(state: bigint, action: bigint): string;
  /**
   * What is on the table after the deal and some moves.
   *
   * @param moves Decisions that were drawn or carried out, in order. A decision without chance has outcome 0n.
   */
  view(choice: bigint, dealt: bigint, moves?: readonly Move[]): View;
  /** Every choice that opens a hand, up to symmetry. */
  choices(): Iterable<bigint>;
  /** Outcomes of the deal, those with the same result together. The weights add up to all of them. */
  dealClasses(choice: bigint): Iterable<OutcomeClass>;
  /** Outcomes of a decision, those with the same result together. The weights add up to all of them. */
  playClasses(state: bigint, action: bigint): Iterable<OutcomeClass>;
  /** Choices that stand in tables of odds. */
  readonly examples: readonly (readonly [what: string, choice: bigint])[];
};

/** The decision is not open to a hand in this state. */
export class InvalidActionError extends Error {
  readonly state: bigint;
  readonly action: bigint;

  constructor(hand: string, state: bigint, action: bigint) {
    super(`${hand} has no such decision for the hand ${state}: ${action}`);
    this.name = "InvalidActionError";
    this.state = state;
    this.action = action;
  }
}
