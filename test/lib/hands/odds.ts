import { expect } from "chai";
import { compare, type Fraction, fraction, minus, toDecimal } from "../../../lib/fraction.ts";
import { advise, BASIC_STRATEGY, DEALERS_CARDS } from "../../../lib/hands/basic-strategy.ts";
import { blackjack, decodeTable, encodeAction } from "../../../lib/hands/blackjack.ts";
import { decodeState, hiLo } from "../../../lib/hands/hi-lo.ts";
import { type Hand, hands, ONE } from "../../../lib/hands/index.ts";
import { linesOf } from "../../../lib/hands/lines.ts";
import {
  CASH_OUT,
  encodeMines,
  encodeTiles,
  mines,
  tilesOf,
  worthOf,
} from "../../../lib/hands/mines.ts";
import { type BestPlay, bestPlay } from "../../../lib/hands/odds.ts";
import { decodeCards, encodeHeld, videoPoker } from "../../../lib/hands/video-poker.ts";
import { bestHolds } from "../../../lib/hands/video-poker-odds.ts";
import { readerOf } from "../../support/hand.ts";
import { sample } from "../../support/sample.ts";

const MINUTES = 60_000;
const NINETY_NINE = fraction(99n, 100n);

describe("hands/odds", () => {
  it("of mines: 99/100 less the rounding, for every number of mines and tiles", () => {
    const lines = [...linesOf(mines)];
    expect(lines).to.have.length(300);
    for (const { what, odds } of lines) {
      const [count = 0, tiles = 0] = what.split(", ").map((part) => Number.parseInt(part, 10));
      let chance = fraction(1n, 1n);
      for (let i = 0; i < tiles; i++) {
        chance = fraction(chance.num * BigInt(25 - count - i), chance.den * BigInt(25 - i));
      }
      const worth = worthOf(count, tiles);
      const { returnToPlayer, houseEdge, variance, largest } = odds();
      const returned = fraction(worth * chance.num, ONE * chance.den);
      expect(returnToPlayer, what).to.deep.equal(returned);
      expect(compare(returnToPlayer, NINETY_NINE), what).not.to.equal(1);
      expect(houseEdge).to.deep.equal(fraction(returned.den - returned.num, returned.den));
      // All or nothing: p * (1 - p) * worth^2.
      expect(variance, what).to.deep.equal(
        fraction(
          worth * worth * chance.num * (chance.den - chance.num),
          ONE * ONE * chance.den * chance.den,
        ),
      );
      expect(largest).to.equal(worth);
    }
  });

  it("of mines: no way to open one or two tiles and to cash out returns more", () => {
    // Which tiles makes no difference: the lowest that are closed.
    const next = (state: bigint, count: number) => {
      const closed = Array.from({ length: 25 }, (_, i) => i).filter(
        (i) => !tilesOf(state).includes(i),
      );
      return encodeTiles(closed.slice(0, count));
    };
    const some: Hand = {
      ...mines,
      actions(state) {
        const left = 25 - tilesOf(state).length - Number(state >> 25n);
        return [CASH_OUT, next(state, 1), ...(left > 1 ? [next(state, 2)] : [])];
      },
    };
    for (let count = 1; count < 25; count++) {
      const { value } = bestPlay(some, encodeMines({ mines: count, tiles: [0] }));
      expect(compare(value, fraction(990_000n, 1n)), `${count} mines`).not.to.equal(1);
    }
  });

  it("of hi-lo: 99/100 less the rounding, for every choice and up to three guesses", () => {
    const lines = [...linesOf(hiLo)];
    expect(lines).to.have.length(78);
    for (const { what, odds } of lines) {
      const { returnToPlayer } = odds();
      expect(compare(returnToPlayer, NINETY_NINE), what).not.to.equal(1);
      expect(compare(returnToPlayer, fraction(989_997n, ONE)), what).to.equal(1);
    }
  });

  it("of hi-lo: no way to guess up to three stakes returns more", () => {
    const some: Hand = {
      ...hiLo,
      actions: (state) => (decodeState(state).worth < 3n * ONE ? hiLo.actions(state) : [CASH_OUT]),
    };
    const { value } = bestPlay(some, hiLo.examples[0]?.[1] as bigint);
    expect(compare(value, fraction(990_000n, 1n))).not.to.equal(1);
  }).timeout(2 * MINUTES);

  it("of video poker: the known return of the best play", async () => {
    const [line] = linesOf(videoPoker);
    const { returnToPlayer, houseEdge, variance, largest } = line?.odds() ?? expect.fail();
    expect(returnToPlayer).to.deep.equal(fraction(1_653_526_326_983n, 1_661_102_543_100n));
    expect((houseEdge.num * ONE) / houseEdge.den).to.equal(videoPoker.edge);
    expect(toDecimal(variance, 4)).to.equal("19.5146");
    expect(largest).to.equal(800n * ONE);
  }).timeout(2 * MINUTES);

  it("of video poker: a hold is worth what all of its draws pay", () => {
    const best = bestHolds();
    for (const outcome of sample(1n, 6, videoPoker.quote(0n).outcomes)) {
      const { state } = videoPoker.deal(0n, outcome);
      const { held, sum, draws } = best(decodeCards(state));
      const worth = worthOfPlay(videoPoker, state, BigInt(held));
      expect(worth).to.deep.equal(fraction(BigInt(sum) * ONE, BigInt(draws)));
      // Better than any hold of two cards or more, each drawn out.
      for (let other = 0; other < 32; other++) {
        const cards = [0, 1, 2, 3, 4].filter((i) => (other >> i) & 1);
        if (cards.length < 2) continue;
        const action = encodeHeld([0, 1, 2, 3, 4].map((i) => cards.includes(i)));
        expect(compare(worthOfPlay(videoPoker, state, action), worth)).not.to.equal(1);
      }
    }
  }).timeout(2 * MINUTES);

  describe("of blackjack", () => {
    let best: BestPlay;

    before(function () {
      this.timeout(3 * MINUTES);
      best = bestPlay(blackjack, 0n);
    });

    it("are those of the best play, which is basic strategy", () => {
      const [line] = linesOf(blackjack);
      const { returnToPlayer, houseEdge, variance, largest } = line?.odds() ?? expect.fail();
      expect(returnToPlayer).to.deep.equal(fraction(best.value.num, best.value.den * ONE));
      expect(toDecimal(returnToPlayer, 9)).to.equal("0.994296119");
      expect((houseEdge.num * ONE) / houseEdge.den).to.equal(blackjack.edge);
      expect(toDecimal(variance, 4)).to.equal("1.3113");
      expect(largest).to.equal(8n * ONE);
      expect(best.strategy.size).to.equal(66_782);
      for (const [state, action] of best.strategy) {
        expect(encodeAction(advise(decodeTable(state))), `${state}`).to.equal(action);
      }
      for (const { advice } of BASIC_STRATEGY) expect(advice).to.have.length(DEALERS_CARDS.length);
    }).timeout(3 * MINUTES);

    it("do not grow by insurance: it returns 12/13", () => {
      const insure = encodeAction("insure");
      let insured = 0;
      for (const [state, action] of best.strategy) {
        if (!blackjack.actions(state).includes(insure)) continue;
        const without = best.worth(state, action);
        const loss = minus(without, best.worth(state, insure));
        expect(loss, `${state}`).to.deep.equal(fraction(ONE / 2n, 13n));
        insured++;
      }
      // Hard 5 to 20, soft 13 to 20, ten pairs, and a blackjack.
      expect(insured).to.equal(16 + 8 + 10 + 1);
    });

    it("never pay more than the limits say, and no less: every state and decision", () => {
      /** The most that a state can bring: the limit of its best decision less what that costs. */
      const most = (state: bigint) =>
        max(blackjack.actions(state).map((action) => limit(state, action)));
      const limit = (state: bigint, action: bigint) => {
        const { max, cost } = blackjack.decide(state, action);
        return max - cost;
      };
      for (const state of best.strategy.keys()) {
        for (const action of blackjack.actions(state)) {
          const results = [...blackjack.playClasses(state, action)].map(({ outcome }) => {
            const { state: next, payout } = blackjack.play(state, action, outcome);
            return next === 0n ? payout : most(next);
          });
          expect(blackjack.decide(state, action).max, `${state}, ${action}`).to.equal(max(results));
        }
      }
      const dealt = [...blackjack.dealClasses(0n)].map(({ outcome }) => {
        const { state, payout } = blackjack.deal(0n, outcome);
        return state === 0n ? payout : most(state);
      });
      expect(blackjack.quote(0n).max).to.equal(max(dealt));
    }).timeout(3 * MINUTES);

    it("are the bytecode's: every deal, every decision of a hand alone, and some of two", async () => {
      const reader = await readerOf(blackjack);
      const deals = [...blackjack.dealClasses(0n)].map(({ outcome }) => [0n, outcome] as const);
      expect(deals.map(([choice, outcome]) => blackjack.deal(choice, outcome))).to.deep.equal(
        await reader.deals(deals),
      );
      const states = [...best.strategy.keys()];
      const alone = states.filter((state) => decodeTable(state).hands.length === 1);
      const two = states.filter((state) => decodeTable(state).hands.length === 2);
      const some = sample(1n, 400, BigInt(two.length)).map((i) => two[Number(i)] as bigint);
      const asked = [...alone, ...some].flatMap((state) =>
        blackjack.actions(state).map((action) => [state, action] as const),
      );
      expect(asked.map(([state, action]) => blackjack.decide(state, action))).to.deep.equal(
        await reader.decisions(asked),
      );
      const plays = asked.flatMap(([state, action]) => {
        const classes = [...blackjack.playClasses(state, action)];
        return classes.map(({ outcome }) => [state, action, outcome] as const);
      });
      // A third of them, which differ from state to state.
      const third = plays.filter((_, i) => i % 3 === 0);
      expect(third.map((play) => blackjack.play(...play))).to.deep.equal(await reader.plays(third));
    }).timeout(5 * MINUTES);
  });

  it("are known of every game", () => {
    for (const hand of hands) expect([...linesOf(hand)], hand.name).not.to.have.length(0);
  });
});

/** What a decision that ends a hand is worth, from everything that may be drawn. */
function worthOfPlay(hand: Hand, state: bigint, action: bigint): Fraction {
  let [sum, all] = [0n, 0n];
  for (const { weight, outcome } of hand.playClasses(state, action)) {
    sum += weight * hand.play(state, action, outcome).payout;
    all += weight;
  }
  return fraction(sum, all);
}

function max(values: readonly bigint[]): bigint {
  let most = 0n;
  for (const value of values) if (value > most) most = value;
  return most;
}
