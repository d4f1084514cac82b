import { copy } from "../copy.ts";
import { type HandPlay, netOfHand } from "./hand-play.ts";

/**
 * What became of a hand, in a sentence. Undefined while it goes on as it should.
 *
 * @param amount Writes chips as coins with their unit.
 */
export function handSentence(
  play: HandPlay,
  amount: (chips: bigint) => string,
): string | undefined {
  const { payout, spent, steps } = play;
  if (play.refunded) return copy.board.refunded;
  if (play.voided) return copy.hands.voided(amount(payout));
  const net = netOfHand(play);
  if (net === undefined) {
    const last = steps.at(-1);
    return last?.state === "back" ? copy.hands.takenBack(last.what) : undefined;
  }
  if (payout === 0n) return `${amount(spent)} stay with the bank.`;
  if (net < 0n) return `${amount(payout)} of ${amount(spent)} are back in your chips.`;
  const more = net === 0n ? "exactly what you put in" : `${amount(net)} more than you put in`;
  return `${amount(payout)} are in your chips, ${more}.`;
}
