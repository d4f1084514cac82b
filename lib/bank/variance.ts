import type { Stakes } from "../audit/rules.ts";
import { gameOf } from "../games/index.ts";
import { odds } from "../odds.ts";

/**
 * Variances of what bets pay, in chips squared. Exact, by all outcomes of their games; each choice is computed once.
 *
 * @returns Undefined for a game without a model, or a choice that it has not got.
 */
export function variances(): (game: string, stakes: Stakes) => number | undefined {
  const known = new Map<string, number | undefined>();

  /** Of one roll, for a stake of one chip. */
  function ofOne(name: string, choice: bigint): number | undefined {
    const game = gameOf(name);
    if (!game) return undefined;
    try {
      const { units } = game.quote(choice);
      const { variance } = odds(game, choice, 1n);
      return (Number(units) ** 2 * Number(variance.num)) / Number(variance.den);
    } catch {
      return undefined;
    }
  }

  return (game, { choice, stake, rolls }) => {
    const key = `${game} ${choice}`;
    if (!known.has(key)) known.set(key, ofOne(game, choice));
    const one = known.get(key);
    return one === undefined ? undefined : one * Number(stake) ** 2 * rolls.count;
  };
}

/** The most that the variance can be of what costs `cost`, pays at most `most`, and no more than it costs in the mean. */
export function mostVariance(cost: bigint, most: bigint): number {
  const mean = Math.min(Number(cost), Number(most) / 2);
  return mean * (Number(most) - mean);
}
