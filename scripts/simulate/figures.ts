import { chanceOf, timesOf } from "../../lib/bank/page.ts";
import { crowds } from "../../lib/bank/players.ts";
import type { Simulation } from "../../lib/bank/simulated.ts";
import { thousands } from "../progress.ts";

const VERDICTS = {
  agrees:
    "All of it is within the intervals of the formulas, and every fault made on purpose is seen.",
  differs: "**Something is not as the formulas say.**",
  void: "Void, for a fault that was made on purpose is not seen.",
} as const;

/** What came of a simulation, as a table. */
export function tableFor({ parameters, cases, verdict }: Simulation): string {
  const { bets, runs, kappas } = parameters;
  const names = crowds.map(
    ({ name }) => `${name.toLowerCase()}: grows | falls to a half | formula`,
  );
  const rows = kappas.map((kappa) => {
    const mine = cases.filter((one) => one.kappa === kappa);
    const figures = mine.map(
      ({ growth, fall }) =>
        `${timesOf(growth.estimate)} | ${chanceOf(fall.estimate)} | ${chanceOf(fall.formula)}`,
    );
    return `| ${kappa} | ${chanceOf(mine[0]?.ever ?? 1)} | ${figures.join(" | ")} |`;
  });
  return [
    `| kappa | ever at most | ${names.join(" | ")} |`,
    `|--:|--:|${"--:|".repeat(3 * crowds.length)}`,
    ...rows,
    "",
    `${thousands(runs)} banks of each kind, ${thousands(bets)} bets each. ${VERDICTS[verdict]}`,
  ].join("\n");
}
