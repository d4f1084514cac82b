import { expect } from "chai";
import { network } from "hardhat";
import { toBetId } from "../../lib/bet-id.ts";
import { betWord, outcomeOf, rollWord } from "../../lib/draw.ts";
import { sample } from "../support/sample.ts";

const WORDS = 1n << 256n;

describe("draw", () => {
  async function deploy() {
    const { ethers } = await network.create();
    const contract = await ethers.deployContract("DrawContract");
    return (name: "betWord" | "rollWord" | "outcome", ...args: (bigint | number)[]) =>
      contract.getFunction(name).staticCall(...args) as Promise<bigint>;
  }

  it("draws as the contract does: words of bets and rolls, and outcomes", async () => {
    const contract = await deploy();
    const words = [0n, 1n, WORDS - 1n, ...sample(1n, 20, WORDS)];
    for (const word of words) {
      for (const bet of [toBetId(1n, 0n), toBetId(48n, 3n), toBetId((1n << 40n) - 1n, 65_534n)]) {
        expect(betWord(word, bet)).to.equal(await contract("betWord", word, bet));
      }
      for (const roll of [0, 1, 99]) {
        expect(rollWord(word, roll)).to.equal(await contract("rollWord", word, roll));
      }
      for (const outcomes of [1n, 2n, 3n, 37n, 10_000n, WORDS - 1n]) {
        expect(outcomeOf(word, outcomes)).to.equal(await contract("outcome", word, outcomes));
      }
    }
  });

  it("rejects exactly the words of the incomplete last turn, as the contract does", async () => {
    const contract = await deploy();
    for (const outcomes of [2n, 3n, 37n, 10_000n, (WORDS * 2n) / 3n]) {
      const firstRejected = WORDS - (WORDS % outcomes);
      for (const word of [firstRejected - 1n, firstRejected, WORDS - 1n]) {
        if (word >= WORDS) continue; // a power of two rejects none
        const outcome = outcomeOf(word, outcomes);
        expect(outcome).to.equal(await contract("outcome", word, outcomes));
        if (word < firstRejected) expect(outcome).to.equal(word % outcomes);
      }
    }
  });

  it("refuses to draw from nothing", () => {
    expect(() => outcomeOf(1n, 0n)).to.throw(RangeError, "at least one");
    expect(() => outcomeOf(1n, -1n)).to.throw(RangeError, "at least one");
  });
});
