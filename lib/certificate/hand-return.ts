import type { HandReport, HandStrandReport, ReturnReport } from "./certificate.ts";

/** What the hands of a strand paid, as the bets on a choice of another game do. Nothing if it has no test of the results. */
export function returnOfHands(
  { choice, exact }: HandReport,
  { hands, paid, low, high, tests }: HandStrandReport,
): ReturnReport[] {
  const payouts = tests.find(({ id }) => id === "results");
  const test = tests.find(({ id }) => id === "return");
  if (!payouts) return [];
  return [{ choice, draws: hands, paid, low, high, exact, payouts, ...(test && { test }) }];
}
