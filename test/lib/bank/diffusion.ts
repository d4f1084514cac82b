import { expect } from "chai";
import {
  drawdownWithin,
  driftOf,
  fallEver,
  fallWithin,
  growthOf,
  kappaOf,
} from "../../../lib/bank/diffusion.ts";
import { whales } from "../../../lib/bank/players.ts";
import { expectNear } from "../../support/near.ts";

/** A bank that bets kappa of the Kelly stake of a coin with an edge of 1 %, looked at all the time. */
const coin = (kappa: number) => ({ mean: kappa * 1e-4, variance: kappa ** 2 * 1e-4, step: 0 });

describe("bank/diffusion", () => {
  it("grows fastest at the Kelly stake, and not at all at twice of it", () => {
    expectNear(growthOf(coin(1)), 0.5e-4, 1e-18);
    expect(growthOf(coin(0.9))).to.be.lessThan(growthOf(coin(1)));
    expect(growthOf(coin(1.1))).to.be.lessThan(growthOf(coin(1)));
    expectNear(growthOf(coin(2)), 0, 1e-18);
    expectNear(kappaOf(coin(0.3)), 0.3, 1e-12);
  });

  it("falls to a half ever with the chances that are known", () => {
    expectNear(fallEver(1, 0.5), 0.5, 1e-15);
    expectNear(fallEver(0.5, 0.5), 0.125, 1e-15);
    expectNear(fallEver(0.25, 0.5), 2 ** -7, 1e-15);
    expect(fallEver(3, 0.5)).to.equal(1);
  });

  it("falls the more likely, the longer it is looked at, and in the end as ever", () => {
    for (const kappa of [0.25, 0.5, 1]) {
      const chances = [1e3, 1e4, 1e5, 1e6, 1e8].map((bets) => fallWithin(coin(kappa), 0.5, bets));
      for (const [i, chance] of chances.entries()) {
        if (i > 0) expect(chance).to.be.at.least(chances[i - 1] as number);
      }
      expectNear(chances.at(-1), fallEver(kappa, 0.5), 1e-6);
    }
    // A bank that does not grow falls in the end.
    expectNear(fallWithin(coin(2), 0.5, 1e12), 1, 1e-3);
  });

  it("loses a part of its highest equity more likely than of its first", () => {
    for (const kappa of [0.1, 0.25, 0.5, 1, 1.9, 2, 2.1, 3]) {
      let before = 0;
      for (const bets of [1e3, 1e4, 1e5, 1e6]) {
        const chance = drawdownWithin(coin(kappa), 0.5, bets);
        expect(chance).to.be.within(before - 1e-9, 1);
        expect(chance).to.be.at.least(fallWithin(coin(kappa), 0.5, bets) - 1e-9);
        before = chance;
      }
    }
  });

  // The range of a Brownian motion without drift is known: it stays within h of its highest with the chance of a reflected motion,
  // which is 4 / pi * sum of (-1)^n / (2n + 1) * exp(-((2n + 1) pi)^2 t / (8 h^2)).
  it("knows the law of drawdowns without a drift", () => {
    const drift = { mean: 0.5e-4, variance: 1e-4, step: 0 };
    for (const bets of [2e3, 1e4, 5e4]) {
      const time = (1e-4 * bets) / Math.log(2) ** 2;
      let stays = 0;
      for (let n = 0; n < 50; n++) {
        const odd = 2 * n + 1;
        stays +=
          (((n % 2 === 0 ? 4 : -4) / Math.PI) * Math.exp((-((odd * Math.PI) ** 2) * time) / 8)) /
          odd;
      }
      expectNear(drawdownWithin(drift, 0.5, bets), 1 - stays, 1e-9);
    }
  });

  it("is steady where its series changes its form", () => {
    // The first root goes through zero where growth * depth = variance.
    const depth = Math.log(2);
    const at = (slope: number) =>
      drawdownWithin({ mean: (slope / depth + 0.5) * 1e-4, variance: 1e-4, step: 0 }, 0.5, 2e4);
    expectNear(at(1 - 1e-6), at(1 + 1e-6), 1e-5);
    expectNear(at(1), at(1 + 1e-6), 1e-5);
  });

  it("makes whales bet kappa of the Kelly stake, less what the bets of a round leave each other", () => {
    for (const kappa of [0.1, 0.25, 0.5]) {
      const really = kappaOf(driftOf(whales, kappa));
      expect(really)
        .to.be.lessThan(kappa)
        .and.greaterThan(0.98 * kappa);
    }
  });
});
