import { type Game, ONE, type Quote } from "../games/index.ts";
import { settleBet, type Terms } from "../play.ts";

/** A bet as its rules see it. */
export type Stakes = Omit<Terms, "game">;

/** The rules of a table. */
export type Rules = {
  name: string;
  /** Whether they are a model of this source. If not, the game's own contract was asked: that shows what it says, not that it is fair. */
  own: boolean;
  /** In millionths. It bounds the largest bet. */
  edge: bigint;
  /** @throws InvalidChoiceError if there is no such choice. */
  quote(choice: bigint): Quote | Promise<Quote>;
  /** The payout of a bet in chips. Undefined if the game breaks its own rules, so that the bet is void. */
  payout(stakes: Stakes, betWord: bigint): Payout | Promise<Payout>;
};

export type Payout = bigint | undefined;

/** Rules by a model of this source. */
export function ownRules(game: Game): Rules {
  return {
    name: game.name,
    own: true,
    edge: game.edge,
    quote: (choice) => game.quote(choice),
    payout: (stakes, betWord) => settleBet({ game, ...stakes }, betWord).payout,
  };
}

/** What a bet costs and may be paid at most, all rolls together, without the fee of chance. In chips. */
export function boundsOf({ units, max }: Quote, { stake, rolls }: Stakes) {
  const count = BigInt(rolls.count);
  return { cost: stake * units * count, max: ((stake * max) / ONE) * count };
}
