import { type Game, InvalidChoiceError } from "./game.ts";
import { RISKS, type Risk } from "./risk.ts";

const NAME = "Wheel";

export const WHEEL_SEGMENTS = [10, 20, 30, 40, 50] as const;

export type WheelSegments = (typeof WHEEL_SEGMENTS)[number];

/** A bet on a wheel. */
export type WheelBet = { readonly segments: WheelSegments; readonly risk: Risk };

// In tenths: ten segments of low risk, and the paying half of the segments of medium risk, each followed by one that pays nothing.
const LOW = [15, 12, 12, 12, 0, 12, 12, 12, 12, 0];
const MEDIUM: Record<WheelSegments, readonly number[]> = {
  10: [30, 15, 18, 15, 21],
  20: [36, 15, 18, 15, 21, 30, 15, 18, 15, 15],
  30: [45, 15, 18, 15, 21, 15, 15, 36, 15, 18, 15, 21, 15, 18, 15],
  40: [45, 15, 18, 15, 21, 15, 15, 36, 15, 18, 15, 15, 18, 15, 36, 15, 21, 15, 18, 15],
  50: [
    ...[45, 15, 18, 15, 21, 15, 15, 36, 15, 18, 15, 15, 18, 36, 15, 18, 15, 15, 15, 36, 15, 21],
    ...[15, 18, 15],
  ],
};

export const wheel: Game = {
  name: NAME,
  contract: "Wheel",
  slug: "wheel",
  edge: 10_000n,
  quote(choice) {
    const pays = wheelOf(decodeWheel(choice));
    return { outcomes: BigInt(pays.length), units: 1n, max: BigInt(Math.max(...pays.map(Number))) };
  },
  multiplier: (choice, outcome) => wheelOf(decodeWheel(choice))[Number(outcome)] ?? 0n,
  describe(choice) {
    const { segments, risk } = decodeWheel(choice);
    return `${segments} segments, ${risk} risk`;
  },
  outcomeLabel: (outcome) => `segment ${outcome}`,
  choices: () =>
    RISKS.flatMap((risk) => WHEEL_SEGMENTS.map((segments) => encodeWheel({ segments, risk }))),
  examples: [
    ["low risk, any segments", encodeWheel({ segments: 10, risk: "low" })],
    ["medium risk, 10 segments", encodeWheel({ segments: 10, risk: "medium" })],
    ["medium risk, 50 segments", encodeWheel({ segments: 50, risk: "medium" })],
    ["high risk, 10 segments", encodeWheel({ segments: 10, risk: "high" })],
    ["high risk, 50 segments", encodeWheel({ segments: 50, risk: "high" })],
  ],
};

/** The choice of a bet. */
export function encodeWheel({ segments, risk }: WheelBet): bigint {
  return BigInt(segments + RISKS.indexOf(risk));
}

/** The bet of a choice. @throws InvalidChoiceError */
export function decodeWheel(choice: bigint): WheelBet {
  const segments = WHEEL_SEGMENTS.find((n) => BigInt(n) === choice - (choice % 10n));
  const risk = RISKS[Number(choice % 10n)];
  if (!segments || !risk) throw new InvalidChoiceError(NAME, choice);
  return { segments, risk };
}

/** What each segment of a wheel pays, in its order and in millionths. The outcome of a bet is the place in it. */
export function wheelOf({ segments, risk }: WheelBet): readonly bigint[] {
  return Array.from({ length: segments }, (_, i) => BigInt(tenths(segments, risk, i)) * 100_000n);
}

function tenths(segments: WheelSegments, risk: Risk, i: number): number {
  if (risk === "high") return i === 0 ? (segments * 99) / 10 : 0;
  if (risk === "low") return LOW[i % LOW.length] ?? 0;
  return i % 2 === 0 ? (MEDIUM[segments][i / 2] ?? 0) : 0;
}
