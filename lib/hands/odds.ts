import { compare, type Fraction, fraction } from "../fraction.ts";
import { type Hand, ONE } from "./hand.ts";

/** What a hand returns when it is played in a certain way. Fractions are exact, and of the first stake. */
export type HandOdds = {
  /** Expected payout, less what decisions cost. */
  returnToPlayer: Fraction;
  /** 1 - return to player. */
  houseEdge: Fraction;
  /** Variance of the payout, less what decisions cost. */
  variance: Fraction;
  /** The largest payout that may come, in millionths, before what decisions cost. */
  largest: bigint;
};

/** Which decision is made in a state. @param decisions How many were made before it. */
export type Strategy = (state: bigint, decisions: number) => bigint;

/** Expected payout of a hand from here on, less what later decisions cost: in millionths. */
type Prospect = { mean: Fraction; square: Fraction; largest: bigint };

/** The odds of a hand that is played by a strategy, over everything that may be drawn. @throws InvalidChoiceError, InvalidActionError */
export function oddsOfStrategy(hand: Hand, choice: bigint, strategy: Strategy): HandOdds {
  const known: Map<bigint, Prospect>[] = [];
  const from = (state: bigint, decisions: number): Prospect => {
    known[decisions] ??= new Map();
    const before = known[decisions].get(state);
    if (before) return before;
    const action = strategy(state, decisions);
    const { outcomes, cost } = hand.decide(state, action);
    const results = [...hand.playClasses(state, action)].map(({ weight, outcome }) => {
      const { state: next, payout } = hand.play(state, action, outcome);
      return { weight, prospect: next === 0n ? over(payout) : from(next, decisions + 1) };
    });
    const prospect = {
      mean: mean(results, outcomes, ({ mean }) => plus(mean, -cost)),
      square: mean(results, outcomes, ({ mean, square }) =>
        // The expected square of what comes less the cost.
        sum(square, plus(fraction(-2n * cost * mean.num, mean.den), cost * cost)),
      ),
      largest: largest(results),
    };
    known[decisions].set(state, prospect);
    return prospect;
  };
  const { outcomes } = hand.quote(choice);
  const results = [...hand.dealClasses(choice)].map(({ weight, outcome }) => {
    const { state, payout } = hand.deal(choice, outcome);
    return { weight, prospect: state === 0n ? over(payout) : from(state, 0) };
  });
  const returned = mean(results, outcomes, ({ mean }) => mean);
  const squared = mean(results, outcomes, ({ square }) => square);
  return oddsOf(returned, squared, largest(results));
}

/** How a hand is played best, and what every decision is worth. */
export type BestPlay = {
  /** Expected payout in millionths of the first stake, less what decisions cost. */
  value: Fraction;
  /** The best decision in every state that may come, whatever is decided before. */
  strategy: ReadonlyMap<bigint, bigint>;
  /** What a decision is worth: as `value`, if all later decisions are the best. */
  worth(state: bigint, action: bigint): Fraction;
};

/** The best play from a state, or from the deal of a choice, by dynamic programming over every state that may come. */
export function bestPlay(hand: Hand, choice: bigint): BestPlay {
  const values = new Map<bigint, Fraction>();
  const strategy = new Map<bigint, bigint>();
  const worth = (state: bigint, action: bigint): Fraction => {
    const { outcomes, cost } = hand.decide(state, action);
    const results = [...hand.playClasses(state, action)].map(({ weight, outcome }) => {
      const { state: next, payout } = hand.play(state, action, outcome);
      return { weight, prospect: next === 0n ? fraction(payout, 1n) : best(next) };
    });
    return plus(
      mean(results, outcomes, (value) => value),
      -cost,
    );
  };
  const best = (state: bigint): Fraction => {
    const known = values.get(state);
    if (known) return known;
    let most: Fraction | undefined;
    for (const action of hand.actions(state)) {
      const value = worth(state, action);
      if (most && compare(value, most) <= 0) continue;
      most = value;
      strategy.set(state, action);
    }
    if (!most) throw new Error(`${hand.name} has no decision for the hand ${state}`);
    values.set(state, most);
    return most;
  };
  const { outcomes } = hand.quote(choice);
  const results = [...hand.dealClasses(choice)].map(({ weight, outcome }) => {
    const { state, payout } = hand.deal(choice, outcome);
    return { weight, prospect: state === 0n ? fraction(payout, 1n) : best(state) };
  });
  return { value: mean(results, outcomes, (value) => value), strategy, worth };
}

/** The odds, from the expected payout and its expected square: in millionths. */
export function oddsOf(mean: Fraction, square: Fraction, largest: bigint): HandOdds {
  const returnToPlayer = fraction(mean.num, mean.den * ONE);
  const squared = fraction(square.num, square.den * ONE * ONE);
  const { num, den } = returnToPlayer;
  return {
    returnToPlayer,
    houseEdge: fraction(den - num, den),
    variance: sum(squared, fraction(-num * num, den * den)),
    largest,
  };
}

type Weighted<Result> = { weight: bigint; prospect: Result };

function over(payout: bigint): Prospect {
  return { mean: fraction(payout, 1n), square: fraction(payout * payout, 1n), largest: payout };
}

/** The mean of some figure of weighted results. Reduced but once: that is what costs the most. */
function mean<R>(results: Weighted<R>[], outcomes: bigint, figure: (of: R) => Fraction): Fraction {
  let [num, den] = [0n, 1n];
  for (const { weight, prospect } of results) {
    const value = figure(prospect);
    if (den % value.den !== 0n) {
      const factor = value.den % den === 0n ? value.den / den : value.den;
      num *= factor;
      den *= factor;
    }
    num += weight * value.num * (den / value.den);
  }
  return fraction(num, den * outcomes);
}

function largest(results: Weighted<Prospect>[]): bigint {
  let most = 0n;
  for (const { prospect } of results) if (prospect.largest > most) most = prospect.largest;
  return most;
}

function plus({ num, den }: Fraction, whole: bigint): Fraction {
  return { num: num + whole * den, den };
}

function sum(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}
