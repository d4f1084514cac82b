import { expect } from "chai";
import { encodeThrow, rockPaperScissors, throwOf } from "../../../lib/games/rock-paper-scissors.ts";
import { itIsTheContract } from "../../support/model.ts";

describe("games/rock-paper-scissors", () => {
  itIsTheContract(rockPaperScissors, { choices: [0n, 1n, 2n, 3n, 4n, 1n << 255n] });

  it("has three throws", () => {
    for (const [i, shape] of (["rock", "paper", "scissors"] as const).entries()) {
      expect(encodeThrow(shape)).to.equal(BigInt(i));
      expect(throwOf(BigInt(i))).to.equal(shape);
      expect(rockPaperScissors.describe(BigInt(i))).to.equal(shape);
      expect(rockPaperScissors.outcomeLabel(BigInt(i))).to.equal(shape);
    }
  });

  it("has no fourth throw", () => {
    for (const choice of [3n, -1n, 1n << 200n]) {
      expect(() => throwOf(choice)).to.throw("Rock paper scissors has no such choice");
    }
  });
});
