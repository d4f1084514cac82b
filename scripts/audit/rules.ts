import { keccak256 } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { classesOf, type Game } from "../../lib/games/index.ts";
import { MANY } from "./plan.ts";
import type { Sampler } from "./sampler.ts";

/** What a game's code says, beside what its model says. */
export type Rules = {
  code: { bytes: number; hash: Hex };
  pure: boolean;
  /** Outcomes about which code and model were asked, and on how many they differ. */
  asked: number;
  different: number;
  /** The same, when the code's answers about two outcomes of the first choice were swapped. */
  differentIfSwapped: number;
};

/** Compares the code of a game with its model: each example of a choice, and of it every outcome, or one of each class. */
export async function readRules(sampler: Sampler, game: Game): Promise<Rules> {
  const code = await sampler.codeOf(game);
  let asked = 0;
  let different = 0;
  let differentIfSwapped = 0;
  for (const [i, [, choice]] of game.examples.entries()) {
    const outcomes = outcomesOf(game, choice);
    const theirs = await sampler.paysOf(game, choice, outcomes);
    const ours = outcomes.map((outcome) => game.multiplier(choice, outcome));
    asked += outcomes.length;
    different += differences(theirs, ours);
    if (i === 0) differentIfSwapped = differences(swapped(theirs), ours);
  }
  return {
    code: { bytes: (code.length - 2) / 2, hash: keccak256(code) },
    pure: await sampler.isPure(game),
    asked,
    different,
    differentIfSwapped,
  };
}

function outcomesOf(game: Game, choice: bigint): bigint[] {
  const { outcomes } = game.quote(choice);
  if (outcomes > MANY) return Array.from(classesOf(game, choice), ({ outcome }) => outcome);
  return Array.from({ length: Number(outcomes) }, (_, i) => BigInt(i));
}

/** The first answer, and the first that differs from it, in each other's place. */
function swapped(answers: readonly bigint[]): bigint[] {
  const other = answers.findIndex((answer) => answer !== answers[0]);
  return answers.map((answer, i) =>
    i === 0 ? (answers[other] ?? answer) : i === other ? (answers[0] ?? answer) : answer,
  );
}

function differences(a: readonly bigint[], b: readonly bigint[]): number {
  return a.filter((answer, i) => answer !== b[i]).length;
}
