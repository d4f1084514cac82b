/** Millionths in one: a multiplier of 1_980_000n pays 1.98 for 1. */
export const ONE = 1_000_000n;

/** Whether a choice is wide: the casino stores it in a slot of its own, and its fee of chance is higher. See `feeOfWide`. */
export function isWide(choice: bigint): boolean {
  return choice >> 40n !== 0n;
}

/** What a contract answers about a choice. */
export type Quote = {
  /** How many equally likely outcomes there are. */
  outcomes: bigint;
  /** How many stakes the choice costs: 1, or the number of chips of a spread. */
  units: bigint;
  /** Largest multiplier of any outcome, in millionths. */
  max: bigint;
};

/** Outcomes that pay alike. */
export type OutcomeClass = {
  /** How many they are. */
  weight: bigint;
  /** One of them. */
  outcome: bigint;
};

/** A model of a game's contract: the same choices, the same answers. */
export type Game = {
  /** As `name()` on chain, by which a model is found. */
  readonly name: string;
  /** The contract, as in contracts/games. */
  readonly contract: string;
  /** The page in the dApp. */
  readonly slug: string;
  /** As `edge()` on chain: smallest edge of any choice, in millionths, rounded down. */
  readonly edge: bigint;
  /** @throws InvalidChoiceError where the contract reverts with InvalidChoice. */
  quote(choice: bigint): Quote;
  /** What an outcome pays for one unit of stake, stake included, in millionths. */
  multiplier(choice: bigint, outcome: bigint): bigint;
  /** A choice in a few words, such as "under 49.50". @throws InvalidChoiceError */
  describe(choice: bigint): string;
  /**
   * An outcome in a few words, such as "23.41", "heads" or "17 black".
   *
   * @param choice Where the same outcome looks otherwise for another choice; without it the simplest is meant.
   */
  outcomeLabel(outcome: bigint, choice?: bigint): string;
  /** Every legal choice, up to symmetry: any other returns exactly what one of these does. */
  choices(): Iterable<bigint>;
  /**
   * The outcomes of a choice, those that pay alike together; the weights add up to all of them. Games with few outcomes do not need it:
   * theirs are listed.
   */
  classes?(choice: bigint): Iterable<OutcomeClass>;
  /** Choices that stand in tables of odds. */
  readonly examples: readonly (readonly [what: string, choice: bigint])[];
};

/** Every outcome of a choice, in classes. @throws InvalidChoiceError */
export function* classesOf(game: Game, choice: bigint): Iterable<OutcomeClass> {
  if (game.classes) return yield* game.classes(choice);
  const { outcomes } = game.quote(choice);
  for (let outcome = 0n; outcome < outcomes; outcome++) yield { weight: 1n, outcome };
}

/** The choice is not one of this game's. */
export class InvalidChoiceError extends Error {
  readonly choice: bigint;

  constructor(game: string, choice: bigint) {
    super(`${game} has no such choice: ${choice}`);
    this.name = "InvalidChoiceError";
    this.choice = choice;
  }
}
