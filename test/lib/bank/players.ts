import { expect } from "chai";
import { crowdOf, crowds, drawStake, momentOfStakes } from "../../../lib/bank/players.ts";
import { randomOf } from "../../../lib/bank/random.ts";
import { meanOf } from "../../../lib/stats/intervals.ts";
import { expectNear } from "../../support/near.ts";

describe("bank/players", () => {
  it("shares all bets among its players", () => {
    for (const { players } of crowds) {
      expectNear(
        players.reduce((sum, { share }) => sum + share, 0),
        1,
        1e-12,
      );
    }
    expect(() => crowdOf("nobody")).to.throw('There is no crowd "nobody"');
  });

  it("draws stakes whose moments are those of the formula", () => {
    for (const stakes of [
      { least: 0.01, tail: 1.1 },
      { least: 0.2, tail: 3.5 },
    ]) {
      const random = randomOf("stakes");
      const drawn = Array.from({ length: 200_000 }, () => drawStake(stakes, random));
      expect(Math.min(...drawn.slice(0, 1000))).to.be.at.least(stakes.least);
      for (const power of [1, 2]) {
        const { low, high } = meanOf(
          drawn.map((stake) => stake ** power),
          1e-4,
        );
        expect(momentOfStakes(stakes, power)).to.be.within(low, high);
      }
    }
    expect(drawStake("limit", Math.random)).to.equal(1);
    expect(momentOfStakes("limit", 2)).to.equal(1);
  });
});
