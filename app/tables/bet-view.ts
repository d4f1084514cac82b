import { betWord } from "../../lib/draw.ts";
import type { Game } from "../../lib/games/game.ts";
import { type PlayedRoll, type Settlement, settleBet } from "../../lib/play.ts";
import type { BetRow } from "../chain/bet-log.ts";

/** What the rolls of a bet cost when it was placed, in chips, without the fee of chance. */
export function costOf(bet: BetRow, game: Game): bigint {
  return bet.stake * game.quote(bet.choice).units * BigInt(bet.rolls.count);
}

/** What a bet brought, less what its rolls cost. Undefined while it is open. A refund brings nothing and costs nothing. */
export function netOf(bet: BetRow, game: Game): bigint | undefined {
  if (!bet.end) return undefined;
  return bet.end.kind === "settled" ? bet.end.payout - costOf(bet, game) : 0n;
}

/** The rolls of a settled bet, played again from its word. Undefined if it has none to show. */
export function replay(bet: BetRow, game: Game): Settlement | undefined {
  if (bet.end?.kind !== "settled" || bet.end.voided) return undefined;
  const { choice, stake, rolls } = bet;
  return settleBet({ game, choice, stake, rolls }, betWord(bet.end.word, bet.id));
}

/** A choice in a few words, short enough for a list. */
export function shortChoice(bet: BetRow, game: Game): string {
  const rolls = bet.rolls.count > 1 ? `, ${bet.rolls.count} rolls` : "";
  const described = game.describe(bet.choice);
  const spots = described.split(", ").length;
  return (spots > 2 ? `${spots} spots` : described) + rolls;
}

/** Net after each roll, in chips: the curve of a bet of many rolls. */
export function curveOf(rolls: readonly PlayedRoll[], costOfRoll: bigint): bigint[] {
  let net = 0n;
  return rolls.map(({ won }) => {
    net += won - costOfRoll;
    return net;
  });
}

/** What a roll came to, in the fewest words. */
export type TitleOf = (roll: PlayedRoll, choice: bigint) => string;

/** What came out, in the fewest words: "23.41", "heads", "17 black", or how many rolls were won. */
export function outcomeTitle(
  { choice, rolls: { count } }: Pick<BetRow, "choice" | "rolls">,
  game: Game,
  { rolls }: Settlement,
  titleOf: TitleOf = ({ outcome }, chosen) => game.outcomeLabel(outcome, chosen),
): string {
  const [first] = rolls;
  if (count === 1 && first) return titleOf(first, choice);
  const won = rolls.filter(({ won: chips }) => chips > 0n).length;
  return `${won} of ${rolls.length} rolls paid`;
}

/** What a settled bet means for the player, in a sentence. `amount` writes chips as coins with their unit. */
export function outcomeSentence(
  bet: BetRow,
  settlement: Settlement,
  amount: (chips: bigint) => string,
): string {
  const { payout, cost, played, returned } = settlement;
  const stopped =
    played < bet.rolls.count ? `A stop ended it after ${played} of ${bet.rolls.count}. ` : "";
  const back = returned > 0n ? `, the stake of unplayed rolls among them` : "";
  if (payout === 0n) return `${stopped}${amount(cost)} stay with the bank.`;
  const net = payout - cost;
  if (net < 0n)
    return `${stopped}${amount(payout)} of ${amount(cost)} are back in your chips${back}.`;
  const more = net === 0n ? "exactly what you staked" : `${amount(net)} more than you staked`;
  return `${stopped}${amount(payout)} are in your chips, ${more}${back}.`;
}
