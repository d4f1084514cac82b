import { expect } from "chai";
import { compareSizes, readSizes } from "../../scripts/sizes.ts";

describe("scripts/sizes", () => {
  const casino = { runtime: 20_000, init: 30_000 };

  it("finds nothing wrong with what was recorded", () => {
    expect(compareSizes({ casino }, { casino })).to.deep.equal([]);
  });

  it("tells what grew, came and went", () => {
    const wrong = compareSizes(
      { casino, gone: { runtime: 1, init: 2 } },
      { casino: { ...casino, runtime: 20_001 }, come: { runtime: 3, init: 4 } },
    );
    expect(wrong).to.deep.equal([
      "casino: runtime 20000 -> 20001 bytes",
      "gone: runtime 1 -> gone bytes",
      "gone: init 2 -> gone bytes",
      "come: runtime unknown -> 3 bytes",
      "come: init unknown -> 4 bytes",
    ]);
  });

  it("tells what the EVM would not deploy, even if it was recorded", () => {
    const fat = { fat: { runtime: 24_577, init: 49_153 } };
    expect(compareSizes(fat, fat)).to.deep.equal([
      "fat: runtime 24577 > 24576 bytes",
      "fat: init 49153 > 49152 bytes",
    ]);
  });

  it("reads the contracts of the house, and no interface", async () => {
    const sizes = await readSizes();
    expect(Object.keys(sizes)).to.include.members(["Casino", "NativeBankroll", "CoinFlip", "Dice"]);
    expect(Object.keys(sizes)).not.to.include("ICasino");
    expect(sizes.Casino?.runtime).to.be.greaterThan(10_000);
  });
});
