import { expect } from "chai";
import { network } from "hardhat";
import { classesOf } from "../../../lib/games/index.ts";
import {
  crashPoint,
  decodeTarget,
  encodeTarget,
  LIMBO_TARGETS,
  limbo,
  targetDown,
  winningOutcomes,
} from "../../../lib/games/limbo.ts";
import { itIsTheContract } from "../../support/model.ts";
import { sample } from "../../support/sample.ts";

const OUTCOMES = 10n ** 12n;

describe("games/limbo", () => {
  itIsTheContract(limbo, {
    choices: [
      ...[0n, 1n, 99n, 100n, 101n, 102n, 198n, 9_999n, 1n << 40n, (1n << 256n) - 1n],
      ...LIMBO_TARGETS.flatMap(({ from, to, step }) =>
        [from, to].flatMap((end) => [end - step, end - 1n, end, end + 1n, end + step]),
      ),
      ...sample(3n, 20, 100_000_000n),
      ...sample(4n, 40, 100_000_000n).map(targetDown),
      ...sample(5n, 20, 10_000n),
    ],
    around: (choice) => [-1n, 0n, 1n].map((step) => (99n * OUTCOMES) / (choice + 1n) + step),
  });

  it("crashes where the contract says", async () => {
    const { ethers } = await network.create();
    const contract = await ethers.deployContract("Limbo");
    for (const outcome of [0n, 1n, OUTCOMES - 1n, ...sample(6n, 30, OUTCOMES)]) {
      expect(await contract.crashPoint(outcome)).to.equal(crashPoint(outcome));
    }
  });

  it("lists 45,900 targets, in rising order, and takes no other", () => {
    const targets = [...limbo.choices()];
    expect(targets).to.have.length(45_900);
    expect(new Set(targets).size).to.equal(45_900);
    let last = 100n;
    for (const target of targets) {
      expect(target > last).to.equal(true);
      expect(decodeTarget(encodeTarget(target))).to.equal(target);
      expect(targetDown(target)).to.equal(target);
      if (target - last > 1n) {
        expect(targetDown(target - 1n)).to.equal(last);
        expect(() => encodeTarget(target - 1n)).to.throw("Limbo has no such choice");
      }
      last = target;
    }
    expect(targetDown(0n)).to.equal(101n);
    expect(targetDown(10n ** 20n)).to.equal(100_000_000n);
    expect(() => encodeTarget(100_000_001n)).to.throw("Limbo has no such choice");
  });

  it("wins as often as its crash points reach the target", () => {
    for (const target of [101n, 200n, 333n, 10_000n, 99_990n, 12_340_000n, 100_000_000n]) {
      const winning = winningOutcomes(target);
      expect(crashPoint(winning - 1n) >= target, `${target}`).to.equal(true);
      expect(crashPoint(winning) < target, `${target}`).to.equal(true);
      const classes = [...classesOf(limbo, target)];
      expect(classes.map(({ outcome }) => limbo.multiplier(target, outcome))).to.deep.equal([
        target * 10_000n,
        0n,
      ]);
      expect(classes.map(({ weight }) => weight)).to.deep.equal([winning, OUTCOMES - winning]);
    }
  });

  it("says it in words", () => {
    expect(limbo.describe(341n)).to.equal("3.41x");
    expect(limbo.outcomeLabel(OUTCOMES - 1n)).to.equal("0.99x");
    expect(limbo.outcomeLabel(290_322_580_644n)).to.equal("3.41x");
  });
});
