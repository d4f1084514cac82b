import { expect } from "chai";
import { network } from "hardhat";
import { classesOf, ONE } from "../../../lib/games/index.ts";
import {
  decodePicks,
  drawnNumbers,
  encodePicks,
  hitsOf,
  keno,
  outcomeOfDraw,
  payTable,
} from "../../../lib/games/keno.ts";
import { itIsTheContract } from "../../support/model.ts";
import { sample } from "../../support/sample.ts";

const OUTCOMES = 3_075_990_524_006_400n;

describe("games/keno", () => {
  const random = sample(7n, 20, 1n << 256n).map((seed, i) => encodePicks(pick(seed, 1 + (i % 10))));

  itIsTheContract(keno, {
    choices: [
      ...keno.choices(),
      ...random,
      ...[0n, 1n << 39n, 1n << 40n, (1n << 40n) | 1n, (1n << 256n) - 1n, 0x7ffn, 0x7fen],
      ...[0x3ffn << 30n, 0x7ffn << 29n],
    ],
    // An outcome of every number of hits, and some more.
    around: (choice) =>
      [...classesOf(keno, choice)].flatMap(({ outcome: o }) => [o - 1n, o, o + 1n]),
  });

  it("draws the numbers that the contract draws", async () => {
    const { ethers } = await network.create();
    const contract = await ethers.deployContract("Keno");
    const sets = sample(8n, 100, 1n << 256n).map((seed) => pick(seed, 10));
    for (const outcome of [
      0n,
      1n,
      OUTCOMES - 1n,
      ...sample(9n, 100, OUTCOMES),
      ...sets.map(outcomeOfDraw),
    ]) {
      const numbers = drawnNumbers(outcome);
      expect(numbers).to.have.length(10);
      expect(await contract.drawn(outcome), `${outcome}`).to.equal(encodePicks(numbers));
      expect(outcomeOfDraw(numbers)).to.equal(outcome);
    }
    for (const numbers of sets) expect(drawnNumbers(outcomeOfDraw(numbers))).to.deep.equal(numbers);
  });

  it("has in each class as many outcomes as a fair draw", () => {
    const weights = (choice: bigint) => [...classesOf(keno, choice)].map(({ weight }) => weight);
    expect(weights(encodePicks([17]))).to.deep.equal([(OUTCOMES / 4n) * 3n, OUTCOMES / 4n]);
    for (const choice of random) {
      const picks = decodePicks(choice);
      expect(weights(choice)).to.deep.equal(weights((1n << BigInt(picks.length)) - 1n));
      for (const [hits, { outcome }] of [...classesOf(keno, choice)].entries()) {
        expect(hitsOf(picks, outcome)).to.have.length(hits);
        expect(keno.multiplier(choice, outcome)).to.equal(payTable(picks.length)[hits]);
      }
    }
  });

  it("returns 98.97 to 99 %", () => {
    for (const choice of keno.choices()) {
      let sum = 0n;
      for (const { weight, outcome } of classesOf(keno, choice)) {
        sum += weight * keno.multiplier(choice, outcome);
      }
      expect(sum * 100n <= 99n * OUTCOMES * ONE, `${choice}`).to.equal(true);
      expect(sum * 10_000n >= 9_897n * OUTCOMES * ONE, `${choice}`).to.equal(true);
    }
  });

  it("encodes and decodes picks", () => {
    expect(encodePicks([3, 1, 40])).to.equal((1n << 39n) | 0b101n);
    expect(decodePicks((1n << 39n) | 0b101n)).to.deep.equal([1, 3, 40]);
    for (const choice of [-1n, 0n, 1n << 40n, 0x7ffn]) {
      expect(() => decodePicks(choice)).to.throw("Keno has no such choice");
    }
  });

  it("says what is wrong with picks", () => {
    expect(() => encodePicks([])).to.throw("Pick 1 to 10 numbers, not 0");
    expect(() => encodePicks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).to.throw("not 11");
    expect(() => encodePicks([7, 7])).to.throw("7 is picked twice");
    for (const n of [0, 41, 1.5, -1, Number.NaN]) {
      expect(() => encodePicks([n])).to.throw("Numbers are 1 to 40");
    }
    expect(() => payTable(0)).to.throw("Pick 1 to 10");
    for (const outcome of [-1n, OUTCOMES]) {
      expect(() => drawnNumbers(outcome)).to.throw("Keno has no outcome");
    }
  });

  it("says it in words", () => {
    expect(keno.describe(encodePicks([8, 15, 4]))).to.equal("4, 8, 15");
    expect(keno.outcomeLabel(0n)).to.equal("1 40 39 38 37 36 35 34 33 32");
    expect(keno.outcomeLabel(OUTCOMES - 1n)).to.equal("40 39 38 37 36 35 34 33 32 31");
  });
});

/** Numbers out of a random one, in rising order. */
function pick(seed: bigint, count: number): number[] {
  const left = Array.from({ length: 40 }, (_, i) => i + 1);
  const picked: number[] = [];
  for (let rest = seed; picked.length < count; rest /= BigInt(left.length + 1)) {
    picked.push(...left.splice(Number(rest % BigInt(left.length)), 1));
  }
  return picked.sort((a, b) => a - b);
}
