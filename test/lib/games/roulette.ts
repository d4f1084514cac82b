import { expect } from "chai";
import { network } from "hardhat";
import {
  colourOf,
  decodeSpread,
  encodeSpread,
  roulette,
  SPOTS,
  spotOf,
} from "../../../lib/games/roulette.ts";
import { itIsTheContract } from "../../support/model.ts";
import { sample } from "../../support/sample.ts";

describe("games/roulette", () => {
  itIsTheContract(roulette, {
    choices: [
      ...[0n, 255n, 0x1000n, 0x019dn, 0x0100n, 0xff9cn, (1n << 256n) - 1n],
      ...[0x01010000n, 0x0101n << 240n],
      ...SPOTS.map(({ id }) => encodeSpread([{ spot: id, count: 1 + (id % 3) }])),
      ...sample(2n, 40, 1n << 240n).map(spreadOf),
      // Sixteen spots with the most chips on each.
      encodeSpread(Array.from({ length: 16 }, (_, i) => ({ spot: i * 9, count: 255 }))),
      encodeSpread(Array.from({ length: 16 }, () => ({ spot: 17, count: 255 }))),
    ],
  });

  it("covers with every spot the numbers that the contract says", async () => {
    const { ethers } = await network.create();
    const contract = await ethers.deployContract("Roulette");
    expect(SPOTS).to.have.length(157);
    for (const { id, numbers, pays } of SPOTS) {
      const [mask, size] = await contract.numbers(id);
      expect(
        numbers.reduce((bits, n) => bits | (1n << BigInt(n)), 0n),
        `spot ${id}`,
      ).to.equal(mask);
      expect(numbers).to.have.length(Number(size));
      expect(pays * numbers.length).to.equal(36);
    }
  });

  it("names every spot, each another", () => {
    expect(new Set(SPOTS.map(({ name }) => name)).size).to.equal(SPOTS.length);
    expect(spotOf(17).name).to.equal("17");
    expect(spotOf(37).name).to.equal("split 1/2");
    expect(spotOf(94).name).to.equal("split 0/1");
    expect(spotOf(97).name).to.equal("street 1-3");
    expect(spotOf(111).name).to.equal("corner 1/2/4/5");
    expect(spotOf(146).name).to.equal("dozen 13-24");
    expect(spotOf(151).name).to.equal("red");
    expect(() => spotOf(157)).to.throw("no spot 157");
  });

  it("encodes and decodes spreads", () => {
    const spread = [
      { spot: 151, count: 255 },
      { spot: 0, count: 1 },
      { spot: 151, count: 2 },
    ];
    expect(decodeSpread(encodeSpread(spread))).to.deep.equal(spread);
    const full = Array.from({ length: 16 }, (_, i) => ({ spot: 156 - i, count: 255 - i }));
    expect(decodeSpread(encodeSpread(full))).to.deep.equal(full);
  });

  it("says what is wrong with a spread", () => {
    expect(() => encodeSpread([])).to.throw("at least one");
    expect(() => encodeSpread(new Array(17).fill({ spot: 1, count: 1 }))).to.throw("at most 16");
    expect(() => encodeSpread([{ spot: 157, count: 1 }])).to.throw("no spot 157");
    for (const count of [0, 256, 1.5, -1, Number.NaN]) {
      expect(() => encodeSpread([{ spot: 1, count }])).to.throw("1 to 255 chips");
    }
  });

  it("says it in words", () => {
    const choice = encodeSpread([
      { spot: 17, count: 1 },
      { spot: 151, count: 5 },
    ]);
    expect(roulette.describe(choice)).to.equal("17, 5 x red");
    expect(roulette.outcomeLabel(17n)).to.equal("17 black");
    expect(roulette.outcomeLabel(0n)).to.equal("0 green");
    expect(colourOf(32)).to.equal("red");
  });
});

/** A legal spread out of a random number. */
function spreadOf(random: bigint): bigint {
  const spread = [];
  for (let rest = random; rest !== 0n && spread.length < 15; rest >>= 16n) {
    const spot = Number(rest & 0xffn) % SPOTS.length;
    spread.push({ spot, count: 1 + (Number((rest >> 8n) & 0xffn) % 255) });
  }
  return encodeSpread(spread);
}
