import { expect } from "chai";
import { network } from "hardhat";
import { classesOf, type Game } from "../../lib/games/index.ts";
import { sample } from "./sample.ts";

type Cases = {
  /** Legal and illegal choices: every kind of both, the edges, and many at random. */
  choices: readonly bigint[];
  /** Outcomes worth asking for, such as those around a threshold, besides the first, the last and some at random. */
  around?: (choice: bigint) => readonly bigint[];
};

/** Declares the tests that a model of a game must pass: it is what the contract says. */
export function itIsTheContract(game: Game, { choices, around = () => [] }: Cases): void {
  it("is what the contract says: name, edge, quotes and multipliers", async () => {
    const { ethers } = await network.create();
    const deployed = await ethers.deployContract(game.contract);
    const contract = await ethers.getContractAt("IGame", await deployed.getAddress());
    expect(await contract.name()).to.equal(game.name);
    expect(await contract.edge()).to.equal(game.edge);

    let legal = 0;
    for (const choice of choices) {
      const theirs = await contract.quote(choice).catch(() => undefined);
      if (!theirs) {
        expect(() => game.quote(choice), `${choice}`).to.throw("no such choice");
        expect(() => game.describe(choice), `${choice}`).to.throw("no such choice");
        continue;
      }
      legal++;
      const [outcomes, units, max] = theirs;
      expect(game.quote(choice), `${choice}`).to.deep.equal({ outcomes, units, max });
      expect(game.describe(choice)).to.match(/^[a-z0-9]/);
      for (const outcome of outcomesFor(choice, outcomes, around(choice))) {
        const pays = await contract.multiplier(choice, outcome);
        expect(game.multiplier(choice, outcome), `${choice}, ${outcome}`).to.equal(pays);
        expect(pays <= max).to.equal(true);
      }
    }
    expect(legal).to.be.greaterThan(1);
  });

  it("has legal examples, whose classes hold every outcome", () => {
    expect(game.examples).to.have.length.greaterThan(0);
    for (const [what, choice] of game.examples) {
      let sum = 0n;
      for (const { weight, outcome } of classesOf(game, choice)) {
        sum += weight;
        expect(outcome < game.quote(choice).outcomes, what).to.equal(true);
      }
      expect(sum, what).to.equal(game.quote(choice).outcomes);
    }
  });
}

/** All outcomes of a small game; of a large one the ends, those asked for, and some. */
function outcomesFor(choice: bigint, outcomes: bigint, around: readonly bigint[]): bigint[] {
  if (outcomes <= 40n) return Array.from({ length: Number(outcomes) }, (_, i) => BigInt(i));
  return [0n, outcomes - 1n, ...around, ...sample(choice, 3, outcomes)].filter(
    (outcome) => outcome >= 0n && outcome < outcomes,
  );
}
