import { formatBetId, roundOf, seatOf, toBetId } from "../bet-id.ts";
import type { Check } from "../check.ts";
import type { BlockEvidence, Evidence, LogEvidence } from "../evidence.ts";
import { feeRateOf } from "../fee.ts";
import { REFUND_AFTER } from "../verify/payout.ts";
import { verifyDraw } from "../verify/proof.ts";
import { verifyRequest } from "../verify/request.ts";
import { preSeedOf, requestIdOf, wordOf } from "../vrf/request.ts";
import type { EventOf } from "./events.ts";
import type { CheckId, Where } from "./finding.ts";
import type { House } from "./house.ts";
import type { Round, Scene } from "./state.ts";
import { at } from "./where.ts";

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
  const where = at(scene, event);
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

/** The round of a bet or decision: opened if it is the first. Undefined if it can be none. */
export function roundFor(
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

function evidenceOf(
  house: House,
  { placed, requested }: { placed: LogEvidence; requested: LogEvidence | null },
  rest: Partial<Pick<Evidence, "fulfilled" | "calldata">> & { blocks: BlockEvidence[] },
): Evidence {
  const { casino, coordinator, keyHash, subscription } = house;
  const none = { game: null, bank: null, rolls: null, fulfilled: null, calldata: null };
  return {
    bet: "",
    house: { casino, coordinator, keyHash, subscription: `0x${subscription.toString(16)}` },
    ...none,
    settled: null,
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
