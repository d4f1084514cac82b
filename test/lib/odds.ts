import { expect } from "chai";
import { fraction } from "../../lib/fraction.ts";
import { encodeDice } from "../../lib/games/dice.ts";
import { coinFlip, dice, roulette } from "../../lib/games/index.ts";
import { encodeSpread, SPOTS } from "../../lib/games/roulette.ts";
import { odds } from "../../lib/odds.ts";

describe("odds", () => {
  it("of a coin", () => {
    expect(odds(coinFlip, 0n, 10_001n, 3)).to.deep.equal({
      winChance: fraction(1n, 2n),
      payChance: fraction(1n, 2n),
      multiplier: 1_980_000n,
      returnToPlayer: fraction(99n, 100n),
      houseEdge: fraction(1n, 100n),
      variance: fraction(9_801n, 10_000n), // 0.99 squared
      costOfRoll: 10_001n,
      cost: 30_003n,
      maxPayoutOfRoll: 19_801n, // 19,801.98 rounded down
      maxPayout: 59_403n,
    });
  });

  it("of dice, with the rounding of the multiplier", () => {
    const half = odds(dice, encodeDice({ direction: "under", threshold: 4_950n }), 10_000n);
    expect(half.winChance).to.deep.equal(fraction(99n, 200n));
    expect(half.houseEdge).to.deep.equal(fraction(1n, 100n));
    const seven = odds(dice, encodeDice({ direction: "under", threshold: 7n }), 10_000n);
    // 9,900 / 7 = 1,414.285714285..., paid as 1,414.285714.
    expect(seven.returnToPlayer).to.deep.equal(fraction(7n * 1_414_285_714n, 10_000n * 1_000_000n));
  });

  it("of every spot of roulette: 36/37", () => {
    for (const { id, numbers } of SPOTS) {
      const { winChance, returnToPlayer, houseEdge } = odds(
        roulette,
        encodeSpread([{ spot: id, count: 1 }]),
        10_000n,
      );
      expect(winChance).to.deep.equal(fraction(BigInt(numbers.length), 37n));
      expect(returnToPlayer).to.deep.equal(fraction(36n, 37n));
      expect(houseEdge).to.deep.equal(fraction(1n, 37n));
    }
  });

  it("tells winning from being paid something back", () => {
    // Red and black: always paid 2 of 2, or nothing at zero; never a win.
    const both = encodeSpread([
      { spot: 151, count: 1 },
      { spot: 152, count: 1 },
    ]);
    const { winChance, payChance, cost } = odds(roulette, both, 10_000n);
    expect(winChance).to.deep.equal(fraction(0n, 1n));
    expect(payChance).to.deep.equal(fraction(36n, 37n));
    expect(cost).to.equal(20_000n);
  });

  it("refuses what is no bet", () => {
    expect(() => odds(coinFlip, 2n, 10_000n)).to.throw("no such choice");
    expect(() => odds(coinFlip, 0n, -1n)).to.throw("Not a stake");
    for (const rolls of [0, 1.5, -1]) {
      expect(() => odds(coinFlip, 0n, 1n, rolls)).to.throw("Not a number of rolls");
    }
  });
});
