import { expect } from "chai";
import { meanOf, quantileOf, shareOf } from "../../../lib/stats/intervals.ts";
import { expectNear } from "../../support/near.ts";

describe("stats/intervals", () => {
  it("bounds a chance as Clopper and Pearson do", () => {
    // 10 of 100 at 95 %: 0.0490 to 0.1762.
    const { estimate, low, high } = shareOf(10, 100, 0.05);
    expect(estimate).to.equal(0.1);
    expectNear(low, 0.0490047, 1e-6);
    expectNear(high, 0.1762226, 1e-6);
    // None of 100: 1 - 0.025^(1/100).
    expect(shareOf(0, 100, 0.05).low).to.equal(0);
    expectNear(shareOf(0, 100, 0.05).high, 1 - 0.025 ** 0.01, 1e-12);
    expectNear(shareOf(100, 100, 0.05).low, 0.025 ** 0.01, 1e-12);
    expect(shareOf(100, 100, 0.05).high).to.equal(1);
  });

  it("bounds a mean", () => {
    const { estimate, low, high } = meanOf([1, 2, 3, 4], 0.0455002639);
    expect(estimate).to.equal(2.5);
    expectNear(high - estimate, (2 * Math.sqrt(5 / 3)) / 2, 1e-8);
    expectNear(estimate - low, high - estimate, 1e-12);
  });

  it("finds quantiles", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0, 0.1, 0.5, 0.95, 1].map((p) => quantileOf(values, p))).to.deep.equal([
      1, 1, 5, 10, 10,
    ]);
  });
});
