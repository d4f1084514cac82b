import { expect } from "chai";
import { coinFlip, encodeSide, sideOf } from "../../../lib/games/coin-flip.ts";
import { itIsTheContract } from "../../support/model.ts";

describe("games/coin-flip", () => {
  itIsTheContract(coinFlip, { choices: [0n, 1n, 2n, 1n << 255n] });

  it("has two sides", () => {
    expect(encodeSide("heads")).to.equal(0n);
    expect(encodeSide("tails")).to.equal(1n);
    expect(sideOf(0n)).to.equal("heads");
    expect(sideOf(1n)).to.equal("tails");
    expect(coinFlip.describe(1n)).to.equal("tails");
    expect(coinFlip.outcomeLabel(0n)).to.equal("heads");
  });

  it("has no third side", () => {
    for (const choice of [2n, -1n, 1n << 200n]) {
      expect(() => sideOf(choice)).to.throw("Coin flip has no such choice");
    }
  });
});
