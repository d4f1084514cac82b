import { expect } from "chai";
import { network } from "hardhat";
import {
  decodeSpread,
  encodeSpread,
  SIC_BO_SPOTS,
  sicBo,
  spotOf,
  throwOf,
} from "../../../lib/games/sic-bo.ts";
import { itIsTheContract } from "../../support/model.ts";
import { sample } from "../../support/sample.ts";

describe("games/sic-bo", () => {
  itIsTheContract(sicBo, {
    choices: [
      ...[0n, 0x01n, 0x0100n, 0x0107n, 0x0121n, 0x0177n, 0x0192n, 0xff91n, (1n << 256n) - 1n],
      ...[0x01010000n, 0x0101n << 240n],
      ...SIC_BO_SPOTS.map(({ id }) => encodeSpread([{ spot: id, count: 1 + (id % 3) }])),
      ...sample(3n, 40, 1n << 240n).map(spreadOf),
      encodeSpread(Array.from({ length: 16 }, () => ({ spot: 0x76, count: 255 }))),
    ],
    // A triple, and the throws 1-1-6, 6-6-1 and 3-2-4.
    around: () => [86n, 180n, 35n, 116n],
  });

  it("has on every spot the throws that the contract says", async () => {
    const { ethers } = await network.create();
    const contract = await ethers.deployContract("SicBo");
    expect(SIC_BO_SPOTS).to.have.length(52);
    // Sets of throws are bits in the order of total, lowest die, middle die.
    const sorted = Array.from({ length: 216 }, (_, o) => [...throwOf(BigInt(o))].sort()).filter(
      (dice, i, all) => all.findIndex((other) => `${other}` === `${dice}`) === i,
    );
    const rank = ([a = 0, b = 0, c = 0]: number[]) => 100 * (a + b + c) + 10 * a + b;
    sorted.sort((x, y) => rank(x) - rank(y));
    expect(sorted).to.have.length(56);
    for (const { id, kind, pays } of SIC_BO_SPOTS) {
      const [throws, win] = await contract.wins(id);
      const ours = sorted.map(([a = 0, b = 0, c = 0]) => pays([a, b, c]));
      expect(
        ours.reduce((bits, p, i) => (p > 0 ? bits | (1n << BigInt(i)) : bits), 0n),
        spotOf(id).name,
      ).to.equal(throws);
      const least = Math.min(...ours.filter((p) => p > 0));
      expect(BigInt(least), kind).to.equal(win);
    }
  });

  it("names every spot, each another", () => {
    expect(new Set(SIC_BO_SPOTS.map(({ name }) => name)).size).to.equal(SIC_BO_SPOTS.length);
    expect(spotOf(0x34).name).to.equal("3 and 4");
    expect(spotOf(0x66).name).to.equal("double 6");
    expect(spotOf(0x71).name).to.equal("triple 1");
    expect(spotOf(0x8d).name).to.equal("total 13");
    expect(() => spotOf(0x43)).to.throw("no spot 0x43");
    expect(() => spotOf(0)).to.throw("no spot 0x00");
  });

  it("encodes and decodes spreads", () => {
    const spread = [
      { spot: 0x80, count: 255 },
      { spot: 0x01, count: 1 },
      { spot: 0x80, count: 2 },
    ];
    expect(decodeSpread(encodeSpread(spread))).to.deep.equal(spread);
    const full = SIC_BO_SPOTS.slice(0, 16).map(({ id }, i) => ({ spot: id, count: 255 - i }));
    expect(decodeSpread(encodeSpread(full))).to.deep.equal(full);
  });

  it("says what is wrong with a spread", () => {
    expect(() => encodeSpread([])).to.throw("at least one");
    expect(() => encodeSpread(new Array(17).fill({ spot: 1, count: 1 }))).to.throw("at most 16");
    expect(() => encodeSpread([{ spot: 0x07, count: 1 }])).to.throw("no spot 0x07");
    for (const count of [0, 256, 1.5, -1, Number.NaN]) {
      expect(() => encodeSpread([{ spot: 1, count }])).to.throw("1 to 255 chips");
    }
  });

  it("says it in words", () => {
    const choice = encodeSpread([
      { spot: 0x80, count: 1 },
      { spot: 0x05, count: 5 },
    ]);
    expect(sicBo.describe(choice)).to.equal("small 4-10, 5 x single 5");
    expect(throwOf(0n)).to.deep.equal([1, 1, 1]);
    expect(throwOf(5n + 6n * 3n)).to.deep.equal([6, 4, 1]);
    expect(sicBo.outcomeLabel(5n + 6n * 3n)).to.equal("6-4-1");
  });
});

/** A legal spread out of a random number. */
function spreadOf(random: bigint): bigint {
  const spread = [];
  for (let rest = random; rest !== 0n && spread.length < 15; rest >>= 16n) {
    const spot = SIC_BO_SPOTS[Number(rest & 0xffn) % SIC_BO_SPOTS.length]?.id ?? 0;
    spread.push({ spot, count: 1 + (Number((rest >> 8n) & 0xffn) % 255) });
  }
  return encodeSpread(spread);
}
