import { expect } from "chai";
import { coinFlip, dice, roulette } from "../../../lib/games/index.ts";
import { judgePayouts, judgeReturn, payTableOf } from "../../../lib/stats/payouts.ts";
import { expectNear } from "../../support/near.ts";

const RED = (1n << 8n) | 151n;

describe("stats/payouts", () => {
  it("knows what a choice pays, and how often", () => {
    expect(payTableOf(roulette, RED)).to.deep.equal([
      { pays: 2_000_000n, weight: 18n },
      { pays: 0n, weight: 19n },
    ]);
    const table = payTableOf(dice, 4_950n);
    expect(table).to.deep.equal([
      { pays: 2_000_000n, weight: 4_950n },
      { pays: 0n, weight: 5_050n },
    ]);
  });

  it("judges how often each multiplier was paid", () => {
    const table = payTableOf(coinFlip, 0n);
    expectNear(judgePayouts(table, [5_030, 4_970]).p, 0.5485, 0.0001);
    expect(judgePayouts(table, [5_300, 4_700]).p).to.be.lessThan(1e-8);
  });

  it("judges the return by its exact variance", () => {
    const judged = judgeReturn(payTableOf(coinFlip, 0n), 1n, [5_030, 4_970]);
    expect(judged.draws).to.equal(10_000);
    expectNear(judged.exact, 0.99, 1e-15);
    expectNear(judged.paid, 0.503 * 1.98, 1e-15);
    expectNear(judged.deviation, 0.0099, 1e-15);
    // 0.6 standard deviations.
    expectNear(judged.judgement?.statistic, 0.6, 1e-9);
    expectNear(judged.judgement?.p, 0.5485062355, 1e-9);
  });

  it("does not judge by a normal law what is too rare for one", () => {
    const longest = payTableOf(dice, 1n);
    expect(judgeReturn(longest, 1n, [1, 9_999]).judgement).to.equal(undefined);
    expectNear(judgeReturn(longest, 1n, [1_000, 9_999_000]).judgement?.p, 1, 1e-9);
  });
});
