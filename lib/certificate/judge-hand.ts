import type { Law } from "../hands/law.ts";
import type { HandOdds } from "../hands/odds.ts";
import { MOST_SKEW } from "../stats/payouts.ts";
import { normalQuantile } from "../stats/tails.ts";
import { chiSquare, normal } from "../stats/test.ts";
import type { HandStrandReport, TestReport } from "./certificate.ts";
import { LEVEL, reported, rounded } from "./judge.ts";

/** What hands that are played by one line should come to. */
export type HandLaws = {
  /** The published odds of the line. */
  odds: HandOdds;
  law: Law;
  /** The chance of each class of deals. */
  deals: ReadonlyMap<string, number>;
};

/** How often deals came, and how often hands brought so much, by the keys of their laws. */
export type HandTotals = {
  hands: number;
  deals: Readonly<Record<string, number>>;
  results: Readonly<Record<string, number>>;
};

export type HandJudgement = Pick<HandStrandReport, "paid" | "low" | "high" | "tests"> & {
  /** Deals and results that cannot come. */
  unknown: number;
};

/** What the tests make of hands. Nothing is rejected yet: see `decide`. */
export function judgeHands(
  { odds, law, deals }: HandLaws,
  { hands, deals: dealt, results }: HandTotals,
): HandJudgement {
  const chances = [...law].map(([brings, chance]) => ({ brings: brings / 1e6, chance }));
  const moment = (of: (brings: number) => number) =>
    chances.reduce((sum, { brings, chance }) => sum + chance * of(brings), 0);
  const exact = exactReturn(odds);
  const variance = ratio(odds.variance);
  const skew = moment((brings) => (brings - exact) ** 3) / variance ** 1.5;
  const brought = Object.entries(results).reduce(
    (sum, [brings, count]) => sum + BigInt(brings) * BigInt(count),
    0n,
  );
  const paid = Number(brought) / 1e6 / hands;
  const deviation = Math.sqrt(variance / hands);
  const reach = normalQuantile(LEVEL) * deviation;
  const tests: TestReport[] = [
    {
      id: "deals",
      title: "Deals",
      about: "Each class of deals comes as often as it should.",
      ...reported(judge(dealt, deals)),
    },
    {
      id: "results",
      title: "Results",
      about:
        "Hands bring each sum, payout less what their decisions cost, as often as they should.",
      ...reported(judge(results, keyed(law))),
    },
  ];
  // Where prizes are so rare that a normal law does not yet hold, the results are judged all the same.
  if (Math.abs(skew) / Math.sqrt(hands) <= MOST_SKEW) {
    tests.push({
      id: "return",
      title: "Return to player",
      about:
        "All hands together bring what the exact return of the line says, by its exact variance.",
      ...reported(normal((paid - exact) / deviation)),
    });
  }
  return {
    paid: rounded(paid),
    low: rounded(paid - reach),
    high: rounded(paid + reach),
    tests,
    unknown: unknownOf(dealt, deals) + unknownOf(results, keyed(law)),
  };
}

/** What a hand brings in the long run. */
export function exactReturn({ returnToPlayer }: HandOdds): number {
  return ratio(returnToPlayer);
}

/** How far the mean of a law is from the published return. */
export function gapOf({ odds, law }: HandLaws): number {
  const mean = [...law].reduce((sum, [brings, chance]) => sum + (chance * brings) / 1e6, 0);
  return Math.abs(mean - exactReturn(odds));
}

/** Whether cells came as often as their law says. */
function judge(
  counts: Readonly<Record<string, number>>,
  law: ReadonlyMap<string, number>,
): ReturnType<typeof chiSquare> {
  // Rare cells stand side by side, where they are joined.
  const cells = [...law].sort(([, a], [, b]) => b - a);
  return chiSquare(
    cells.map(([key]) => counts[key] ?? 0),
    cells.map(([, chance]) => chance),
  );
}

function unknownOf(
  counts: Readonly<Record<string, number>>,
  law: ReadonlyMap<string, number>,
): number {
  return Object.entries(counts).reduce((sum, [key, count]) => sum + (law.has(key) ? 0 : count), 0);
}

function keyed(law: Law): Map<string, number> {
  return new Map([...law].map(([brings, chance]) => [`${brings}`, chance]));
}

function ratio({ num, den }: { num: bigint; den: bigint }): number {
  return Number((num * (1n << 80n)) / den) / 2 ** 80;
}
