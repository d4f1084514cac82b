/** `npm run mutants`: whether the tests of the money would see a mistake in it. See `--help`. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { type Mutant, mutantsOf } from "./mutants/find.ts";
import { testMutants } from "./mutants/run.ts";
import { TARGETS, type Target } from "./mutants/targets.ts";
import type { Job } from "./mutants/worker.ts";
import { readSource } from "./mutants/workspace.ts";
import { wholeNumber } from "./options.ts";
import { Pool } from "./pool.ts";
import { Problem, report } from "./problem.ts";
import { ROOT } from "./root.ts";

const HELP = `Whether the tests would see a mistake: contracts are changed in one place at a time, as a careless hand could, and the Solidity tests
must fail. What they let live must be explained in test/mutants/survivors.json.

  npm run mutants -- [options]

  --files LIST    such as types/Ledger.sol,Casino.sol (all: see scripts/mutants/targets.ts)
  --sample N      only so many mutants of each file, taken by the seed
  --seed TEXT     ("glasshouse")
  --mutant ID     only this one, and shows what killed it
  --list          only says which mutants there are
  --jobs N        processes that work side by side (as many as there are cores)
  --json FILE     writes what became of each
  --help

A mutant is not tested again while nothing that its verdict hangs on has changed (cache/mutants.json).
Exit code: 0 if at least 95 % are killed and each survivor is explained, 1 if not, or if one lives that must die.
`;

const ENOUGH = 0.95;
const SURVIVORS = "test/mutants/survivors.json";

/** Why the tests do not see it, by file and mutant. */
type Explained = Record<string, Record<string, string>>;

type Told = { file: string; id: string; line: number; by: string | undefined; why?: string };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      files: { type: "string" },
      sample: { type: "string" },
      seed: { type: "string", default: "glasshouse" },
      mutant: { type: "string" },
      list: { type: "boolean", default: false },
      jobs: { type: "string", default: `${availableParallelism()}` },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const jobs = wholeNumber(values.jobs, "--jobs", 1, 1_024);
  const sample = values.sample && wholeNumber(values.sample, "--sample", 1, 1_000_000);
  const all = targetsOf(values.files).map((target) => {
    const source = readSource(`contracts/${target.file}`);
    return { target, source, mutants: mutantsOf(source) };
  });
  const explained = readExplained(all);
  const chosen = all
    .map(({ target, source, mutants }) => ({
      target,
      source,
      wanted: values.mutant
        ? mutants.filter(({ id }) => id === values.mutant)
        : sampleOf(mutants, sample || mutants.length, values.seed),
    }))
    .filter(({ wanted }) => wanted.length > 0);
  if (chosen.length === 0)
    throw new Problem(`There is no mutant "${values.mutant}". --list names all.`);
  if (values.list) {
    for (const { target, wanted } of chosen) {
      for (const { id } of wanted) console.log(`${target.file}  ${id}`);
    }
    return;
  }

  const told: Told[] = [];
  const pool = new Pool<Job>("scripts/mutants/worker.ts", jobs, true);
  try {
    for (const { target, source, wanted } of chosen) {
      const verdicts = await testMutants(target, wanted, pool, sayer(target.file));
      for (const { id, node } of wanted) {
        const by = verdicts.get(id)?.failed;
        const why = explained[target.file]?.[id];
        const line = source.lineOf(node.range[0]);
        told.push({ file: target.file, id, line, by, ...(why && { why }) });
      }
    }
  } finally {
    await pool.stop();
  }
  if (values.mutant) {
    for (const { file, line, id, by } of told) {
      console.log(`contracts/${file}:${line}  ${id}\n${by ? `killed by ${by}` : "lives"}\n`);
    }
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(told, undefined, 2)}\n`);
  process.exitCode = print(told) ? 0 : 1;
}

function targetsOf(list: string | undefined): readonly Target[] {
  return (list?.split(",") ?? TARGETS.map(({ file }) => file)).map((file) => {
    const target = TARGETS.find((one) => one.file === file.trim());
    if (target) return target;
    throw new Problem(
      `--files takes some of ${TARGETS.map((one) => one.file).join(",")}, not "${file}".`,
    );
  });
}

/** @throws Problem if it explains what is not there. */
function readExplained(all: readonly { target: Target; mutants: readonly Mutant[] }[]): Explained {
  const explained: Explained = JSON.parse(readFileSync(join(ROOT, SURVIVORS), "utf8"));
  for (const { target, mutants } of all) {
    const ids = new Set(mutants.map(({ id }) => id));
    if (!ids.has(target.fatal)) {
      throw new Problem(`The mutant of ${target.file} that must die is gone: "${target.fatal}".`);
    }
    for (const id of Object.keys(explained[target.file] ?? {})) {
      if (!ids.has(id)) {
        throw new Problem(`${SURVIVORS} explains what ${target.file} does not have: "${id}".`);
      }
    }
  }
  return explained;
}

/** The same mutants on every machine, and some more if more are wanted. */
function sampleOf(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const rank = ({ id }: Mutant) => createHash("sha256").update(`${seed} ${id}`).digest("hex");
  const ranked = [...mutants].sort((a, b) => rank(a).localeCompare(rank(b))).slice(0, count);
  return mutants.filter((mutant) => ranked.includes(mutant));
}

/** Tells how far it is, on a line of its own on a terminal. */
function sayer(what: string): (text: string, isLast?: boolean) => void {
  const { stderr } = process;
  let last = 0;
  return (text, isLast = false) => {
    if (!stderr.isTTY && !isLast && Date.now() - last < 15_000) return;
    last = Date.now();
    stderr.write(
      `${stderr.isTTY ? "\r\x1b[K" : ""}  ${what.padEnd(22)} ${text}${stderr.isTTY && !isLast ? "" : "\n"}`,
    );
  };
}

/** @returns Whether it is as it should be. */
function print(told: readonly Told[]): boolean {
  const paint = (style: "green" | "red" | "bold", text: string) =>
    styleText(style, text, { stream: process.stdout });
  const strangers = told.filter(({ by, why }) => !by && !why);
  const stale = told.filter(({ by, why }) => by && why);
  console.log(
    `${"".padEnd(22)}${["mutants", "killed", "explained", "unexplained", "share"].map((head) => head.padStart(12)).join("")}`,
  );
  for (const [file, of] of [...byFile(told), ["together", told] as const]) {
    const killed = of.filter(({ by }) => by).length;
    const unexplained = of.filter(({ by, why }) => !by && !why).length;
    const cells = [
      of.length,
      killed,
      of.length - killed - unexplained,
      unexplained,
      percentOf(killed, of.length),
    ];
    console.log(`${file.padEnd(22)}${cells.map((cell) => `${cell}`.padStart(12)).join("")}`);
  }
  for (const { file, line, id } of strangers)
    console.log(paint("red", `  lives: ${file}:${line}  ${id}`));
  for (const { file, line, id } of stale) {
    console.log(paint("red", `  explained, but killed: ${file}:${line}  ${id}`));
  }
  const killed = told.filter(({ by }) => by).length;
  const good = killed >= ENOUGH * told.length && strangers.length === 0 && stale.length === 0;
  console.log(
    good
      ? paint("green", "\nThe tests see what a careless hand does.")
      : paint("red", "\nTHE TESTS MISS SOMETHING."),
  );
  return good;
}

function byFile(told: readonly Told[]): (readonly [string, readonly Told[]])[] {
  const files = [...new Set(told.map(({ file }) => file))];
  return files.map((name) => [name, told.filter(({ file }) => file === name)]);
}

function percentOf(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

await main().catch(report);
