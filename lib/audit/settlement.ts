import { type BetId, formatBetId, toBetId } from "../bet-id.ts";
import { betWord } from "../draw.ts";
import { REFUND_AFTER } from "../verify/payout.ts";
import { addChips } from "./books.ts";
import type { EventOf } from "./events.ts";
import type { Where } from "./finding.ts";
import { draw, takeBack } from "./hands.ts";
import { isOver } from "./rounds.ts";
import { booksOf, type Round, type Scene, type SeatedBet } from "./state.ts";
import { at } from "./where.ts";

/** Settles bets: with the proven word, by the rules, once. */
export async function settle(
  scene: Scene,
  event: EventOf<"BetsSettled">,
  voided: Map<BetId, EventOf<"BetVoided">>,
): Promise<void> {
  const { state, find } = scene;
  const { round: nonce, firstSeat, word, payouts } = event.args;
  const where = { ...at(scene, event), round: nonce };
  const round = state.rounds.get(nonce);
  if (!round || isOver(round)) {
    const what =
      nonce > state.latest
        ? "Bets were settled of a round that was never opened."
        : "Bets were settled of a round that was over.";
    find({ check: "bets", what, ...where });
    return;
  }
  if (round.word === undefined) {
    find({ check: "words", what: "Bets were settled without a word.", ...where });
  } else if (round.word !== word) {
    const [expected, found] = [`${round.word}`, `${word}`];
    const what = "Bets were settled with another word than the proven one.";
    find({ check: "words", what, ...where, field: "word", expected, found });
  }
  const proven = round.word ?? word;
  const seats = takeSeats(scene, round, firstSeat, payouts.length, where, "settled");
  for (const [i, bet] of seats) {
    const id = toBetId(nonce, firstSeat + BigInt(i));
    const paid = payouts[i] as bigint;
    const place = { ...where, bet: formatBetId(id) };
    const isVoid = voided.delete(id);
    const released = await checkPayout(scene, bet, id, proven, paid, isVoid, place);
    const [native, books] = [booksOf(state, 0), booksOf(state, bet.bank)];
    books.ledger.reserved -= released;
    native.ledger.reserved -= bet.fee;
    native.ledger.fees += bet.fee;
    addChips(books, bet.player, paid);
    books.paid += paid;
    state.counts.settled++;
    if (isVoid) state.counts.voided++;
  }
}

/** Refunds bets: after the deadline, without a word, stake and fee. */
export async function refund(scene: Scene, event: EventOf<"BetsRefunded">): Promise<void> {
  const { state, find, answer: block } = scene;
  const { round: nonce, firstSeat, amounts } = event.args;
  const where = { ...at(scene, event), round: nonce };
  const round = state.rounds.get(nonce);
  if (!round || isOver(round)) {
    const what = "Bets were refunded of a round that was over, or was never opened.";
    find({ check: "refunds", what, ...where });
    return;
  }
  const deadline = round.time + REFUND_AFTER;
  if (block.time < deadline) {
    const [expected, found] = [`${deadline} or later`, `${block.time}`];
    const what = "Bets were refunded before the deadline.";
    find({ check: "refunds", what, ...where, field: "time", expected, found });
  }
  if (round.word !== undefined) {
    find({ check: "refunds", what: "Bets were refunded although their word had come.", ...where });
  }
  round.refunding = true;
  for (const [i, bet] of takeSeats(scene, round, firstSeat, amounts.length, where, "refunded")) {
    const amount = amounts[i] as bigint;
    const { amount: cost, released } =
      bet.hand === undefined ? { amount: bet.cost, released: bet.max } : await takeBack(scene, bet);
    const [native, books] = [booksOf(state, 0), booksOf(state, bet.bank)];
    // The fee of a bet in tokens goes back besides.
    const due = native === books ? cost + bet.fee : cost;
    if (amount !== due) {
      const place = { ...where, bet: formatBetId(toBetId(nonce, firstSeat + BigInt(i))) };
      const [expected, found] = [`${due}`, `${amount}`];
      const what = "The refund is not stake and fee.";
      find({ check: "refunds", what, ...place, field: "amount", expected, found });
    }
    books.ledger.reserved -= released;
    native.ledger.reserved -= bet.fee;
    addChips(books, bet.player, amount);
    if (native !== books) addChips(native, bet.player, bet.fee);
    state.counts.refunded++;
  }
}

/** The bets of some seats that follow each other, which must be the next of their round. */
function* takeSeats(
  { find }: Scene,
  round: Round,
  firstSeat: bigint,
  count: number,
  where: Where,
  done: string,
): Iterable<[number, SeatedBet]> {
  const first = Number(firstSeat);
  if (first !== round.settled) {
    const [expected, found] = [`${round.settled}`, `${first}`];
    const what =
      first < round.settled
        ? `Bets were ${done} a second time.`
        : `Bets were left out when later ones were ${done}.`;
    find({ check: "bets", what, ...where, field: "firstSeat", expected, found });
  }
  for (let i = 0; i < count; i++) {
    const bet = round.bets[first + i];
    if (bet) yield [i, bet];
    else {
      const id = formatBetId(toBetId(round.nonce, firstSeat + BigInt(i)));
      find({ check: "bets", what: `A bet was ${done} that was never placed.`, ...where, bet: id });
    }
  }
  round.settled = Math.max(round.settled, first + count);
}

/** Compares what a bet was paid with what its rules give. @returns What is no longer reserved for it. */
async function checkPayout(
  scene: Scene,
  bet: SeatedBet,
  id: BetId,
  word: bigint,
  paid: bigint,
  isVoid: boolean,
  where: Where,
): Promise<bigint> {
  const { state, find, rulesOf } = scene;
  const table = state.tables.get(bet.table);
  const rules = table && (await rulesOf(table));
  if (!rules) return bet.max;
  if (!rules.own) state.counts.asked++;
  let due: bigint | undefined;
  let released = bet.max;
  try {
    if (rules.kind === "game") due = await rules.payout(bet.stakes, betWord(word, id));
    else {
      const drawn = await draw(scene, bet, id, word, isVoid, where);
      released = drawn.released;
      due = drawn.isVoid ? undefined : drawn.payout;
      if (isVoid) bet.cost = drawn.payout;
    }
  } catch {
    return released; // The choice is none of the game's: that was said when it was placed.
  }
  if (isVoid !== (due === undefined)) {
    const what = isVoid
      ? `The bet was voided, although ${rules.name} has an answer.`
      : `The bet was settled, although ${rules.name} broke its own rules.`;
    find({ check: "payouts", what, ...where });
  }
  const expected = isVoid || due === undefined ? bet.cost : due;
  if (paid !== expected) {
    const what = isVoid
      ? "The bet is void, but something else than its stake came back."
      : "The payout is not what the rules give for the word.";
    const compared = { field: "payout", expected: `${expected}`, found: `${paid}` };
    find({ check: "payouts", what, ...where, ...compared });
  }
  return released;
}
