import { type Game, ONE, type Quote } from "../games/index.ts";
import { type Dealt, type Decision, type Hand, InvalidActionError } from "../hands/index.ts";
import { settleBet, type Terms } from "../play.ts";

/** A bet as its rules see it. */
export type Stakes = Omit<Terms, "game">;

type Answer<T> = T | Promise<T>;

/** What both kinds of rules know. */
type Known = {
  name: string;
  /** Whether they are a model of this source. If not, the game's own contract was asked: that shows what it says, not that it is fair. */
  own: boolean;
  /** In millionths. It bounds the largest bet. */
  edge: bigint;
  /** @throws InvalidChoiceError if there is no such choice. */
  quote(choice: bigint): Answer<Quote>;
};

/** The rules of a game of one draw. */
export type GameRules = Known & {
  kind: "game";
  /** The payout of a bet in chips. Undefined if the game breaks its own rules, so that the bet is void. */
  payout(stakes: Stakes, betWord: bigint): Answer<bigint | undefined>;
};

/** The rules of a game of several decisions. An answer is undefined where the game breaks its own rules. */
export type HandRules = Known & {
  kind: "hand";
  deal(choice: bigint, outcome: bigint): Answer<Dealt | undefined>;
  decide(state: bigint, action: bigint): Answer<Decision | undefined>;
  play(state: bigint, action: bigint, outcome: bigint): Answer<Dealt | undefined>;
  closing(state: bigint): Answer<bigint | undefined>;
};

/** The rules of a table. */
export type Rules = GameRules | HandRules;

/** Rules by a model of this source. */
export function ownRules(game: Game): GameRules {
  return {
    kind: "game",
    name: game.name,
    own: true,
    edge: game.edge,
    quote: (choice) => game.quote(choice),
    payout: (stakes, betWord) => settleBet({ game, ...stakes }, betWord).payout,
  };
}

/** The same for a game of several decisions. */
export function ownHandRules(hand: Hand): HandRules {
  const { name, edge } = hand;
  return {
    kind: "hand",
    name,
    own: true,
    edge,
    quote: (choice) => hand.quote(choice),
    deal: (choice, outcome) => hand.deal(choice, outcome),
    decide: (state, action) => legal(() => hand.decide(state, action)),
    play: (state, action, outcome) => legal(() => hand.play(state, action, outcome)),
    closing: (state) => legal(() => hand.closing(state)),
  };
}

function legal<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InvalidActionError) return undefined;
    throw error;
  }
}

/** What a bet costs and may be paid at most, all rolls together, without the fee of chance. In chips. */
export function boundsOf({ units, max }: Quote, { stake, rolls }: Stakes) {
  const count = BigInt(rolls.count);
  return { cost: stake * units * count, max: ((stake * max) / ONE) * count };
}
