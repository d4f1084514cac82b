import { expect } from "chai";
import { network } from "hardhat";
import type { Dealt, Hand } from "../../lib/hands/index.ts";
import { sample } from "./sample.ts";

/** Questions in one call: more would cost more gas than a call may. */
const BATCH = 500;
/** Of the decisions that are open to a hand, how many are asked about. */
const TRIED = 6;

type LegalAnswer = { legal: boolean; outcomes: bigint; cost: bigint; max: bigint };

/** Asks the bytecode of a hand's contract, many questions at once. */
export async function readerOf(hand: Hand) {
  const { ethers } = await network.create();
  const contract = await ethers.deployContract(hand.contract);
  const reader = await ethers.deployContract("HandReader");
  const address = await contract.getAddress();

  const ask = async <Answer>(what: string, questions: readonly (bigint | readonly bigint[])[]) => {
    const answers: Answer[] = [];
    for (let i = 0; i < questions.length; i += BATCH) {
      const some = questions.slice(i, i + BATCH);
      answers.push(...(await reader.getFunction(what).staticCall(address, some)));
    }
    return answers;
  };
  const dealt = (answers: Dealt[]) => answers.map(({ state, payout }) => ({ state, payout }));

  return {
    contract: await ethers.getContractAt("IHand", address),
    /** Undefined where the contract reverts with InvalidChoice. */
    quotes: async (choices: readonly bigint[]) =>
      (await ask<LegalAnswer>("quotes", choices)).map(({ legal, outcomes, cost, max }) =>
        legal ? { outcomes, units: cost, max } : undefined,
      ),
    /** Choices, each with an outcome. */
    deals: async (questions: readonly (readonly [bigint, bigint])[]) =>
      dealt(await ask("deals", questions)),
    /** States, each with an action. Undefined where the contract reverts with InvalidAction. */
    decisions: async (questions: readonly (readonly [bigint, bigint])[]) =>
      (await ask<LegalAnswer>("decisions", questions)).map(({ legal, outcomes, cost, max }) =>
        legal ? { outcomes, cost, max } : undefined,
      ),
    /** States, each with an action and an outcome. */
    plays: async (questions: readonly (readonly [bigint, bigint, bigint])[]) =>
      dealt(await ask("plays", questions)),
  };
}

type Cases = {
  /** Legal and illegal choices: every kind of both, the edges, and many at random. */
  choices: readonly bigint[];
  /** Actions to try in every state, besides those that are open: illegal ones, too. */
  actions: (state: bigint) => readonly bigint[];
  /** How many hands to play to their end from each legal choice. */
  walks: number;
};

/** Declares the tests that a model of a hand must pass: it is what the contract says, wherever a hand may go. */
export function itIsTheHand(hand: Hand, { choices, actions, walks }: Cases): void {
  it("is what the contract says: name, edge, quotes, deals, decisions and plays", async () => {
    const reader = await readerOf(hand);
    expect(await reader.contract.name()).to.equal(hand.name);
    expect(await reader.contract.edge()).to.equal(hand.edge);

    const quotes = await reader.quotes(choices);
    const legal = choices.filter((choice, i) => {
      const quote = quotes[i];
      if (quote) expect(hand.quote(choice), `${choice}`).to.deep.equal(quote);
      else expect(() => hand.quote(choice), `${choice}`).to.throw("no such choice");
      return quote;
    });
    expect(legal.length).to.be.greaterThan(0);

    const deals = legal.flatMap((choice) => {
      const { outcomes } = hand.quote(choice);
      return sample(choice, walks, outcomes).map((outcome) => [choice, outcome] as const);
    });
    const dealt = deals.map(([choice, outcome]) => hand.deal(choice, outcome));
    expect(dealt).to.deep.equal(await reader.deals(deals));

    for (let [open, seed] = [statesOf(dealt), 0n]; open.length > 0; seed++) {
      const asked = open.flatMap((state) => {
        const legal = hand.actions(state);
        const some = legal.length > TRIED ? sample(state + seed, TRIED, BigInt(legal.length)) : [];
        const tried = some.length > 0 ? some.map((i) => legal[Number(i)] as bigint) : legal;
        const all = new Set([hand.closing(state), ...tried, ...actions(state)]);
        return [...all].map((action) => [state, action] as const);
      });
      const decisions = await reader.decisions(asked);
      const plays = asked.flatMap(([state, action], i) => {
        const decision = decisions[i];
        const what = `action ${action} in state ${state}`;
        if (!decision) {
          expect(hand.actions(state), what).not.to.include(action);
          expect(() => hand.decide(state, action), what).to.throw("no such decision");
          expect(() => hand.describeAction(state, action), what).to.throw("no such decision");
          return [];
        }
        expect(hand.decide(state, action), what).to.deep.equal(decision);
        expect(hand.describeAction(state, action)).to.match(/^[a-z0-9]/);
        const [outcome = 0n] = sample(state + action + seed, 1, decision.outcomes);
        return [[state, action, outcome] as const];
      });
      const played = plays.map(([state, action, outcome]) => hand.play(state, action, outcome));
      expect(played).to.deep.equal(await reader.plays(plays));
      for (const { state, payout } of played) expect(state === 0n || payout === 0n).to.equal(true);

      // Each hand goes on with one of the decisions that did not end it.
      open = open.flatMap((state, i) => {
        const [random = 0n] = sample(state + BigInt(i), 1, 1n << 64n);
        const all = plays.flatMap(([from], k) =>
          from === state ? statesOf([played[k] as Dealt]) : [],
        );
        return all.length === 0 ? [] : [all[Number(random % BigInt(all.length))] as bigint];
      });
    }
  });

  it("has legal examples, whose classes hold every outcome", () => {
    expect(hand.examples).to.have.length.greaterThan(0);
    for (const [what, choice] of hand.examples) {
      let sum = 0n;
      for (const { weight } of hand.dealClasses(choice)) sum += weight;
      expect(sum, what).to.equal(hand.quote(choice).outcomes);
      expect(hand.describe(choice)).to.match(/^[a-z0-9]/);
    }
  });
}

function statesOf(dealt: readonly Dealt[]): bigint[] {
  return dealt.map(({ state }) => state).filter((state) => state !== 0n);
}
