/** A bet, again and again, each in a transaction of its own. Amounts in chips; 0 never stops. */
export type AutoPlan = {
  /** How many bets at most. */
  bets: number;
  /** Stop when all bets together have gained this much or more. */
  stopGain: bigint;
  /** Stop when all bets together have lost this much or more. */
  stopLoss: bigint;
};

/** Why no further bet is placed. */
export type AutoEnd = "done" | "gain" | "loss" | "stopped" | "failed" | "unsettled";

export type AutoRun = {
  plan: AutoPlan;
  /** Bets that were settled. */
  played: number;
  /** What they brought, less what they cost, without fees of chance. */
  net: bigint;
  /** Undefined while it goes on. */
  end?: AutoEnd;
};

/** A run before its first bet. */
export function begin(plan: AutoPlan): AutoRun {
  return { plan, played: 0, net: 0n };
}

/** A run after one more bet. @param net What it brought, less what it cost; undefined if it was refunded or void. */
export function counted(run: AutoRun, net: bigint | undefined): AutoRun {
  if (net === undefined) return ended(run, "unsettled");
  const { plan } = run;
  const after: AutoRun = { ...run, played: run.played + 1, net: run.net + net };
  if (plan.stopGain !== 0n && after.net >= plan.stopGain) return ended(after, "gain");
  if (plan.stopLoss !== 0n && -after.net >= plan.stopLoss) return ended(after, "loss");
  return after.played >= plan.bets ? ended(after, "done") : after;
}

/** The run, ended. The first reason stays. */
export function ended(run: AutoRun, end: AutoEnd): AutoRun {
  return run.end ? run : { ...run, end };
}
