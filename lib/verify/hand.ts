import { type BetId, formatBetId, parseBetId } from "../bet-id.ts";
import { type Check, type Ok, together } from "../check.ts";
import { describeChips } from "../chips.ts";
import { outcomeOf, rollWord } from "../draw.ts";
import { type Placed, readPlaced, readResolved } from "../events.ts";
import type { Evidence, HandMove, LogEvidence } from "../evidence.ts";
import { type Dealt, type Hand, handOf, ONE } from "../hands/index.ts";
import { verifyBlock } from "./block.ts";
import { check, count, listFalse, sameHex, unknown, value } from "./check.ts";
import { formatMultiplier, type Outcome, verifyWord } from "./outcome.ts";
import { cameTooLate, verifyPayout } from "./payout.ts";
import { verifyDraw } from "./proof.ts";
import { isDecision, type Request, verifyRequest } from "./request.ts";

/** A part of a hand, to be shown. */
export type PlayedMove = {
  /** The bet that drew it. Undefined for a decision without chance. */
  bet: BetId | undefined;
  /** Such as "deal" or "hit". */
  what: string;
  ok: Ok;
};

/** A hand, as far as it was played, and checked. Amounts in chips. */
export type HandVerdict = {
  /** The bet that dealt it. */
  id: BetId;
  game: string;
  /** What was dealt, such as "3 mines, tile 7". */
  choice: string;
  dealt: Placed;
  moves: PlayedMove[];
  /** Which of them was asked for. */
  asked: number;
  over: boolean;
  /** What the player put into it. */
  spent: bigint;
  /** What it paid. Undefined while it goes on, or if it cannot be told. */
  payout: bigint | undefined;
};

export type HandChecks = Outcome & { hand: HandVerdict | undefined; payout: Check[] };

/**
 * A bet that is a hand's deal or decision: the whole hand is played again from its deal, each decision with its own proven word.
 *
 * @param word The word of the bet that was asked for, if it is proven.
 */
export function verifyHand(
  evidence: Evidence,
  bet: BetId,
  request: Request,
  word: bigint | undefined,
): HandChecks {
  const { before, after } = evidence.hand ?? { before: [], after: [] };
  const dealt = dealOf(evidence, before, request);
  const { rules, model } = rulesOf(evidence, dealt);
  if (!dealt || !model || rules.ok !== true) {
    const nothing: Outcome = {
      checks: [rules],
      cost: undefined,
      due: undefined,
      settlement: undefined,
    };
    return { ...nothing, hand: undefined, payout: verifyPayout(evidence, bet, nothing) };
  }
  const play = new Play(model, dealt);
  const earlier = before.map((move, i) => play.check(`before-${i}`, move, evidence));
  const asked = play.moves.length;
  const drawn = play.draw(evidence, bet, request, word);
  const outcome: Outcome = {
    checks: [rules, ...earlier, drawn.check],
    cost: drawn.cost,
    due: drawn.due === undefined ? undefined : { payout: drawn.due, returned: 0n },
    settlement: undefined,
  };
  const paid = verifyPayout(evidence, bet, outcome);
  const later = after.map((move, i) => play.check(`after-${i}`, move, evidence));
  const { moves, over, spent, payout } = play;
  return {
    ...outcome,
    // What came later adds to the proof of this bet, and does not hold it back.
    payout: [...paid, ...later.map((one): Check => ({ ...one, optional: true }))],
    hand: {
      id: dealt.bet,
      game: model.name,
      choice: model.describe(dealt.choice),
      dealt,
      moves,
      asked,
      over,
      spent,
      payout,
    },
  };
}

/** A hand in the course of being played again. */
class Play {
  readonly moves: PlayedMove[] = [];
  over = false;
  spent: bigint;
  payout: bigint | undefined;
  readonly #model: Hand;
  readonly #dealt: Placed;
  /** 0n before the deal. Undefined once something could not be told. */
  #state: bigint | undefined = 0n;

  constructor(model: Hand, dealt: Placed) {
    this.#model = model;
    this.#dealt = dealt;
    this.spent = dealt.stake;
  }

  /** Checks a move other than the one that was asked for, with all that proves it, as one. */
  check(id: string, move: HandMove, { house, bank }: Evidence): Check {
    if ("resolved" in move) return this.#resolve(id, move, house, bank);
    const { drawn } = move;
    const bet = parseBetId(drawn.bet);
    const own = { ...drawn, house, bank };
    const request = verifyRequest(own, bet);
    const draw = verifyDraw(own, request);
    const { checks, word } = verifyWord(own, bet, draw.randomness);
    const step = this.draw(own, bet, request, word);
    const due = step.due === undefined ? undefined : { payout: step.due, returned: 0n };
    const paid = verifyPayout(own, bet, {
      checks: [],
      cost: step.cost,
      due,
      settlement: undefined,
    });
    const proven = [...request.checks, ...draw.checks, ...checks, step.check];
    // A refunded move has no draw to prove.
    const needed = drawn.refunded ? [...request.checks, ...paid] : [...proven, ...paid];
    const wrong = needed.find(({ ok }) => ok === false);
    const detail = wrong ? `${wrong.title}: ${wrong.detail}` : step.check.detail;
    const title = `${step.what}, bet ${drawn.bet}`;
    return { ...step.check, id, title, ok: together(needed), detail };
  }

  /** Carries the hand on with the word of a deal or decision. */
  draw(
    evidence: Evidence,
    bet: BetId,
    request: Request,
    word: bigint | undefined,
  ): { check: Check; what: string; cost: bigint | undefined; due: bigint | undefined } {
    const state = this.#state;
    const action = request.decided?.action;
    const isDeal = action === undefined;
    const what = this.#nameOf(state, action);
    const title = "What was drawn";
    const move: PlayedMove = { bet, what, ok: "unknown" };
    this.moves.push(move);
    const none = { what, cost: undefined, due: undefined };
    if (this.over) {
      const detail = "It was drawn although the hand was over.";
      move.ok = false;
      return { ...none, check: check("rolled", title, () => ({ ok: false, detail })) };
    }
    if (state === undefined || (state === 0n) !== isDeal) {
      const detail = "Not checked: what came before did not hold.";
      this.#state = undefined;
      return { ...none, check: unknown("rolled", title, detail) };
    }
    const { stake, choice } = this.#dealt;
    let cost = stake;
    let due: bigint | undefined;
    const found = check("rolled", title, () => {
      const decision = isDeal ? undefined : this.#model.decide(state, action);
      if (decision) {
        cost = (decision.cost * stake + ONE - 1n) / ONE;
        this.spent += cost;
      }
      if (evidence.refunded) return { ok: "unknown", detail: this.#takeBack(isDeal, cost) };
      if (word === undefined) {
        this.#state = undefined;
        return { ok: "unknown", detail: pending(evidence) };
      }
      const { outcomes } = decision ?? this.#model.quote(choice);
      const rolled = rollWord(word, 0);
      const outcome = outcomeOf(rolled, outcomes);
      const next = isDeal
        ? this.#model.deal(choice, outcome)
        : this.#model.play(state, action, outcome);
      due = this.#take(next);
      if (evidence.voided) this.#end(this.spent);
      return {
        ok: true,
        detail: this.#sentence(),
        values: [
          value("word of the draw = K(word of the bet, 0)", rolled),
          count("equally likely outcomes", outcomes),
          count("outcome", outcome),
          value("state of the hand after it", next.state),
          value("pays", `${formatMultiplier(next.payout)} (${due} chips)`),
        ],
      };
    });
    move.ok = found.ok;
    if (found.ok === false) this.#state = undefined;
    return { check: found, what, cost: evidence.voided ? this.spent : cost, due };
  }

  /** Carries out a decision without chance. */
  #resolve(
    id: string,
    move: Extract<HandMove, { resolved: LogEvidence }>,
    house: Evidence["house"],
    bank: Evidence["bank"],
  ): Check {
    const { resolved, block } = move;
    const read = readResolved(resolved);
    const what = this.#nameOf(this.#state, read.action);
    const found = check(id, `${what}, without chance`, () => {
      const state = this.#state;
      if (state === undefined || this.over) {
        return this.over
          ? { ok: false, detail: "It was decided although the hand was over." }
          : { ok: "unknown", detail: "Not checked: what came before did not hold." };
      }
      const { outcomes, cost } = this.#model.decide(state, read.action);
      this.spent += (cost * this.#dealt.stake + ONE - 1n) / ONE;
      const due = this.#take(this.#model.play(state, read.action, 0n));
      const bound = verifyBlock({ blocks: [block] } as Evidence, id, "it", [resolved]);
      const wrong = listFalse({
        "the casino": sameHex(resolved.address, house.casino),
        "the hand": read.hand === this.#dealt.bet,
        "the player": sameHex(read.player, this.#dealt.player),
        chance: outcomes === 1n,
        "the end": read.over === this.over,
        "the payout": read.payout === due,
        "its block": together(bound) !== false,
      });
      return {
        ok: !wrong,
        detail: wrong ? `It differs in ${wrong}.` : this.#sentence(),
        values: [
          value("action", read.action),
          value("due", `${due} chips`),
          value("credited", describeChips(read.payout, bank)),
        ],
      };
    });
    if (found.ok === false) this.#state = undefined;
    this.moves.push({ bet: undefined, what, ok: found.ok });
    return found;
  }

  #take({ state, payout }: Dealt): bigint {
    const chips = (payout * this.#dealt.stake) / ONE;
    if (state === 0n) this.#end(chips);
    else this.#state = state;
    return state === 0n ? chips : 0n;
  }

  /** Takes back a deal or decision whose word never came. */
  #takeBack(isDeal: boolean, cost: bigint): string {
    this.spent -= cost;
    if (isDeal) this.#end(undefined);
    return isDeal
      ? "Nothing: no word came, and the hand was taken back."
      : "Nothing: no word came, and the decision was taken back.";
  }

  #end(payout: bigint | undefined): void {
    this.over = true;
    this.payout = payout;
  }

  #sentence(): string {
    if (!this.over) return "The hand goes on.";
    return this.payout ? `The hand is over and pays ${this.payout} chips.` : "The hand is lost.";
  }

  #nameOf(state: bigint | undefined, action: bigint | undefined): string {
    if (action === undefined) return "deal";
    try {
      return this.#model.describeAction(state ?? 0n, action);
    } catch {
      return `action ${action}`;
    }
  }
}

/** The bet that dealt the hand. */
function dealOf(
  evidence: Evidence,
  before: readonly HandMove[],
  { placed, decided }: Request,
): Placed | undefined {
  if (placed) return placed;
  const [first] = before;
  if (!decided || !first || !("drawn" in first) || isDecision(first.drawn.placed)) return undefined;
  const dealt = readPlaced(first.drawn.placed);
  const isIts = dealt.bet === decided.hand && sameHex(dealt.player, decided.player);
  return isIts && sameHex(first.drawn.placed.address, evidence.house.casino) ? dealt : undefined;
}

function rulesOf(
  { game: answers }: Evidence,
  dealt: Placed | undefined,
): { rules: Check; model: Hand | undefined } {
  const title = "The rules of the game";
  const model = answers ? handOf(answers.name) : undefined;
  if (!answers || !model) {
    const detail = answers
      ? `These checks do not know the rules of "${answers.name.slice(0, 40)}".`
      : "The game does not answer.";
    return { rules: unknown("rules", title, detail), model: undefined };
  }
  if (!dealt) {
    const detail = "The evidence has not got the deal of the hand.";
    return { rules: check("rules", title, () => ({ ok: false, detail })), model };
  }
  const rules = check("rules", `The rules of ${model.name}`, () => {
    const { outcomes, units, max } = model.quote(dealt.choice);
    const ok =
      outcomes === BigInt(answers.outcomes) &&
      units === BigInt(answers.units) &&
      max === BigInt(answers.max);
    return {
      ok,
      detail: ok
        ? `The hand began with "${model.describe(dealt.choice)}"; the contract of the game says the same of it as these checks.`
        : "The contract of the game says something else of the choice than these checks.",
      values: [
        value("hand", formatBetId(dealt.bet)),
        count("equally likely outcomes of the deal", outcomes),
        value("most that it may pay", `${formatMultiplier(max)} (${max} millionths)`),
      ],
    };
  });
  return { rules, model };
}

function pending(evidence: Evidence): string {
  if (!evidence.fulfilled) return "There is no word yet.";
  return cameTooLate(evidence) ? "The word came too late." : "The proof did not hold.";
}
