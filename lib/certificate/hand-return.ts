import type { HandReport, ReturnReport } from "./certificate.ts";

/** What the hands of a report paid, as the bets on a choice of another game do. Nothing if it has no test of the results. */
export function returnOfHands(hand: HandReport): ReturnReport[] {
  const { choice, hands, paid, low, high, exact, tests } = hand;
  const payouts = tests.find(({ id }) => id === "results");
  const test = tests.find(({ id }) => id === "return");
  if (!payouts) return [];
  return [{ choice, draws: hands, paid, low, high, exact, payouts, ...(test && { test }) }];
}
