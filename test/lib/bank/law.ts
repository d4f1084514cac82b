import { expect } from "chai";
import { drawer, lawOf } from "../../../lib/bank/law.ts";
import { everybody, whales } from "../../../lib/bank/players.ts";
import { randomOf } from "../../../lib/bank/random.ts";
import { coinFlip, dice, roulette } from "../../../lib/games/index.ts";
import { encodeSpread } from "../../../lib/games/roulette.ts";
import { chiSquare } from "../../../lib/stats/test.ts";
import { expectNear } from "../../support/near.ts";

describe("bank/law", () => {
  it("has the exact mean and variance of what the house gains", () => {
    const coin = lawOf(coinFlip, 0n);
    expect([coin.cost, coin.most, coin.rolls]).to.deep.equal([1, 1.98, 1]);
    expectNear(coin.mean, 0.01, 1e-15);
    expectNear(coin.variance, 0.9801, 1e-15);
    const ten = lawOf(dice, 1_000n, 10);
    expect([ten.cost, ten.most, ten.rolls]).to.deep.equal([10, 99, 10]);
    expectNear(ten.mean, 0.1, 1e-15);
    expectNear(ten.variance, 88.209, 1e-10);
    for (const { law } of [...whales.players, ...everybody.players]) {
      const sum = (f: (pays: number) => number) =>
        law.chances.reduce((all, chance, i) => all + chance * f(law.pays[i] as number), 0);
      expectNear(
        sum(() => 1),
        1,
        1e-12,
      );
      const paid = sum((pays) => pays);
      expectNear(law.cost - law.rolls * paid, law.mean, 1e-9);
      const variance = sum((pays) => (pays - paid) ** 2) * law.rolls;
      expectNear(variance / law.variance, 1, 1e-9);
      expect(Math.max(...law.pays) * law.rolls).to.equal(law.most);
    }
  });

  it("takes a spread for one bet: its chips win and lose together", () => {
    // Red and black: 2 chips come back but for the zero, and nobody ever wins more.
    const both = lawOf(
      roulette,
      encodeSpread([
        { spot: 151, count: 1 },
        { spot: 152, count: 1 },
      ]),
    );
    expect(both.pays).to.deep.equal([2, 0]);
    expect([both.cost, both.most]).to.deep.equal([2, 2]);
    expectNear(both.variance, (4 * 36) / 37 ** 2, 1e-12);
  });

  it("draws each payout as often as its chance says", () => {
    for (const { law } of everybody.players) {
      const random = randomOf(`draws of ${law.what}`);
      const draw = drawer(law);
      const counts = new Map(law.pays.map((pays) => [pays, 0]));
      for (let i = 0; i < 200_000; i++) {
        const pays = draw(random);
        counts.set(pays, (counts.get(pays) ?? Number.NaN) + 1);
      }
      const { p } = chiSquare([...counts.values()], law.chances);
      expect(p, law.what).to.be.greaterThan(1e-4);
    }
  });
});

describe("bank/random", () => {
  it("gives the same numbers for the same seed, and others for another", () => {
    const some = (seed: string) => Array.from({ length: 4 }, randomOf(seed));
    expect(some("a")).to.deep.equal(some("a"));
    expect(some("a")).not.to.deep.equal(some("b"));
    expect(some("glasshouse").map((value) => Math.floor(value * 1e6))).to.deep.equal([
      704510, 447641, 198431, 410500,
    ]);
  });

  it("spreads numbers evenly, each independent of the one before", () => {
    const random = randomOf("even");
    const cells = new Array<number>(64).fill(0);
    let before = 0;
    for (let i = 0; i < 640_000; i++) {
      const now = Math.floor(random() * 8);
      const cell = 8 * before + now;
      cells[cell] = (cells[cell] ?? 0) + 1;
      before = now;
    }
    const { p } = chiSquare(cells, new Array(64).fill(1 / 64));
    expect(p).to.be.greaterThan(1e-4);
  });
});
