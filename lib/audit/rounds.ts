import { type BetId, formatBetId, roundOf, seatOf, toBetId } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import type { Check } from "../check.ts";
import { betWord } from "../draw.ts";
import type { BlockEvidence, Evidence, LogEvidence } from "../evidence.ts";
import { feeOf, feeRateOf } from "../fee.ts";
import { isWide } from "../games/index.ts";
import { ONE_ROLL, type Rolls } from "../play.ts";
import { REFUND_AFTER } from "../verify/payout.ts";
import { verifyDraw } from "../verify/proof.ts";
import { verifyRequest } from "../verify/request.ts";
import { preSeedOf, requestIdOf, wordOf } from "../vrf/request.ts";
import { addChips, equityHigh, equityLow, takeChips } from "./books.ts";
import type { EventOf } from "./events.ts";
import type { CheckId, Where } from "./finding.ts";
import { begin, decide, draw, takeBack } from "./hands.ts";
import type { House } from "./house.ts";
import { boundsOf } from "./rules.ts";
import type { Round, Scene, SeatedBet } from "./state.ts";

// As in contracts/Bankroll.sol, in billionths.
const BILLION = 1_000_000_000n;
const MAX_EXPOSURE = 250_000_000n;

/** Requests of the casino in a block that no bet has claimed yet, by id. */
export type Requests = Map<bigint, EventOf<"RandomWordsRequested">>;

/** The VRF request of a round. */
export function requestOf(house: House, nonce: bigint): bigint {
  const { keyHash, casino: consumer, subscription } = house;
  return requestIdOf(keyHash, preSeedOf({ keyHash, consumer, subscription }, nonce));
}

/** Checks the proof of an answer, and keeps its word. @returns Whether the casino had to ignore it. */
export function answer(scene: Scene, event: EventOf<"RandomWordsFulfilled">): boolean {
  const { house, state, find, answer: block } = scene;
  const { requestId, outputSeed } = event.args;
  const where = { block: block.number, transaction: event.log.transaction };
  state.counts.answers++;
  const round = [...state.rounds.values()].find((one) => one.request.requestId === requestId);
  if (!round || round.answered) {
    const nonce = round?.nonce ?? nonceOf(house, requestId, state.latest);
    const what =
      nonce === undefined
        ? "A request that the casino never made was answered."
        : "The request was answered a second time.";
    find({ check: "proofs", what, ...where, ...(nonce ? { round: nonce } : {}) });
    return false;
  }
  round.answered = true;
  const draw = verifyDraw(
    evidenceOf(house, round, {
      fulfilled: event.log,
      calldata: block.calls[event.log.transaction]?.input ?? null,
      blocks: [withoutReceipts(round.blockEvidence), withoutReceipts(block.evidence)],
    }),
    round.request,
  );
  const said = draw.checks.filter(({ id }) => id !== "fulfilment-block");
  reportChecks(scene, "proofs", said, { ...where, round: round.nonce });
  if (said.some(({ ok, optional }) => ok === "unknown" && !optional)) state.counts.unproven++;
  const late = round.refunding || isOver(round) || block.time >= round.time + REFUND_AFTER;
  if (late) state.counts.late++;
  // If the proof does not hold, that is said; what was settled is then compared with what the coordinator said.
  else if (event.args.success) round.word = wordOf(draw.randomness ?? outputSeed);
  return late;
}

/** Seats a bet, and opens its round if it is the first. */
export async function seat(
  scene: Scene,
  requests: Requests,
  event: EventOf<"BetPlaced">,
  rolls: EventOf<"RollsPlaced"> | undefined,
): Promise<void> {
  const { state, find } = scene;
  const { bet, table: number, stake, choice } = event.args;
  const player = event.args.player.toLowerCase() as Hex;
  const where = whereOf(scene, event);
  const stakes = { choice, stake, rolls: rolls ? rollsOf(rolls) : ONE_ROLL };
  const table = state.tables.get(number);
  const rules = table && (await scene.rulesOf(table));
  if (state.paused) {
    find({ check: "bets", what: "A bet was taken while the house was paused.", ...where });
  }
  if (!table || table.kappa === 0n) {
    const what = `A bet was taken at table ${number}, which is not open.`;
    find({ check: "bets", what, ...where, field: "table" });
  }
  let bounds = { cost: 0n, max: 0n };
  try {
    if (rules) bounds = boundsOf(await rules.quote(choice), stakes);
  } catch {
    const what = `A bet was taken on a choice that ${rules?.name} has not got.`;
    find({ check: "bets", what, ...where, field: "choice", found: `${choice}` });
  }
  const { cost, max } = bounds;
  const isHand = rules?.kind === "hand";
  const profitShare = table && rules ? (table.kappa * rules.edge) / 1_000n : 0n;
  const money = { payer: player, cost, more: max, profit: max - cost, profitShare };
  const terms = {
    table: number,
    stakes,
    hand: isHand ? bet : undefined,
    isLong: isHand || isWide(choice),
  };
  sit(scene, requests, event, { ...terms, ...money, player, max: isHand ? 0n : max });
  if (isHand)
    begin(scene, bet, { player, table: number, stake, profitShare, reserved: max }, where);
}

/** Seats a decision of a hand, which is a bet like any other. */
export async function seatDecision(
  scene: Scene,
  requests: Requests,
  event: EventOf<"Decided">,
): Promise<void> {
  const player = event.args.player.toLowerCase() as Hex;
  scene.state.counts.decisions++;
  const { hand, ...money } = (await decide(scene, event, whereOf(scene, event))) ?? {
    ...{ hand: undefined, payer: player, cost: 0n, more: 0n },
  };
  const stakes = { choice: event.args.action, stake: hand?.stake ?? 0n, rolls: ONE_ROLL };
  const profit = hand ? hand.reserved - hand.spent : 0n;
  const terms = { table: hand?.table ?? 0n, stakes, hand: event.args.hand, isLong: true, max: 0n };
  const profitShare = hand?.profitShare ?? 0n;
  sit(scene, requests, event, { ...terms, ...money, player, profit, profitShare });
}

type Sitting = Omit<SeatedBet, "fee"> & {
  /** Who pays for it. Undefined if nothing tells. */
  payer: Hex | undefined;
  /** What is reserved for it, beside its fee. */
  more: bigint;
  /** What it may win at most, and the part of the equity that it may. */
  profit: bigint;
  profitShare: bigint;
  /** Whether its fee is that of a wide choice. */
  isLong: boolean;
};

/** Joins the round of the block, and takes and reserves what a bet costs and may pay. */
function sit(
  scene: Scene,
  requests: Requests,
  event: EventOf<"BetPlaced"> | EventOf<"Decided">,
  { payer, more, profit, profitShare, isLong, ...bet }: Sitting,
): void {
  const { house, state, find, answer: block } = scene;
  const { books, counts } = state;
  const { ledger } = books;
  const where = whereOf(scene, event);
  const round = roundFor(scene, requests, event, where);
  const feeRate = round?.feeRate ?? feeRateOf(house, block.baseFee);
  const opensRound = seatOf(event.args.bet) === 0n;
  const fee = feeOf(feeRate, { opensRound, rolls: bet.stakes.rolls.count, wide: isLong });
  const isLimited = more > bet.cost;
  const limit = (equityLow(ledger) * profitShare) / BILLION;
  if (isLimited && profit > limit) {
    const what = "The bet could win more than its table allows.";
    const compared = { field: "profit", expected: `at most ${limit}`, found: `${profit}` };
    find({ check: "limits", what, ...where, ...compared });
  }
  if (takeChips(books, payer, bet.cost + fee) < 0n) {
    const what = "The bet cost more chips than its player had.";
    find({ check: "ledger", what, ...where, ...(payer && { player: payer }) });
  }
  ledger.reserved += more + fee;
  ledger.bets++;
  counts.bets++;
  counts.staked += bet.cost;
  if (isLimited && ledger.reserved > (equityHigh(ledger) * MAX_EXPOSURE) / BILLION) {
    const what = "The bank reserved more than a quarter of its equity.";
    find({ check: "limits", what, ...where, field: "reserved" });
  }
  round?.bets.push({ ...bet, fee });
}

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
    state.books.ledger.reserved -= released + bet.fee;
    state.books.ledger.fees += bet.fee;
    addChips(state.books, bet.player, paid);
    state.counts.settled++;
    state.counts.paid += paid;
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
    const due = cost + bet.fee;
    if (amount !== due) {
      const place = { ...where, bet: formatBetId(toBetId(nonce, firstSeat + BigInt(i))) };
      const [expected, found] = [`${due}`, `${amount}`];
      const what = "The refund is not stake and fee.";
      find({ check: "refunds", what, ...place, field: "amount", expected, found });
    }
    state.books.ledger.reserved -= released + bet.fee;
    addChips(state.books, bet.player, amount);
    state.counts.refunded++;
  }
}

/** Forgets the rounds that are over, at the end of a block. A refunded one is kept while its word may still come. */
export function forgetRounds({ state }: Scene): void {
  for (const [nonce, round] of state.rounds) {
    if (isOver(round) && round.answered) state.rounds.delete(nonce);
  }
}

/** Says what is wrong with requests that no bet claimed. */
export function reportUnclaimed({ house, state, find }: Scene, requests: Requests): void {
  for (const [requestId, { log }] of requests) {
    const where = { block: BigInt(log.block), transaction: log.transaction };
    const nonce = nonceOf(house, requestId, state.latest);
    const what =
      nonce === undefined
        ? "The casino asked for a word that is no round's."
        : "The casino asked for the word of a round a second time, or no bet opened the round.";
    find({ check: "requests", what, ...where, ...(nonce ? { round: nonce } : {}) });
  }
}

/** Whether every bet is settled or refunded. */
export function isOver({ bets, settled }: Round): boolean {
  return settled >= bets.length;
}

function roundFor(
  scene: Scene,
  requests: Requests,
  event: EventOf<"BetPlaced"> | EventOf<"Decided">,
  where: Where,
): Round | undefined {
  const { state, find, answer: block } = scene;
  const nonce = roundOf(event.args.bet);
  const number = Number(seatOf(event.args.bet));
  if (nonce > state.latest) {
    if (nonce > state.latest + 1n) {
      const missing = [state.latest + 1n, nonce - 1n];
      const what = `There is no bet, nor a request, of the rounds ${missing.join(" to ")}.`;
      find({ check: "requests", what, block: block.number, round: missing[0] as bigint });
    }
    open(scene, requests, event);
  }
  const round = state.rounds.get(nonce);
  if (!round || round.block !== block.number) {
    const what = round
      ? `The bet joined a round of block ${round.block}.`
      : "The bet joined a round that was over.";
    find({ check: "bets", what, ...where });
    return undefined;
  }
  if (number < round.bets.length) {
    find({ check: "bets", what: "The seat was taken twice.", ...where, field: "bet" });
    return undefined;
  }
  while (number > round.bets.length) {
    const missing = formatBetId(toBetId(nonce, BigInt(round.bets.length)));
    const what = "The bet is missing: later seats of its round were taken.";
    find({ check: "bets", what, block: block.number, round: nonce, bet: missing });
    round.bets.push(undefined);
  }
  return round;
}

function open(
  scene: Scene,
  requests: Requests,
  event: EventOf<"BetPlaced"> | EventOf<"Decided">,
): void {
  const { house, state, find, answer: block } = scene;
  const { bet } = event.args;
  const nonce = roundOf(bet);
  const id = requestOf(house, nonce);
  const requested = requests.get(id);
  requests.delete(id);
  const round: Omit<Round, "request"> = {
    nonce,
    block: block.number,
    time: block.time,
    feeRate: feeRateOf(house, block.baseFee),
    bets: [],
    settled: 0,
    word: undefined,
    answered: false,
    refunding: false,
    placed: event.log,
    requested: requested?.log ?? null,
    blockEvidence: withoutReceipts(block.evidence),
  };
  const request = verifyRequest(evidenceOf(house, round, { blocks: [round.blockEvidence] }), bet);
  const said = request.checks.filter(({ id }) => id !== "request-block");
  const where = { ...at(scene, requested ?? event), round: nonce };
  reportChecks(scene, "requests", said, where);
  if (requested) {
    state.counts.requests++;
    const { minimumRequestConfirmations, callbackGasLimit } = requested.args;
    const terms = [
      ["confirmations", house.confirmations, BigInt(minimumRequestConfirmations)],
      ["callback gas limit", house.callbackGasLimit, BigInt(callbackGasLimit)],
    ] as const;
    for (const [field, expected, found] of terms) {
      if (expected === found) continue;
      const what = "The request was made on other terms than the casino's.";
      find({
        check: "requests",
        what,
        ...where,
        field,
        expected: `${expected}`,
        found: `${found}`,
      });
    }
  }
  state.latest = nonce;
  state.rounds.set(nonce, { ...round, request: { ...request, checks: [] } });
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

function evidenceOf(
  house: House,
  { placed, requested }: { placed: LogEvidence; requested: LogEvidence | null },
  rest: Partial<Pick<Evidence, "fulfilled" | "calldata">> & { blocks: BlockEvidence[] },
): Evidence {
  const { casino, coordinator, keyHash, subscription } = house;
  const none = { game: null, rolls: null, fulfilled: null, calldata: null, settled: null };
  return {
    bet: "",
    house: { casino, coordinator, keyHash, subscription: `0x${subscription.toString(16)}` },
    ...none,
    voided: null,
    refunded: null,
    placed,
    requested,
    links: { placed: "0x", fulfilled: null, settled: null },
    hand: null,
    ...rest,
  };
}

function reportChecks({ find }: Scene, check: CheckId, checks: Check[], where: Where): void {
  for (const { id, title, ok, detail } of checks) {
    if (ok === false) find({ check, what: `${title}: ${detail}`, ...where, field: id });
  }
}

/** Blocks are bound to their receipts once, for all that happened in them. */
function withoutReceipts(evidence: BlockEvidence): BlockEvidence {
  return { ...evidence, receipts: null };
}

function nonceOf(house: House, requestId: bigint, latest: bigint): bigint | undefined {
  // A node that invents a round may be some numbers ahead.
  for (let nonce = latest + 100n; nonce > 0n; nonce--) {
    if (requestOf(house, nonce) === requestId) return nonce;
  }
  return undefined;
}

function rollsOf({ args }: EventOf<"RollsPlaced">): Rolls {
  return { count: Number(args.count), stopGain: args.stopGain, stopLoss: args.stopLoss };
}

function whereOf(scene: Scene, event: EventOf<"BetPlaced"> | EventOf<"Decided">) {
  const { bet } = event.args;
  return { ...at(scene, event), round: roundOf(bet), bet: formatBetId(bet) };
}

function at({ answer: block }: Scene, { log }: { log: { transaction: Hex } }) {
  return { block: block.number, transaction: log.transaction };
}
