import { expect } from "chai";
import {
  CASH_OUT,
  encodeGuess,
  encodeHiLo,
  hiLo,
  MAX_WORTH,
  rightRanks,
} from "../../../lib/hands/hi-lo.ts";
import { itIsTheHand } from "../../support/hand.ts";
import { sample } from "../../support/sample.ts";

const LOWER = encodeGuess("lower");
const HIGHER = encodeGuess("higher");

describe("hands/hi-lo", () => {
  itIsTheHand(hiLo, {
    choices: [
      ...Array.from({ length: 64 }, (_, choice) => BigInt(choice)),
      ...[1n << 40n, (1n << 255n) | 17n, (1n << 256n) - 1n],
      ...sample(1n, 10, 1n << 40n),
    ],
    actions: (state) => [CASH_OUT, LOWER, HIGHER, 3n, 16n + (state & 15n), (1n << 256n) - 1n],
    walks: 10,
  });

  it("refuses a guess that would be worth too much, in favour of cashing out", () => {
    const state = (worth: bigint, rank: number) => (worth << 4n) | BigInt(rank);
    // The largest worth that is at most the limit after a rise by 13/12, rounded down.
    const most = ((MAX_WORTH + 1n) * 12n - 1n) / 13n;
    expect(hiLo.actions(state(most, 1))).to.deep.equal([CASH_OUT, HIGHER]);
    expect(hiLo.actions(state(most + 1n, 1))).to.deep.equal([CASH_OUT]);
    expect(hiLo.actions(state(most + 1n, 7))).to.deep.equal([CASH_OUT]);
    expect(hiLo.decide(state(MAX_WORTH, 7), CASH_OUT).max).to.equal(MAX_WORTH);
    expect(() => hiLo.decide(state(MAX_WORTH, 7), LOWER)).to.throw("no such decision");
    expect(() => hiLo.decide(state(MAX_WORTH + 1n, 7), CASH_OUT)).to.throw("no such decision");
  });

  it("knows which ranks are right", () => {
    expect(rightRanks({ rank: 1, guess: "lower" })).to.deep.equal([1]);
    expect(rightRanks({ rank: 1, guess: "higher" })).to.have.length(12);
    expect(rightRanks({ rank: 13, guess: "lower" })).to.have.length(12);
    expect(rightRanks({ rank: 13, guess: "higher" })).to.deep.equal([13]);
    expect(rightRanks({ rank: 12, guess: "higher" })).to.deep.equal([12, 13]);
    expect(rightRanks({ rank: 2, guess: "lower" })).to.deep.equal([1, 2]);
  });

  it("shows the cards", () => {
    const choice = encodeHiLo({ rank: 7, guess: "higher" });
    const dealt = 13n * 2n + 9n; // 10 of hearts
    expect(hiLo.view(choice, dealt)).to.deep.equal({
      rank: 10,
      drawn: [{ guess: "higher", card: { rank: 10, suit: "hearts" }, right: true }],
      worth: 1_838_571n, // 0.99 * 13/7, rounded down
      next: {
        lower: { what: "lower or same", ranks: 10, worth: 2_390_142n },
        higher: { what: "higher or same", ranks: 4, worth: 5_975_355n },
      },
      over: false,
    });
    const wrong = hiLo.view(choice, dealt, [{ action: HIGHER, outcome: 0n }]);
    expect(wrong).to.include({ rank: 1, worth: 0n, next: undefined, over: true });
    expect(wrong.drawn[1]).to.deep.equal({
      guess: "higher",
      card: { rank: 1, suit: "clubs" },
      right: false,
    });
    const paid = hiLo.view(choice, dealt, [{ action: CASH_OUT, outcome: 0n }]);
    expect(paid).to.include({ rank: 10, worth: 1_838_571n, next: undefined, over: true });
  });

  it("says it in words", () => {
    expect(hiLo.describe(encodeHiLo({ rank: 1, guess: "higher" }))).to.equal("higher after A");
    expect(hiLo.describe(encodeHiLo({ rank: 12, guess: "lower" }))).to.equal(
      "lower or same after Q",
    );
    const { state } = hiLo.deal(encodeHiLo({ rank: 7, guess: "higher" }), 12n);
    expect(hiLo.describeAction(state, HIGHER)).to.equal("same");
    expect(hiLo.describeAction(state, LOWER)).to.equal("lower");
    expect(hiLo.describeAction(state, CASH_OUT)).to.equal("cash out");
    for (const rank of [0, 14, 1.5]) {
      expect(() => encodeHiLo({ rank, guess: "lower" })).to.throw("Hi-lo has no such choice");
    }
  });
});
