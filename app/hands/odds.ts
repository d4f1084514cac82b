import { type Fraction, fraction } from "../../lib/fraction.ts";
import { type Hand, ONE } from "../../lib/hands/hand.ts";

/** What the first draw of a hand may bring, if the hand is closed right after it. */
export type OpeningOdds = {
  /** Chance that the hand is worth anything after the deal. */
  chance: Fraction;
  /** The most that it is worth then, in millionths of the stake. */
  worth: bigint;
  returnToPlayer: Fraction;
};

/** The odds of a deal, exactly, from every outcome. For hands that are worth something between decisions, as mines and hi-lo are. */
export function openingOdds(model: Hand, choice: bigint): OpeningOdds {
  const { outcomes } = model.quote(choice);
  let alive = 0n;
  let most = 0n;
  let sum = 0n;
  for (const { weight, outcome } of model.dealClasses(choice)) {
    const { state, payout } = model.deal(choice, outcome);
    const worth = state === 0n ? payout : model.play(state, model.closing(state), 0n).payout;
    if (worth > 0n) alive += weight;
    if (worth > most) most = worth;
    sum += weight * worth;
  }
  return {
    chance: fraction(alive, outcomes),
    worth: most,
    returnToPlayer: fraction(sum, outcomes * ONE),
  };
}
