import { expect } from "chai";
import { network } from "hardhat";
import { fraction } from "../../../lib/fraction.ts";
import {
  encodeReels,
  lineOf,
  reelsOf,
  type SlotSymbol,
  STRIPS,
  slots,
  stopsOf,
  symbolAt,
} from "../../../lib/games/slots.ts";
import { odds } from "../../../lib/odds.ts";
import { itIsTheContract } from "../../support/model.ts";
import { sample } from "../../support/sample.ts";

// A line of every symbol and length: that many reels at the first stop of the symbol.
const LINES = ["cherry", "lemon", "orange", "plum", "melon", "bell", "seven"].flatMap((symbol) =>
  [1, 2, 3, 4, 5].map((alike) =>
    STRIPS.slice(0, alike).reduce(
      (outcome, strip, reel) =>
        outcome + BigInt(strip.indexOf(symbol as SlotSymbol)) * 32n ** BigInt(reel),
      0n,
    ),
  ),
);

describe("games/slots", () => {
  itIsTheContract(slots, {
    choices: [0n, 1n, 2n, 3n, 1n << 255n],
    around: (choice) => [...LINES, ...sample(5n, 100, choice === 0n ? 32n ** 3n : 32n ** 5n)],
  });

  it("has the strips of the contract", async () => {
    const { ethers } = await network.create();
    const contract = await ethers.deployContract("Slots");
    for (const [reel, strip] of STRIPS.entries()) {
      const letters = ethers.toUtf8String(await contract.getFunction("strip")(reel));
      expect(strip).to.have.length(32);
      // A symbol's letter is its first; a seven is a figure.
      const ours = strip.map((symbol) => (symbol === "seven" ? "7" : symbol[0]?.toUpperCase()));
      expect(ours.join(""), `reel ${reel + 1}`).to.equal(letters);
    }
  });

  it("returns 31839/32768 on three reels, 1017685/1048576 on five", () => {
    expect(odds(slots, 0n, 1n).returnToPlayer).to.deep.equal(fraction(31_839n, 32_768n));
    expect(odds(slots, 1n, 1n).returnToPlayer).to.deep.equal(fraction(1_017_685n, 1_048_576n));
    for (const choice of [0n, 1n]) {
      expect(odds(slots, choice, 1n).payChance).to.deep.equal(fraction(123n, 512n));
    }
  });

  it("plays three reels or five", () => {
    for (const reels of [3, 5] as const) expect(reelsOf(encodeReels(reels))).to.equal(reels);
    expect(() => reelsOf(2n)).to.throw("Slots has no such choice");
    expect(() => reelsOf(-1n)).to.throw("Slots has no such choice");
    expect(slots.describe(1n)).to.equal("five reels");
  });

  it("reads the stops and the line of an outcome", () => {
    // Sevens at stops 10, 5 and 13, then the third stop of reel 4, a bell, and the first of reel 5.
    const outcome = 10n + 5n * 32n + 13n * 32n ** 2n + 2n * 32n ** 3n;
    expect(stopsOf(5, outcome)).to.deep.equal([10, 5, 13, 2, 0]);
    expect(stopsOf(3, outcome)).to.deep.equal([10, 5, 13]);
    expect(lineOf(5, [10, 5, 13, 2, 0])).to.deep.equal({ symbol: "seven", alike: 3, pays: 100 });
    expect(lineOf(3, [10, 5, 13])).to.deep.equal({ symbol: "seven", alike: 3, pays: 500 });
    expect(lineOf(3, [0, 0, 2])).to.deep.equal({ symbol: "lemon", alike: 1, pays: 0 });
    expect(symbolAt(3, 2)).to.equal("bell");
    expect(() => symbolAt(5, 0)).to.throw("no stop 0 on a reel 5");
    expect(() => symbolAt(0, 32)).to.throw("no stop 32 on a reel 0");
    expect(slots.outcomeLabel(0n)).to.equal("lemon, orange, plum (1-1-1)");
    expect(slots.outcomeLabel(outcome)).to.equal("seven, seven, seven, bell, plum (11-6-14-3-1)");
  });
});
