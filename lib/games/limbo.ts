import { hundredths } from "./dice.ts";
import { type Game, InvalidChoiceError, ONE } from "./game.ts";

const NAME = "Limbo";
const OUTCOMES = 10n ** 12n;

/** Legal targets from `from` to `to`, both included, in steps of `step`. In hundredths. */
export type LimboTargets = { readonly from: bigint; readonly to: bigint; readonly step: bigint };

/** Every legal target, in rising order. In hundredths. */
export const LIMBO_TARGETS: readonly LimboTargets[] = [
  { from: 101n, to: 100_00n, step: 1n },
  { from: 100_10n, to: 1_000_00n, step: 10n },
  { from: 1_001_00n, to: 10_000_00n, step: 1_00n },
  { from: 10_010_00n, to: 100_000_00n, step: 10_00n },
  { from: 100_100_00n, to: 1_000_000_00n, step: 100_00n },
];

export const limbo: Game = {
  name: NAME,
  contract: "Limbo",
  slug: "limbo",
  edge: 10_000n,
  quote(choice) {
    return { outcomes: OUTCOMES, units: 1n, max: pays(decodeTarget(choice)) };
  },
  multiplier(choice, outcome) {
    const target = decodeTarget(choice);
    return outcome < winningOutcomes(target) ? pays(target) : 0n;
  },
  describe: (choice) => crashLabel(decodeTarget(choice)),
  outcomeLabel: (outcome) => crashLabel(crashPoint(outcome)),
  *choices() {
    for (const { from, to, step } of LIMBO_TARGETS) {
      for (let target = from; target <= to; target += step) yield target;
    }
  },
  classes(choice) {
    const winning = winningOutcomes(decodeTarget(choice));
    return [
      { weight: winning, outcome: 0n },
      { weight: OUTCOMES - winning, outcome: winning },
    ];
  },
  examples: [
    ["1.01x, the likeliest", 1_01n],
    ["2x", 2_00n],
    ["10x", 10_00n],
    ["100x", 100_00n],
    ["1,000,000x, the least likely", 1_000_000_00n],
  ],
};

/** The choice that bets on a target, in hundredths: 200n is 2.00x. @throws InvalidChoiceError if it is not legal. */
export function encodeTarget(target: bigint): bigint {
  return decodeTarget(target);
}

/** The target of a choice, in hundredths. @throws InvalidChoiceError */
export function decodeTarget(choice: bigint): bigint {
  const among = LIMBO_TARGETS.find(({ to }) => choice <= to);
  if (!among || choice < among.from || (choice - among.from) % among.step !== 0n) {
    throw new InvalidChoiceError(NAME, choice);
  }
  return choice;
}

/** The legal target nearest to any number of hundredths from below; the lowest one if there is none. */
export function targetDown(hundredths: bigint): bigint {
  let nearest = 101n;
  for (const { from, to, step } of LIMBO_TARGETS) {
    if (hundredths < from) break;
    nearest = hundredths >= to ? to : hundredths - ((hundredths - from) % step);
  }
  return nearest;
}

/** How many of the 10^12 outcomes reach a target: as near to 0.99 / target as there are outcomes, rounded down. */
export function winningOutcomes(target: bigint): bigint {
  return (99n * OUTCOMES) / target;
}

/** Where the multiplier crashes, in hundredths, rounded down: it reaches every target up to this one. */
export function crashPoint(outcome: bigint): bigint {
  return (99n * OUTCOMES) / (outcome + 1n);
}

/** A target or crash point in words: 341n is "3.41x". */
export function crashLabel(value: bigint): string {
  return `${hundredths(value)}x`;
}

function pays(target: bigint): bigint {
  return (target * ONE) / 100n;
}
