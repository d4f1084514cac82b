import { expect } from "chai";
import { network } from "hardhat";
import { toBetId } from "../../lib/bet-id.ts";
import { keccak } from "../../lib/bytes.ts";
import { betWord, outcomeOf, rollWord } from "../../lib/draw.ts";
import { dice, limbo, wheel } from "../../lib/games/index.ts";
import { type Dealt, hands } from "../../lib/hands/index.ts";
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

  for (const hand of hands) {
    it(`deals and plays ${hand.name} as the house does`, async () => {
      const { sampler, game } = await deploy(hand.contract);
      const [[, choice] = ["", 0n]] = hand.examples;
      const seed = 0x5eedn;
      // Hands 8 to 13: of two groups that sit side by side.
      const numbers = Array.from({ length: 6 }, (_, i) => 8n + BigInt(i));
      const outcomeAt = (number: bigint, decision: bigint, outcomes: bigint) => {
        const round = 1n + (number / 10n) * 64n + decision;
        const word = betWord(keccak(seed, round), toBetId(round, number % 10n));
        return outcomeOf(rollWord(word, 0), outcomes);
      };
      const letters = 23n;
      const marked = (outcome: bigint, outcomes: bigint) => {
        const letter = outcome / (outcomes / letters);
        return (letter < letters ? (letter + 1n) << 1n : 0n) | 1n;
      };
      const packed = ({ state, payout }: Dealt, extra: bigint, mark: bigint) =>
        (state << 128n) | (payout << 64n) | (extra << 32n) | mark;
      const { outcomes } = hand.quote(choice);
      const outcomesDealt = numbers.map((number) => outcomeAt(number, 0n, outcomes));
      const dealt = outcomesDealt.map((outcome) => hand.deal(choice, outcome));
      expect(await sampler.deals(game, choice, letters, seed, 8n, 6n)).to.deep.equal(
        dealt.map((one, i) => {
          const outcome = outcomesDealt[i] as bigint;
          return packed(one, outcome, marked(outcome, outcomes));
        }),
      );
      const asked: bigint[] = [];
      const expected: bigint[] = [];
      for (const [i, { state }] of dealt.entries()) {
        if (state === 0n) continue;
        const number = numbers[i] as bigint;
        for (const action of hand.actions(state)) {
          const { outcomes, cost } = hand.decide(state, action);
          const drawn = outcomes > 1n;
          const outcome = drawn ? outcomeAt(number, 1n, outcomes) : 0n;
          const mark = drawn ? marked(outcome, outcomes) : 0n;
          asked.push((state << 128n) | (action << 64n) | number);
          expected.push(packed(hand.play(state, action, outcome), cost, mark));
        }
      }
      expect(asked).not.to.be.empty;
      expect(await sampler.decisions(game, letters, seed, 1n, asked)).to.deep.equal(expected);
      await expect(sampler.decisions(game, letters, seed, 64n, asked))
        .to.be.revertedWithCustomError(sampler, "TooManyDecisions")
        .withArgs(64n);

      // The same by a word that is given: those without a hand are dealt one, the others decide.
      const [round, word] = [9n, keccak(seed, 9n)];
      const given = asked.map((one, i) => (i % 2 === 0 ? one : one & 0xffffn));
      const drawnAt = (seat: bigint, of: bigint) =>
        outcomeOf(rollWord(betWord(word, toBetId(round, seat)), 0), of);
      expect(await sampler.handsGiven(game, choice, letters, round, word, given)).to.deep.equal(
        given.map((one) => {
          const [state, action, seat] = [
            one >> 128n,
            (one >> 64n) & 0xffff_ffff_ffff_ffffn,
            one & 0xffffn,
          ];
          if (state === 0n) {
            const outcome = drawnAt(seat, outcomes);
            return packed(hand.deal(choice, outcome), outcome, marked(outcome, outcomes));
          }
          const { outcomes: some, cost } = hand.decide(state, action);
          const outcome = some > 1n ? drawnAt(seat, some) : 0n;
          const mark = some > 1n ? marked(outcome, some) : 0n;
          return packed(hand.play(state, action, outcome), cost, mark);
        }),
      );
    });
  }

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
});
