import { type Game, InvalidChoiceError } from "./game.ts";

const NAME = "Coin flip";
const PAYS = 1_980_000n;
const SIDES = ["heads", "tails"] as const;

export type Side = (typeof SIDES)[number];

export const coinFlip: Game = {
  name: NAME,
  contract: "CoinFlip",
  slug: "coin",
  edge: 10_000n,
  quote(choice) {
    checked(choice);
    return { outcomes: 2n, units: 1n, max: PAYS };
  },
  multiplier: (choice, outcome) => (outcome === choice ? PAYS : 0n),
  describe: (choice) => sideOf(choice),
  outcomeLabel: (outcome) => SIDES[Number(outcome)] ?? `${outcome}`,
  choices: () => [0n, 1n],
  examples: [["heads, or tails", 0n]],
};

/** The choice that bets on a side. */
export function encodeSide(side: Side): bigint {
  return BigInt(SIDES.indexOf(side));
}

/** The side that a choice, or an outcome, stands for. @throws InvalidChoiceError */
export function sideOf(choice: bigint): Side {
  return SIDES[Number(checked(choice))] as Side;
}

function checked(choice: bigint): bigint {
  if (choice < 0n || choice > 1n) throw new InvalidChoiceError(NAME, choice);
  return choice;
}
