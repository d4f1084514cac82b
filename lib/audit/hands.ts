import { type BetId, formatBetId } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import { betWord, outcomeOf, rollWord } from "../draw.ts";
import { ONE } from "../games/index.ts";
import type { Dealt, Decision } from "../hands/index.ts";
import { addChips } from "./books.ts";
import type { EventOf } from "./events.ts";
import type { Where } from "./finding.ts";
import type { HandRules } from "./rules.ts";
import { booksOf, type OpenHand, type Scene, type SeatedBet } from "./state.ts";

/** Seconds after which anybody may close a hand: `HAND_DEADLINE` of the casino. */
const HAND_DEADLINE = 3n * 24n * 60n * 60n;

/** What a hand did with a word. Amounts in chips. */
type Drawn = { payout: bigint; released: bigint; isVoid: boolean };

/** Begins a hand, which waits for its deal. */
export function begin(
  { state, find, answer }: Scene,
  bet: BetId,
  hand: Pick<OpenHand, "player" | "table" | "bank" | "stake" | "profitShare" | "reserved">,
  where: Where,
): void {
  const { player, table } = hand;
  for (const open of state.hands.values()) {
    if (open.player !== player || open.table !== table) continue;
    const what = `A hand was dealt while hand ${formatBetId(open.id)} of the same player was open at the table.`;
    find({ check: "hands", what, ...where });
  }
  state.counts.hands++;
  const since = answer.time;
  state.hands.set(bet, { ...hand, id: bet, since, waiting: bet, state: 0n, spent: hand.stake });
}

/** The terms of a decision that needs chance, which are now the hand's. Undefined if there is no such hand. */
export async function decide(
  scene: Scene,
  event: EventOf<"Decided">,
  where: Where,
): Promise<{ hand: OpenHand; payer: Hex | undefined; cost: bigint; more: bigint } | undefined> {
  const { find } = scene;
  const { bet, action } = event.args;
  const hand = decidable(scene, event, where);
  const rules = hand && (await rulesOf(scene, hand));
  if (!hand || !rules) return undefined;
  const decision = await rules.decide(hand.state, action);
  if (!decision || decision.outcomes <= 1n) {
    const what = decision
      ? "A decision was drawn that needs no chance."
      : `${rules.name} has no such decision for the hand.`;
    find({ check: "hands", what, ...where, field: "action", found: `${action}` });
  }
  const payer = await payerOf(scene, rules, hand, event);
  if (payer !== undefined && payer !== hand.player) {
    await checkClosing(scene, rules, hand, action, where);
  }
  const { cost, more } = raise(hand, decision);
  hand.waiting = bet;
  return { hand, payer, cost, more };
}

/** Carries out a decision that needs no chance. */
export async function resolve(scene: Scene, event: EventOf<"Resolved">): Promise<void> {
  const { state, find, answer } = scene;
  const { hand: id, action, payout, over } = event.args;
  const where = {
    block: answer.number,
    transaction: event.log.transaction,
    bet: formatBetId(id),
  };
  state.counts.decisions++;
  const hand = decidable(scene, event, where);
  const rules = hand && (await rulesOf(scene, hand));
  if (!hand || !rules) return;
  const decision = await rules.decide(hand.state, action);
  if (decision?.outcomes !== 1n) {
    const what = decision
      ? "A decision was carried out that needs chance."
      : `${rules.name} has no such decision for the hand.`;
    find({ check: "hands", what, ...where, field: "action", found: `${action}` });
  }
  const { cost, more } = raise(hand, decision);
  const books = booksOf(state, hand.bank);
  const { ledger } = books;
  addChips(books, hand.player, -cost);
  ledger.reserved += more;
  books.staked += cost;
  const played = await rules.play(hand.state, action, 0n);
  const due = played?.state === 0n ? chipsDown(played.payout, hand.stake) : 0n;
  if (played && (due !== payout || (played.state === 0n) !== over)) {
    const what = "A decision without chance did something else than the rules say.";
    const compared = {
      field: "payout",
      expected: `${due}${played.state === 0n ? ", over" : ""}`,
      found: `${payout}${over ? ", over" : ""}`,
    };
    find({ check: "hands", what, ...where, ...compared });
  }
  if (over) {
    ledger.reserved -= hand.reserved;
    addChips(books, hand.player, payout);
    books.paid += payout;
    state.hands.delete(id);
  } else {
    hand.state = played?.state ?? hand.state;
    hand.since = answer.time;
  }
}

/** Carries a hand on with the word of a deal or decision. */
export async function draw(
  scene: Scene,
  bet: SeatedBet,
  id: BetId,
  word: bigint,
  isVoid: boolean,
  where: Where,
): Promise<Drawn> {
  const { state, find, answer } = scene;
  const none: Drawn = { payout: 0n, released: 0n, isVoid };
  const hand = bet.hand === undefined ? undefined : state.hands.get(bet.hand);
  const rules = hand && (await rulesOf(scene, hand));
  if (!hand || !rules) return none;
  if (hand.waiting !== id) {
    const what = "The hand did not wait for the word of this bet.";
    find({ check: "hands", what, ...where });
  }
  const { choice } = bet.stakes;
  const isDeal = hand.state === 0n;
  const terms = isDeal ? await rules.quote(choice) : await rules.decide(hand.state, choice);
  const outcome = outcomeOf(rollWord(betWord(word, id), 0), terms?.outcomes ?? 1n);
  const played = isDeal
    ? await rules.deal(choice, outcome)
    : await rules.play(hand.state, choice, outcome);
  const due = resultOf(hand, played);
  hand.waiting = undefined;
  hand.since = answer.time;
  if (isVoid || due === undefined || due.over) {
    state.hands.delete(hand.id);
    const payout = isVoid || due === undefined ? hand.spent : due.payout;
    return { payout, released: hand.reserved, isVoid: due === undefined };
  }
  hand.state = due.state;
  return { ...none, isVoid: false };
}

/** Takes back a deal or decision whose word never came. @returns What it cost, and what is no longer reserved. */
export async function takeBack(
  { state, answer }: Scene,
  bet: SeatedBet,
): Promise<{ amount: bigint; released: bigint }> {
  const hand = bet.hand === undefined ? undefined : state.hands.get(bet.hand);
  if (!hand) return { amount: bet.cost, released: bet.cost };
  hand.waiting = undefined;
  hand.since = answer.time;
  if (hand.state === 0n) {
    state.hands.delete(hand.id);
    return { amount: hand.spent, released: hand.reserved };
  }
  hand.spent -= bet.cost;
  hand.reserved -= bet.cost;
  return { amount: bet.cost, released: bet.cost };
}

function decidable(
  { state, find }: Scene,
  { args }: EventOf<"Decided"> | EventOf<"Resolved">,
  where: Where,
): OpenHand | undefined {
  const hand = state.hands.get(args.hand);
  const player = args.player.toLowerCase();
  const wrong = !hand
    ? "A decision was made for a hand that is over, or was never dealt."
    : hand.waiting !== undefined
      ? "A decision was made for a hand that waited for its word."
      : hand.player !== player
        ? "A decision names another player than the hand's."
        : undefined;
  if (wrong) find({ check: "hands", what: wrong, ...where });
  return hand;
}

/**
 * Who decided, and paid for it. Undefined where a contract was called that either is the player's or closed his hand: a call within a call
 * is not to be seen. Then the sum of the chips tells whether it was paid.
 */
async function payerOf(
  { answer, house }: Scene,
  rules: HandRules,
  hand: OpenHand,
  { args, log }: EventOf<"Decided">,
): Promise<Hex | undefined> {
  const call = answer.calls[log.transaction];
  if (call?.to === house.casino) return call.from;
  const isOverdue = answer.time >= hand.since + HAND_DEADLINE;
  const mayBeClosed = isOverdue && (await rules.closing(hand.state)) === args.action;
  return mayBeClosed ? undefined : hand.player;
}

async function checkClosing(
  { find, answer }: Scene,
  rules: HandRules,
  hand: OpenHand,
  action: bigint,
  where: Where,
): Promise<void> {
  const closableAt = hand.since + HAND_DEADLINE;
  if (answer.time < closableAt) {
    const compared = { field: "time", expected: `${closableAt} or later`, found: `${answer.time}` };
    const what = "Somebody else decided for a player before the deadline.";
    find({ check: "hands", what, ...where, ...compared });
  }
  const closing = await rules.closing(hand.state);
  if (closing !== action) {
    const compared = { field: "action", expected: `${closing}`, found: `${action}` };
    const what = "Somebody else closed a hand otherwise than its rules say.";
    find({ check: "hands", what, ...where, ...compared });
  }
}

/** Adds what a decision costs, and reserves what the hand may pay after it. */
function raise(hand: OpenHand, decision: Decision | undefined): { cost: bigint; more: bigint } {
  const cost = decision ? chipsUp(decision.cost, hand.stake) : 0n;
  const most = decision ? chipsDown(decision.max, hand.stake) : 0n;
  const before = hand.reserved;
  hand.reserved = most > before + cost ? most : before + cost;
  hand.spent += cost;
  return { cost, more: hand.reserved - before };
}

/** What a hand comes to. Undefined if the game broke its rules. */
function resultOf(hand: OpenHand, played: Dealt | undefined) {
  if (!played) return undefined;
  const payout = chipsDown(played.payout, hand.stake);
  const over = played.state === 0n;
  const valid = over ? payout <= hand.reserved : payout === 0n;
  return valid && played.state < 1n << 128n ? { state: played.state, payout, over } : undefined;
}

async function rulesOf(scene: Scene, hand: OpenHand): Promise<HandRules | undefined> {
  const table = scene.state.tables.get(hand.table);
  const rules = table && (await scene.rulesOf(table));
  return rules?.kind === "hand" ? rules : undefined;
}

function chipsDown(multiplier: bigint, stake: bigint): bigint {
  return (multiplier * stake) / ONE;
}

function chipsUp(multiplier: bigint, stake: bigint): bigint {
  return (multiplier * stake + ONE - 1n) / ONE;
}
