import { expect } from "chai";
import {
  DICE_LIMITS,
  decodeDice,
  dice,
  encodeDice,
  hundredths,
  winningRolls,
} from "../../../lib/games/dice.ts";

describe("games/dice", () => {
  it("encodes and decodes every bet", () => {
    for (const direction of ["under", "over"] as const) {
      const { min, max } = DICE_LIMITS[direction];
      for (let threshold = min; threshold <= max; threshold++) {
        const bet = { direction, threshold };
        expect(decodeDice(encodeDice(bet))).to.deep.equal(bet);
      }
      for (const threshold of [min - 1n, max + 1n, -1n, 10_000n, 20_000n]) {
        expect(() => encodeDice({ direction, threshold })).to.throw("Dice has no such choice");
      }
    }
  });

  it("has as many winning rolls as outcomes that pay", () => {
    for (const bet of [
      { direction: "under", threshold: 4_950n },
      { direction: "over", threshold: 5_049n },
      { direction: "over", threshold: 9_998n },
    ] as const) {
      const choice = encodeDice(bet);
      let paying = 0n;
      for (let o = 0n; o < 10_000n; o++) if (dice.multiplier(choice, o) > 0n) paying++;
      expect(winningRolls(bet)).to.equal(paying);
    }
  });

  it("says it in words", () => {
    expect(dice.describe(encodeDice({ direction: "under", threshold: 4_950n }))).to.equal(
      "under 49.50",
    );
    expect(dice.describe(encodeDice({ direction: "over", threshold: 9_998n }))).to.equal(
      "over 99.98",
    );
    expect(dice.outcomeLabel(2_341n)).to.equal("23.41");
    expect(hundredths(7n)).to.equal("0.07");
  });
});
