import { expect } from "chai";
import { network } from "hardhat";
import { toBetId } from "../../lib/bet-id.ts";
import { keccak } from "../../lib/bytes.ts";
import { betWord, outcomeOf, rollWord } from "../../lib/draw.ts";
import { dice, limbo, wheel } from "../../lib/games/index.ts";
import { sample } from "../support/sample.ts";

const FIRST = 48n;
const SEATS = 3;
const ROLLS = 2;

describe("local/Sampler", () => {
  async function deploy(contract: string) {
    const { ethers } = await network.create();
    const sampler = await ethers.deployContract("Sampler");
    const game = await (await ethers.deployContract(contract)).getAddress();
    const plan = (choices: bigint[], pays: boolean) => ({
      game,
      choices,
      seats: SEATS,
      rolls: ROLLS,
      pays,
    });
    return { ethers, sampler, game, plan };
  }

  for (const game of [dice, limbo]) {
    it(`draws ${game.name} as the house does`, async () => {
      const { sampler, plan } = await deploy(game.contract);
      const choices = game.examples.map(([, choice]) => choice);
      const words = sample(7n, 5, 1n << 256n);
      const expected = words.flatMap((word, i) =>
        Array.from({ length: SEATS }, (_, seat) => {
          const round = FIRST + BigInt(i);
          const choice = choices[(Number(round) * SEATS + seat) % choices.length] as bigint;
          const { outcomes } = game.quote(choice);
          const bet = betWord(word, toBetId(round, BigInt(seat)));
          return Array.from({ length: ROLLS }, (_, roll) => {
            const outcome = outcomeOf(rollWord(bet, roll), outcomes);
            const symbol = outcomes < 1n << 32n ? outcome : (outcome << 32n) / outcomes;
            return { symbol, pays: game.multiplier(choice, outcome) };
          });
        }).flat(),
      );
      const hex = (value: bigint, bytes: number) => value.toString(16).padStart(2 * bytes, "0");
      expect(await sampler.given(plan(choices, true), FIRST, words)).to.equal(
        `0x${expected.map(({ symbol, pays }) => hex(symbol, 4) + hex(pays, 8)).join("")}`,
      );
      expect(await sampler.given(plan(choices, false), FIRST, words)).to.equal(
        `0x${expected.map(({ symbol }) => hex(symbol, 4)).join("")}`,
      );
    });
  }

  it("derives the words of rounds from a seed, and shows the words of their rolls", async () => {
    const { sampler, plan } = await deploy(dice.contract);
    const seed = 0x5eedn;
    const words = Array.from({ length: 4 }, (_, i) => keccak(seed, FIRST + BigInt(i)));
    expect(await sampler.derived(plan([1n], false), seed, FIRST, 4)).to.equal(
      await sampler.given(plan([1n], false), FIRST, words),
    );
    const rolls = await sampler.rollWords(seed, FIRST, 4, SEATS, ROLLS);
    expect(rolls).to.have.length(4 * SEATS * ROLLS);
    expect(rolls[ROLLS + 1]).to.equal(rollWord(betWord(words[0] ?? 0n, toBetId(FIRST, 1n)), 1));
  });

  it("asks a game what outcomes pay, and whether its code is pure", async () => {
    const { sampler, game, ethers } = await deploy(dice.contract);
    expect(await sampler.paysOf(game, 4_950n, [0n, 4_949n, 4_950n])).to.deep.equal([
      2_000_000n,
      2_000_000n,
      0n,
    ]);
    await sampler.checkPurity(game);
    const impure = await sampler.getAddress();
    await expect(sampler.checkPurity(impure)).to.revert(ethers);
  });

  it("refuses choices that differ in their outcomes", async () => {
    const { sampler, plan } = await deploy(wheel.contract);
    const choices = wheel.examples.map(([, choice]) => choice);
    const [first] = choices;
    const other = choices.find(
      (choice) => wheel.quote(choice).outcomes !== wheel.quote(first as bigint).outcomes,
    ) as bigint;
    await expect(sampler.derived(plan([first as bigint, other], true), 1n, 1n, 1n))
      .to.be.revertedWithCustomError(sampler, "MixedOutcomes")
      .withArgs(other, wheel.quote(other).outcomes);
  });
}).timeout(60_000);
