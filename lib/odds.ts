import { type Fraction, fraction } from "./fraction.ts";
import { classesOf, type Game, ONE } from "./games/game.ts";

/** What a bet costs and may bring, before it is placed. Amounts in chips, fractions exact. */
export type Odds = {
  /** Chance that one roll pays more than it costs. */
  winChance: Fraction;
  /** Chance that one roll pays anything: larger than `winChance` for a spread that covers much of the table. */
  payChance: Fraction;
  /** Largest multiplier of one roll, in millionths of one unit of stake. */
  multiplier: bigint;
  /** Expected payout of one roll over its cost, without the rounding down to a chip. */
  returnToPlayer: Fraction;
  /** 1 - return to player. */
  houseEdge: Fraction;
  /** Variance of payout over cost, of one roll. */
  variance: Fraction;
  /** Cost of one roll: stake times units. */
  costOfRoll: bigint;
  /** Cost of all rolls, without the fee of chance. */
  cost: bigint;
  /** Largest payout of one roll, stake included, rounded down. */
  maxPayoutOfRoll: bigint;
  /** Largest payout of all rolls. It is what the house reserves. */
  maxPayout: bigint;
};

/**
 * The odds of a bet, exactly, from every outcome.
 *
 * @param stake Chips for one unit of the choice and one roll.
 * @throws InvalidChoiceError if the game has no such choice.
 */
export function odds(game: Game, choice: bigint, stake: bigint, rolls = 1): Odds {
  if (stake < 0n) throw new RangeError(`Not a stake: ${stake}`);
  if (!Number.isInteger(rolls) || rolls < 1)
    throw new RangeError(`Not a number of rolls: ${rolls}`);
  const { outcomes, units, max } = game.quote(choice);
  let winning = 0n;
  let paying = 0n;
  let sum = 0n;
  let squares = 0n;
  for (const { weight, outcome } of classesOf(game, choice)) {
    const multiplier = game.multiplier(choice, outcome);
    if (multiplier > units * ONE) winning += weight;
    if (multiplier > 0n) paying += weight;
    sum += weight * multiplier;
    squares += weight * multiplier * multiplier;
  }
  const all = outcomes * units * ONE;
  const costOfRoll = stake * units;
  const maxPayoutOfRoll = (stake * max) / ONE;
  return {
    winChance: fraction(winning, outcomes),
    payChance: fraction(paying, outcomes),
    multiplier: max,
    returnToPlayer: fraction(sum, all),
    houseEdge: fraction(all - sum, all),
    variance: fraction(outcomes * squares - sum * sum, all * all),
    costOfRoll,
    cost: costOfRoll * BigInt(rolls),
    maxPayoutOfRoll,
    maxPayout: maxPayoutOfRoll * BigInt(rolls),
  };
}
