import { expect } from "chai";
import {
  DICE_LIMITS,
  decodeDice,
  dice,
  encodeDice,
  hundredths,
  winningRolls,
} from "../../../lib/games/dice.ts";
import { itIsTheContract } from "../../support/model.ts";
import { sample } from "../../support/sample.ts";

const OVER = 1n << 14n;

describe("games/dice", () => {
  itIsTheContract(dice, {
    choices: [
      ...[0n, 1n, 2n, 4_950n, 9_799n, 9_800n, 9_801n, 9_999n, 10_000n, 16_383n],
      ...[0n, 198n, 199n, 200n, 5_049n, 9_997n, 9_998n, 9_999n, 10_000n].map((t) => t + OVER),
      ...[1n << 15n, (1n << 15n) + 5_000n, (1n << 256n) - 1n],
      ...sample(1n, 40, 1n << 15n),
    ],
    around: (choice) => [-1n, 0n, 1n].map((step) => (choice % OVER) + step),
  });

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

  it("has two classes, of rolls that win and of rolls that do not", () => {
    for (const bet of [
      { direction: "under", threshold: 1n },
      { direction: "under", threshold: 9_800n },
      { direction: "over", threshold: 5_049n },
      { direction: "over", threshold: 9_998n },
    ] as const) {
      const choice = encodeDice(bet);
      const [won, lost] = [...(dice.classes?.(choice) ?? [])];
      const pays = Array.from({ length: 10_000 }, (_, o) => dice.multiplier(choice, BigInt(o)));
      expect(won?.weight).to.equal(BigInt(pays.filter((one) => one > 0n).length));
      expect(lost?.weight).to.equal(BigInt(pays.filter((one) => one === 0n).length));
      expect(dice.multiplier(choice, won?.outcome ?? -1n)).to.equal(dice.quote(choice).max);
      expect(dice.multiplier(choice, lost?.outcome ?? -1n)).to.equal(0n);
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
