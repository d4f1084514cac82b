import { type Game, InvalidChoiceError, ONE } from "./game.ts";

const NAME = "Rock paper scissors";
const WIN = 1_970_000n;
const THROWS = ["rock", "paper", "scissors"] as const;
const BEATS: Record<Throw, Throw> = { rock: "scissors", paper: "rock", scissors: "paper" };

export type Throw = (typeof THROWS)[number];

export const rockPaperScissors: Game = {
  name: NAME,
  contract: "RockPaperScissors",
  slug: "rock-paper-scissors",
  edge: 10_000n,
  quote(choice) {
    throwOf(choice);
    return { outcomes: 3n, units: 1n, max: WIN };
  },
  multiplier(choice, outcome) {
    const [ours, theirs] = [throwOf(choice), throwOf(outcome)];
    if (ours === theirs) return ONE;
    return BEATS[ours] === theirs ? WIN : 0n;
  },
  describe: (choice) => throwOf(choice),
  outcomeLabel: (outcome) => THROWS[Number(outcome)] ?? `${outcome}`,
  choices: () => [0n, 1n, 2n],
  examples: [["rock, paper or scissors", 0n]],
};

/** The choice of a throw. */
export function encodeThrow(shape: Throw): bigint {
  return BigInt(THROWS.indexOf(shape));
}

/** The throw that a choice, or an outcome, stands for. @throws InvalidChoiceError */
export function throwOf(choice: bigint): Throw {
  const shape = choice < 0n ? undefined : THROWS[Number(choice)];
  if (!shape) throw new InvalidChoiceError(NAME, choice);
  return shape;
}
