import { betWord, outcomeOf, rollWord } from "../../lib/draw.ts";
import { type Dealt, type Hand, type Move, ONE } from "../../lib/hands/hand.ts";
import type { BetEnd, BetRow, MoveRow } from "../chain/bet-log.ts";

/** A deal, or a decision, and where it led. */
export type HandStep = {
  /** The bet that draws it; undefined if it needs no chance. */
  bet: bigint | undefined;
  /** In a few words, such as "deal" or "tile 7". */
  what: string;
  /** `open`: its word has not come. `back`: no word came, so it was taken back. `void`: the game broke its rules. */
  state: "done" | "open" | "back" | "void";
};

/** How far a hand was played, by its settled words. Amounts in chips. */
export type HandPlay<View = unknown> = {
  /** What is on the table. Undefined until the deal is drawn. */
  view: View | undefined;
  /** What the contract knows of it; 0n before the deal, and when it is over. */
  state: bigint;
  steps: readonly HandStep[];
  over: boolean;
  /** The game broke its rules, so that all that was put in came back. */
  voided: boolean;
  /** No word came for the deal, so that the hand was taken back. */
  refunded: boolean;
  /** What the player put into it, without fees. */
  spent: bigint;
  /** What it paid. 0n while it goes on. */
  payout: bigint;
};

/**
 * Plays a hand again from its deal, with the words that were settled. What it paid is what the casino's events say.
 *
 * @throws InvalidChoiceError, InvalidActionError if the log does not go with the rules.
 */
export function playHand<View>(bet: BetRow, model: Hand<View>): HandPlay<View> {
  const { stake, choice } = bet;
  const steps: HandStep[] = [];
  const moves: Move[] = [];
  let dealt: bigint | undefined;
  let state = 0n;
  let spent = stake;
  let over = false;
  let refunded = false;
  let payout = 0n;

  const take = (next: Dealt) => {
    state = next.state;
    over = state === 0n;
  };
  const end = (state: HandStep["state"], id: bigint, what: string) =>
    steps.push({ bet: id, what, state });

  if (!bet.end) end("open", bet.id, "deal");
  else if (bet.end.kind === "refunded") {
    end("back", bet.id, "deal");
    [over, refunded, spent] = [true, true, 0n];
  } else {
    payout += bet.end.payout;
    end(bet.end.voided ? "void" : "done", bet.id, "deal");
    if (bet.end.voided) over = true;
    else {
      dealt = outcomeIn(bet.end, bet.id, model.quote(choice).outcomes);
      take(model.deal(choice, dealt));
    }
  }

  for (const { action, drawn, resolved } of bet.moves) {
    if (over || state === 0n) break;
    const what = model.describeAction(state, action);
    const { outcomes, cost } = model.decide(state, action);
    const price = chipsUp(cost, stake);
    if (drawn?.end?.kind === "refunded") {
      end("back", drawn.bet, what);
      continue;
    }
    spent += price;
    if (drawn && !drawn.end) {
      end("open", drawn.bet, what);
      break;
    }
    if (drawn?.end) payout += drawn.end.payout;
    if (drawn?.end?.voided) {
      end("void", drawn.bet, what);
      [over, state] = [true, 0n];
      break;
    }
    const outcome = drawn?.end ? outcomeIn(drawn.end, drawn.bet, outcomes) : 0n;
    payout += resolved?.payout ?? 0n;
    steps.push({ bet: drawn?.bet, what, state: "done" });
    moves.push({ action, outcome });
    take(model.play(state, action, outcome));
  }

  const voided = steps.some(({ state }) => state === "void");
  return {
    view: dealt === undefined ? undefined : model.view(choice, dealt, moves),
    state,
    steps,
    over,
    voided,
    refunded,
    spent,
    payout,
  };
}

/** What a decision costs in chips, rounded up as the casino does. */
export function chipsUp(cost: bigint, stake: bigint): bigint {
  return (cost * stake + ONE - 1n) / ONE;
}

/** What a hand brought, less all that was put into it. Undefined while it goes on. */
export function netOfHand({ over, spent, payout }: HandPlay): bigint | undefined {
  return over ? payout - spent : undefined;
}

/** A hand's latest decision, if it waits for its word. */
export function pendingMove(bet: BetRow): MoveRow | undefined {
  return bet.moves.find(({ drawn }) => drawn && !drawn.end);
}

function outcomeIn(end: Extract<BetEnd, { kind: "settled" }>, id: bigint, outcomes: bigint) {
  return outcomeOf(rollWord(betWord(end.word, id), 0), outcomes);
}
