import type { Reason } from "../../../lib/bank/forecast.ts";

/** The words of a bank's forecast. */
export const copy = {
  title: "Forecast",
  lead: "How much of the equity should be at hand, by all that happened to this bank: what its providers withdrew, what players won, what open bets need, and how long cold money takes to come back. Your browser reads it from the chain.",
  read: "Read this bank's past",
  again: "Read it again",
  down: "The node does not answer. Read it again when it does.",
  target: "Should be kept at hand",
  reasons: {
    bets: "Bets",
    withdrawals: "Withdrawals",
    wins: "Luck of the players",
    together: "Both at once",
  } satisfies Record<Reason["id"], string>,
  zero: "Nothing of this was asked for.",
  demand: "Asked for at most, in such a time",
  sufficed: "Would have lasted",
  ahead: "Told beforehand, would have lasted",
  wrong: (findings: number) =>
    `${findings} things in this past do not add up: npm run audit:chain says which.`,
} as const;
