import { chanceOf, timesOf } from "../../lib/bank/page.ts";
import type { Simulation } from "../../lib/bank/simulated.ts";
import { thousands } from "../progress.ts";

const VERDICTS = {
  agrees: "All is within the intervals of the formulas, and every fault made on purpose is seen.",
  differs: "**Something is not as the formulas say.**",
  void: "Void, for a fault that was made on purpose is not seen.",
} as const;

/** What came of a simulation, in sentences for the README: a line for each kappa. */
export function readmeSentences({ parameters, cases, verdict }: Simulation): string {
  const { bets, runs, kappas } = parameters;
  const lines = kappas.map((kappa) => {
    const of = cases
      .filter((one) => one.kappa === kappa)
      .map(
        ({ crowd, growth, fall }) =>
          `${crowd}: grows ${timesOf(growth.estimate)}, falls to a half ${chanceOf(fall.estimate)} (formula ${chanceOf(fall.formula)})`,
      );
    return `- kappa ${kappa}, ${of.join("; ")}`;
  });
  return [
    `${thousands(runs)} banks of each kind, ${thousands(bets)} bets each. ${VERDICTS[verdict]}`,
    ...lines,
  ].join("\n");
}
