import { formatBetId, parseBetId } from "./bet-id.ts";
import { type Check, type Ok, together } from "./check.ts";
import type { Placed } from "./events.ts";
import type { Evidence, Published } from "./evidence.ts";
import { ONE_ROLL, type Rolls, type Settlement } from "./play.ts";
import { type HandVerdict, verifyHand } from "./verify/hand.ts";
import { verifyOutcome, verifyWord } from "./verify/outcome.ts";
import { cameTooLate, refundableAt, verifyPayout } from "./verify/payout.ts";
import { verifyDraw } from "./verify/proof.ts";
import { verifyRequest } from "./verify/request.ts";

export type StepId = "request" | "proof" | "word" | "outcome" | "payout";

/** One tick of the five, and the checks that make it. */
export type Step = { id: StepId; title: string; ok: Ok; checks: Check[] };

const STEPS: readonly [StepId, string][] = [
  ["request", "Request"],
  ["proof", "VRF proof"],
  ["word", "Word"],
  ["outcome", "Outcome"],
  ["payout", "Payout"],
];

/** Placed: no word yet. Drawn: the word is there, the payout is not. Voided: the game broke its rules and the stake was returned. */
export type BetState = "placed" | "drawn" | "settled" | "voided" | "refunded";

export type BetVerdict = {
  /** True: everything holds, to the end. False: something does not. Unknown: nothing is wrong, but not all can be told, or not yet. */
  ok: Ok;
  state: BetState;
  /** A sentence to show first. */
  summary: string;
  steps: Step[];
  /** The bet, as it was placed. Undefined for a decision of a hand. */
  placed: Placed | undefined;
  rolls: Rolls;
  /** The rolls and the payout, computed from the proven word. Undefined if there is none. */
  settlement: Settlement | undefined;
  /** The hand of which the bet is the deal or a decision, played again from its deal. Undefined for other bets. */
  hand: HandVerdict | undefined;
  /** Unix time from which the bet may be refunded if no word comes. */
  refundableAt: bigint | undefined;
  /** What the checks took, in milliseconds. */
  ms: number;
};

/**
 * Checks a bet from its placing to its payout, from what a node answered, without asking anybody anything.
 *
 * Warning: without `published`, a node that invents a whole chain, with a proving key of its own, would pass. With it, such a node would
 * have to prove with the published key.
 *
 * It does not throw: whatever is wrong with the evidence is a check that does not hold.
 *
 * @param published The house that it should be. Without it, that is not checked.
 */
export function verifyBet(evidence: Evidence, published?: Published): BetVerdict {
  const start = performance.now();
  try {
    return { ...verify(evidence, published), ms: performance.now() - start };
  } catch (error) {
    return { ...unreadable(error), ms: performance.now() - start };
  }
}

function verify(evidence: Evidence, published?: Published): Omit<BetVerdict, "ms"> {
  const bet = parseBetId(evidence.bet);
  const request = verifyRequest(evidence, bet, published);
  const draw = verifyDraw(evidence, request);
  const { checks: word, word: betWord } = verifyWord(evidence, bet, draw.randomness);
  const hand = evidence.hand ? verifyHand(evidence, bet, request, betWord) : undefined;
  const outcome = hand ?? verifyOutcome(evidence, request, betWord);
  const checks = {
    request: request.checks,
    proof: draw.checks,
    word,
    outcome: outcome.checks,
    payout: hand?.payout ?? verifyPayout(evidence, bet, outcome),
  };
  const steps = STEPS.map(([id, title]) => step(id, title, checks[id]));
  const state = stateOf(evidence);
  // A refunded bet has no draw to prove: that its steps are unknown is as it should be.
  const drawIsNeeded = state !== "refunded";
  const ok = together(
    steps.map(({ id, ok }) => {
      return drawIsNeeded || id === "request" || id === "payout" ? { ok } : { ok, optional: true };
    }),
  );
  return {
    ok,
    state,
    summary: summarise(formatBetId(bet), ok, state, steps, hand?.hand),
    steps,
    placed: request.placed,
    rolls: request.rolls,
    settlement: outcome.settlement,
    hand: hand?.hand,
    refundableAt: refundableAt(evidence),
  };
}

/** Evidence that is not even of the right form, such as a file that somebody edited. */
function unreadable(error: unknown): Omit<BetVerdict, "ms"> {
  const reason = error instanceof Error ? error.message : `${error}`;
  const detail = `It cannot be read: ${reason}.`;
  const broken: Check = { id: "evidence", title: "The evidence", ok: false, detail, values: [] };
  return {
    ok: false,
    state: "placed",
    summary: `The evidence cannot be read: ${reason}.`,
    steps: STEPS.map(([id, title]) => step(id, title, [broken])),
    placed: undefined,
    rolls: ONE_ROLL,
    settlement: undefined,
    hand: undefined,
    refundableAt: undefined,
  };
}

function step(id: StepId, title: string, checks: Check[]): Step {
  return { id, title, ok: together(checks), checks };
}

function stateOf(evidence: Evidence): BetState {
  if (evidence.settled) return evidence.voided ? "voided" : "settled";
  if (evidence.refunded) return "refunded";
  return evidence.fulfilled && !cameTooLate(evidence) ? "drawn" : "placed";
}

function summarise(
  bet: string,
  ok: Ok,
  state: BetState,
  steps: Step[],
  hand: HandVerdict | undefined,
): string {
  if (ok === false) {
    const wrong = steps.flatMap(({ checks }) => checks).find((check) => check.ok === false);
    return `Bet ${bet} does not hold: ${wrong?.title}. ${wrong?.detail}`;
  }
  if (state === "placed") return `Bet ${bet} waits for its word.`;
  if (state === "drawn") return `Bet ${bet} has its word and waits for its payout.`;
  if (state === "refunded") return `Bet ${bet} was refunded: no word came in time.`;
  if (state === "voided")
    return `Bet ${bet} is void: its game broke its own rules, and the stake came back.`;
  if (ok === true) {
    const rest = hand ? `; so is its hand, which ${hand.over ? "is over" : "goes on"}` : "";
    return `Bet ${bet} is proven, from its request to its payout${rest}.`;
  }
  return `Nothing is wrong with bet ${bet}, but not everything about it can be checked.`;
}
