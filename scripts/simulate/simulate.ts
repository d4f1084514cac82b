import { crowdOf, crowds } from "../../lib/bank/players.ts";
import {
  type Case,
  judge,
  missesOf,
  type Parameters,
  type Simulation,
  sumUp,
} from "../../lib/bank/simulated.ts";
import type { Fault, Outcome } from "../../lib/bank/simulation.ts";
import type { Pool } from "../pool.ts";
import type { Progress } from "../progress.ts";
import type { Job } from "./job.ts";

/** Faults are made in this house. */
const FAULTY = { crowd: "whales", kappa: 0.5 };
const FAULTS: readonly Fault[] = ["stale equity", "four times kappa"];

/** Lives of one job. */
const AT_ONCE = 20;

/** Lives many lives of banks, and compares what comes with the formulas. */
export async function simulate(
  parameters: Parameters,
  pool: Pool<Job>,
  progress: Progress,
): Promise<Simulation> {
  const { seed, bets, runs, kappas } = parameters;
  const cases = crowds.flatMap(({ id }) => kappas.map((kappa) => ({ crowd: id, kappa })));
  const misses = missesOf(cases.length);

  async function caseOf(one: { crowd: string; kappa: number; fault?: Fault }): Promise<Case> {
    const { crowd, kappa, fault } = one;
    const bar = progress.start(fault ?? `${crowd}, kappa ${kappa}`, runs * bets);
    const starts = Array.from({ length: Math.ceil(runs / AT_ONCE) }, (_, i) => i * AT_ONCE);
    const lives = await Promise.all(
      starts.map(async (from) => {
        const to = Math.min(runs, from + AT_ONCE);
        const lived = await pool.run<Outcome[]>({ ...one, seed, bets, from, to });
        bar.add((to - from) * bets, false);
        return lived;
      }),
    );
    bar.end();
    return sumUp(crowdOf(crowd), kappa, lives.flat(), bets, misses, fault);
  }

  const lived: Case[] = [];
  for (const one of cases) lived.push(await caseOf(one));
  const faults: Case[] = [];
  for (const fault of FAULTS) faults.push(await caseOf({ ...FAULTY, fault }));
  return judge(parameters, lived, faults);
}
