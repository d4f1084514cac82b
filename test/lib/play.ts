import { expect } from "chai";
import { coinFlip, roulette } from "../../lib/games/index.ts";
import { encodeSpread } from "../../lib/games/roulette.ts";
import { ONE_ROLL, settleBet } from "../../lib/play.ts";

const STAKE = 10_000n;

describe("play", () => {
  /** A word whose first rolls of a coin are these. */
  function wordWith(...sides: bigint[]): bigint {
    for (let word = 0n; ; word++) {
      const { rolls } = settleBet(coin(sides.length), word);
      if (rolls.every(({ outcome }, i) => outcome === sides[i])) return word;
    }
  }
  const coin = (count: number, stopGain = 0n, stopLoss = 0n) => ({
    game: coinFlip,
    choice: 0n,
    stake: STAKE,
    rolls: { count, stopGain, stopLoss },
  });
  const HEADS = 0n;
  const TAILS = 1n;

  it("plays one roll", () => {
    const won = settleBet({ ...coin(1), rolls: ONE_ROLL }, wordWith(HEADS));
    expect(won).to.include({ payout: 19_800n, played: 1, returned: 0n, cost: STAKE });
    expect(settleBet(coin(1), wordWith(TAILS)).payout).to.equal(0n);
  });

  it("rounds every roll down to a chip, not their sum", () => {
    const bet = { ...coin(2), stake: 10_001n };
    // 19,801.98 twice.
    expect(settleBet(bet, wordWith(HEADS, HEADS)).payout).to.equal(2n * 19_801n);
  });

  it("stops at the gain, and returns the stake of the rolls left", () => {
    const word = wordWith(TAILS, HEADS, HEADS);
    // After three rolls: 39,600 paid for 30,000. Exactly 9,600 gained.
    const exact = settleBet(coin(5, 9_600n), word);
    expect(exact).to.include({ played: 3, returned: 20_000n, payout: 59_600n, cost: 50_000n });
    expect(settleBet(coin(5, 9_601n), word).played).to.be.greaterThan(3);
  });

  it("stops at the loss, and returns the stake of the rolls left", () => {
    const word = wordWith(TAILS, TAILS, HEADS);
    const exact = settleBet(coin(5, 0n, 20_000n), word);
    expect(exact).to.include({ played: 2, returned: 30_000n, payout: 30_000n });
    expect(settleBet(coin(5, 0n, 20_001n), word).played).to.be.greaterThan(2);
  });

  it("takes the units of a spread into the cost", () => {
    const choice = encodeSpread([
      { spot: 151, count: 2 },
      { spot: 152, count: 1 },
    ]);
    const rolls = { count: 100, stopGain: 0n, stopLoss: 1n };
    const {
      rolls: played,
      payout,
      returned,
      cost,
    } = settleBet({ game: roulette, choice, stake: STAKE, rolls }, 5n);
    expect(cost).to.equal(100n * 3n * STAKE);
    const won = played.reduce((sum, roll) => sum + roll.won, 0n);
    expect(payout).to.equal(won + returned);
    expect(returned).to.equal(BigInt(100 - played.length) * 3n * STAKE);
    const last = played.at(-1);
    expect(last && last.won < 3n * STAKE).to.equal(true);
  });
});
