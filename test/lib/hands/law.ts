import { expect } from "chai";
import { blackjack, hiLo, mines } from "../../../lib/hands/index.ts";
import { type Law, lawOfStrategy, lawOfVideoPoker } from "../../../lib/hands/law.ts";
import { basicStrategy, guessTimes, openTiles } from "../../../lib/hands/lines.ts";
import { encodeMines } from "../../../lib/hands/mines.ts";
import { oddsOfStrategy } from "../../../lib/hands/odds.ts";

function momentsOf(law: Law): { chance: number; mean: number; variance: number } {
  let [chance, mean, square] = [0, 0, 0];
  for (const [brings, one] of law) {
    chance += one;
    mean += (one * brings) / 1e6;
    square += one * (brings / 1e6) ** 2;
  }
  return { chance, mean, variance: square - mean ** 2 };
}

function expectNear(value: number, expected: number, tolerance: number): void {
  expect(Math.abs(value - expected), `${value}, not ${expected}`).to.be.lessThan(tolerance);
}

describe("hands/law", () => {
  const threeTiles = encodeMines({ mines: 3, tiles: [0] });
  const cases = [
    [mines, threeTiles, openTiles(3)],
    [hiLo, 39n, guessTimes(3)],
    [blackjack, 0n, basicStrategy],
  ] as const;
  for (const [hand, choice, strategy] of cases) {
    it(`of ${hand.name}: has the mean and the variance of the exact odds`, () => {
      const { returnToPlayer, variance } = oddsOfStrategy(hand, choice, strategy);
      const law = momentsOf(lawOfStrategy(hand, choice, strategy));
      expectNear(law.chance, 1, 1e-9);
      expectNear(law.mean, Number(returnToPlayer.num) / Number(returnToPlayer.den), 1e-9);
      expectNear(law.variance, Number(variance.num) / Number(variance.den), 1e-9);
    });
  }

  it("of mines: two results, with the chance of three safe tiles", () => {
    const law = lawOfStrategy(mines, threeTiles, openTiles(3));
    expect([...law.keys()].sort()).to.deep.equal([0, 1_478_571]);
    expectNear(law.get(1_478_571) ?? 0, 1540 / 2300, 1e-9);
  });

  it("of video poker: the published chances of the best play", () => {
    const law = lawOfVideoPoker();
    const { chance, mean } = momentsOf(law);
    expectNear(chance, 1, 1e-9);
    expectNear(mean, 1653526326983 / 1661102543100, 1e-9);
    expectNear(1 / (law.get(800_000_000) ?? 0), 40_390.55, 0.01);
  });
});
