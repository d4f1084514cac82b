/** `npm run simulate`: what becomes of a bank by the rules of the house, beside what the formulas say. See `--help`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import { parseArgs, styleText } from "node:util";
import { chanceOf, simulationPage, timesOf } from "../lib/bank/page.ts";
import { crowds } from "../lib/bank/players.ts";
import { agrees, type Case, type Parameters, type Simulation } from "../lib/bank/simulated.ts";
import { canonical, type Plain } from "../lib/canonical.ts";
import { percent } from "../lib/page/text.ts";
import { wholeNumber } from "./options.ts";
import { Pool } from "./pool.ts";
import { Problem, report } from "./problem.ts";
import { progressOn, thousands } from "./progress.ts";
import { writeInto } from "./readme.ts";
import { ROOT } from "./root.ts";
import { tableFor } from "./simulate/figures.ts";
import type { Job } from "./simulate/job.ts";
import { simulate } from "./simulate/simulate.ts";

const HELP = `What becomes of a bank: many lives of it, against whales and against everybody, by the rules of the house and with the exact odds of
its games, beside what the formulas say. It also breaks the rules on purpose, and is void if that is not seen. The same seed gives the
same figures on every machine.

  npm run simulate -- [options]

  --bets N        bets of each life, from 1000 (100000)
  --runs N        lives of each bank, from 100 (1000)
  --seed TEXT     what all chance follows from ("glasshouse")
  --kappas LIST   parts of the Kelly stake, from 0.01 to 4 (0.1,0.25,0.5,1); a house takes at most 0.5
  --json FILE     writes the figures
  --page FILE     where the pictures go (audit/simulation.html)
  --jobs N        processes that work side by side (as many as there are cores)
  --readme        puts the figures into FIGURES.md, too
  --help

Exit code: 0 if all is as the formulas say, 1 if it is not, or if a fault was not seen.
`;

const [LEAST_KAPPA, MOST_KAPPA, MOST_KAPPAS] = [0.01, 4, 8];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bets: { type: "string", default: "100000" },
      runs: { type: "string", default: "1000" },
      seed: { type: "string", default: "glasshouse" },
      kappas: { type: "string", default: "0.1,0.25,0.5,1" },
      json: { type: "string" },
      page: { type: "string", default: join(ROOT, "audit/simulation.html") },
      jobs: { type: "string", default: `${availableParallelism()}` },
      readme: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const parameters: Parameters = {
    bets: wholeNumber(values.bets, "--bets", 1_000, 1_000_000_000),
    runs: wholeNumber(values.runs, "--runs", 100, 1_000_000),
    seed: seedOf(values.seed),
    kappas: kappasOf(values.kappas),
  };
  const jobs = wholeNumber(values.jobs, "--jobs", 1, 1_024);
  // Before the work, which takes a while.
  const files = [values.page, ...(values.json === undefined ? [] : [values.json])];
  for (const file of files) write(file, "");

  const pool = new Pool<Job>("scripts/simulate/worker.ts", jobs);
  const simulation = await simulate(parameters, pool, progressOn(process.stderr)).finally(() =>
    pool.stop(),
  );
  write(
    values.page,
    simulationPage(simulation, readFileSync(join(ROOT, "app/tokens.css"), "utf8")),
  );
  if (values.json !== undefined) {
    write(values.json, `${canonical(simulation as unknown as Plain)}\n`);
  }
  if (values.readme) writeInto("FIGURES.md", "simulation", tableFor(simulation));
  print(simulation);
  console.log(`\n  ${relative(process.cwd(), values.page)}`);
  process.exitCode = simulation.verdict === "agrees" ? 0 : 1;
}

function seedOf(text: string): string {
  if (text !== "" && text.length <= 200) return text;
  throw new Problem("--seed takes a text of 1 to 200 characters.");
}

function kappasOf(text: string): number[] {
  const kappas = text.split(",").map((one) => {
    const kappa = Number(one.trim());
    if (/^\d*\.?\d+$/.test(one.trim()) && kappa >= LEAST_KAPPA && kappa <= MOST_KAPPA) return kappa;
    throw new Problem(
      `--kappas takes numbers from ${LEAST_KAPPA} to ${MOST_KAPPA}, such as 0.1,0.25, not "${one}".`,
    );
  });
  if (new Set(kappas).size < kappas.length || kappas.length > MOST_KAPPAS) {
    throw new Problem(`--kappas takes up to ${MOST_KAPPAS} numbers, each once.`);
  }
  return kappas;
}

/** @throws Problem if the file cannot be written. */
function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new Problem(`The simulation could not be written: ${(error as Error).message}`);
  }
}

function print({ parameters, cases, faults, verdict, level }: Simulation): void {
  const { bets, runs } = parameters;
  const bold = (text: string) => styleText("bold", text, { stream: process.stdout });
  for (const { id, name, about } of crowds) {
    console.log(
      `\n${bold(name)}: ${about}. ${thousands(runs)} banks of each kind, ${thousands(bets)} bets each\n\n${HEAD}`,
    );
    for (const one of cases) if (one.crowd === id) console.log(line(`kappa ${one.kappa}`, one));
  }
  console.log(`\n${bold("Faults made on purpose")}\n\n${HEAD}`);
  for (const one of faults) console.log(line(one.fault ?? "", one, !agrees(one)));
  const sentence = {
    agrees: `All is as the formulas say, at ${percent(1 - level, 0)} for all figures together, and every fault is seen.`,
    differs: "NOT AS THE FORMULAS SAY.",
    void: "VOID: a fault that was made on purpose was not seen. More lives would show it.",
  }[verdict];
  console.log(`\n${sentence}`);
}

const COLUMNS = [22, 20, 25, 24, 26, 15];
const HEAD = row([
  "",
  "grows (formula)",
  "falls to half (formula)",
  "ever (at most)",
  "half of a high (formula)",
  "left, 1 of 20",
]);

function line(what: string, one: Case, good = agrees(one)): string {
  const { growth, fall, everOfCrowd, ever, drawdown, deepest } = one;
  const compared = ({ estimate, formula }: typeof growth, write: (value: number) => string) =>
    `${write(estimate)} (${write(formula)})`;
  const mark = good
    ? styleText("green", "✓", { stream: process.stdout })
    : styleText("red", "✗", { stream: process.stdout });
  return `${mark}${row([
    what,
    compared(growth, timesOf),
    compared(fall, chanceOf),
    `${chanceOf(everOfCrowd)} (${chanceOf(ever)})`,
    compared(drawdown, chanceOf),
    percent(deepest[1]?.left ?? 1, 1),
  ]).slice(1)}`;
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, i) =>
      i === 0 ? `  ${cell}`.padEnd(COLUMNS[i] ?? 0) : cell.padStart(COLUMNS[i] ?? 0),
    )
    .join("");
}

await main().catch(report);
