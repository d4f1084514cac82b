import { outcomeOf, rollWord } from "./draw.ts";
import { type Game, ONE } from "./games/game.ts";

/** Several rolls of one bet. Amounts in chips; 0 never stops. */
export type Rolls = {
  count: number;
  /** Stop after the roll that brings the net gain to this much or more. */
  stopGain: bigint;
  /** Stop after the roll that brings the net loss to this much or more. */
  stopLoss: bigint;
};

export const ONE_ROLL: Rolls = { count: 1, stopGain: 0n, stopLoss: 0n };

/** The terms of a bet, frozen when it was placed. */
export type Terms = {
  game: Game;
  choice: bigint;
  /** Chips for one unit of the choice and one roll. */
  stake: bigint;
  rolls: Rolls;
};

export type PlayedRoll = {
  /** The roll's word, before the reduction to an outcome. */
  word: bigint;
  outcome: bigint;
  /** In millionths of one unit of stake. */
  multiplier: bigint;
  /** Chips, rounded down. */
  won: bigint;
};

export type Settlement = {
  /** Every roll that was played, in order. */
  rolls: PlayedRoll[];
  /** How many were played. Fewer than the bet's when a stop ended it. */
  played: number;
  /** The stake of rolls that were not played: part of the payout. */
  returned: bigint;
  /** Chips credited to the player. */
  payout: bigint;
  /** What the rolls cost when the bet was placed, without the fee of chance. */
  cost: bigint;
};

/**
 * Plays a bet exactly as the casino settles it.
 *
 * @param betWord The bet's own word: see `betWord` of draw.ts.
 * @throws InvalidChoiceError if the game has no such choice: the casino would not have taken the bet.
 */
export function settleBet({ game, choice, stake, rolls }: Terms, betWord: bigint): Settlement {
  const { outcomes, units } = game.quote(choice);
  const costOfRoll = stake * units;
  const played: PlayedRoll[] = [];
  let payout = 0n;
  while (played.length < rolls.count) {
    const word = rollWord(betWord, played.length);
    const outcome = outcomeOf(word, outcomes);
    const multiplier = game.multiplier(choice, outcome);
    const won = (multiplier * stake) / ONE;
    payout += won;
    played.push({ word, outcome, multiplier, won });
    const spent = BigInt(played.length) * costOfRoll;
    if (rolls.stopGain !== 0n && payout >= spent + rolls.stopGain) break;
    if (rolls.stopLoss !== 0n && payout + rolls.stopLoss <= spent) break;
  }
  const returned = BigInt(rolls.count - played.length) * costOfRoll;
  const cost = BigInt(rolls.count) * costOfRoll;
  return { rolls: played, played: played.length, returned, payout: payout + returned, cost };
}
