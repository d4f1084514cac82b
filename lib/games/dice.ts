import { type Game, InvalidChoiceError, ONE } from "./game.ts";

const NAME = "Dice";
const OVER = 1n << 14n;
const ROLLS = 10_000n;
const MAX_WINNING = 9_800n;
const RETURN_OF_ALL = 9_900n * ONE;

/** A bet on rolls under or over a threshold in hundredths: 4950n is 49.50. A roll equal to it loses. */
export type DiceBet = { direction: "under" | "over"; threshold: bigint };

/** Thresholds that the game takes, both included. */
export const DICE_LIMITS = {
  under: { min: 1n, max: MAX_WINNING },
  over: { min: ROLLS - 1n - MAX_WINNING, max: ROLLS - 2n },
} as const;

export const dice: Game = {
  name: NAME,
  contract: "Dice",
  slug: "dice",
  edge: 10_000n,
  quote(choice) {
    return { outcomes: ROLLS, units: 1n, max: RETURN_OF_ALL / winningRolls(decodeDice(choice)) };
  },
  multiplier(choice, outcome) {
    const bet = decodeDice(choice);
    const won = bet.direction === "under" ? outcome < bet.threshold : outcome > bet.threshold;
    return won ? RETURN_OF_ALL / winningRolls(bet) : 0n;
  },
  describe(choice) {
    const { direction, threshold } = decodeDice(choice);
    return `${direction} ${hundredths(threshold)}`;
  },
  outcomeLabel: hundredths,
  *choices() {
    for (let winning = 1n; winning <= MAX_WINNING; winning++) {
      yield winning;
      yield OVER + ROLLS - 1n - winning;
    }
  },
  classes(choice) {
    const { direction, threshold } = decodeDice(choice);
    const winning = winningRolls({ direction, threshold });
    return [
      { weight: winning, outcome: direction === "under" ? 0n : ROLLS - 1n },
      { weight: ROLLS - winning, outcome: threshold },
    ];
  },
  examples: [
    ["under 0.01, the least likely", 1n],
    ["under 10.00", 1_000n],
    ["under 49.50", 4_950n],
    ["under 98.00, the likeliest", MAX_WINNING],
  ],
};

/** The choice of a bet. @throws InvalidChoiceError if the threshold is out of the game's limits. */
export function encodeDice({ direction, threshold }: DiceBet): bigint {
  const choice = direction === "over" ? OVER + threshold : threshold;
  if (threshold < 0n || threshold >= ROLLS) throw new InvalidChoiceError(NAME, choice);
  decodeDice(choice);
  return choice;
}

/** The bet of a choice. @throws InvalidChoiceError */
export function decodeDice(choice: bigint): DiceBet {
  const bet: DiceBet =
    choice < OVER
      ? { direction: "under", threshold: choice }
      : { direction: "over", threshold: choice - OVER };
  const { min, max } = DICE_LIMITS[bet.direction];
  if (bet.threshold < min || bet.threshold > max) throw new InvalidChoiceError(NAME, choice);
  return bet;
}

/** How many of the 10,000 rolls win. */
export function winningRolls({ direction, threshold }: DiceBet): bigint {
  return direction === "under" ? threshold : ROLLS - 1n - threshold;
}

/** Hundredths as text: 4950n is "49.50". */
export function hundredths(value: bigint): string {
  return `${value / 100n}.${(value % 100n).toString().padStart(2, "0")}`;
}
