import { execFile, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ToolReport } from "../../lib/certificate/certificate.ts";
import { LEVEL, rounded } from "../../lib/certificate/judge.ts";
import { holm } from "../../lib/stats/holm.ts";
import { chiSquareOf, normal } from "../../lib/stats/test.ts";
import type { Pool } from "../pool.ts";
import type { Progress } from "../progress.ts";
import type { Job } from "./job.ts";
import { ROLLS, SEATS, wordOfText } from "./plan.ts";

/** What the tools get: the words of rolls as the contract draws them, before they become outcomes. */
const BYTES = 64_000_000;
const ROUNDS_OF_JOB = 5_000;
const BYTES_OF_ROUND = SEATS * ROLLS * 32;
const ROUNDS = BYTES / BYTES_OF_ROUND;

/** Tests of dieharder by their numbers, each with as many samples as the bytes suffice for. */
const DIEHARDER: readonly (readonly [test: number, samples: number])[] = [
  ...([
    [0, 100],
    [2, 10],
    [8, 100],
    [10, 100],
    [13, 5],
  ] as const),
  ...([
    [15, 100],
    [16, 5],
    [100, 100],
    [101, 20],
  ] as const),
];

const run = promisify(execFile);

type Result = { what: string; p: number };

/** Tests that others wrote, where they are installed. They are named, whether they ran or not. */
export async function runTools(
  pool: Pool<Job>,
  { seed, draws }: { seed: string; draws: number },
  progress: Progress,
): Promise<ToolReport[]> {
  const tools = [
    { tool: "ent", tests: [ent] },
    { tool: "dieharder", tests: DIEHARDER.map((test) => (file: string) => dieharder(file, test)) },
  ];
  const skipped = (tool: string) => {
    if (draws * 32 < BYTES) return `skipped: it needs ${BYTES / 32} draws`;
    return isInstalled(tool) ? undefined : "skipped: it is not installed";
  };
  const wanted = tools.filter(({ tool }) => !skipped(tool));
  if (wanted.length === 0) return tools.map(({ tool }) => ({ tool, note: skipped(tool) ?? "" }));

  const folder = mkdtempSync(join(tmpdir(), "glasshouse-audit-"));
  try {
    const file = join(folder, "words");
    const bar = progress.start("ent and dieharder", wanted.flatMap(({ tests }) => tests).length);
    await writeWords(pool, seed, file);
    const reports: ToolReport[] = [];
    for (const { tool, tests } of tools) {
      const note = skipped(tool);
      if (note) {
        reports.push({ tool, note });
        continue;
      }
      const results: Result[] = [];
      for (const test of tests) {
        results.push(...(await test(file)));
        bar.add(1, false);
      }
      const rejected = holm(
        results.map(({ p }) => p),
        LEVEL,
      );
      reports.push({
        tool,
        note: `${BYTES / 1e6} MB of words, as they are drawn before they become outcomes`,
        results: results.map((result, i) => ({ ...result, rejected: rejected[i] ?? false })),
      });
    }
    bar.end();
    return reports;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isInstalled(tool: string): boolean {
  return spawnSync(tool, ["-h"], { stdio: "ignore" }).error === undefined;
}

async function writeWords(pool: Pool<Job>, seed: string, file: string): Promise<void> {
  const jobs = Array.from({ length: ROUNDS / ROUNDS_OF_JOB }, (_, i) =>
    pool.run<Uint8Array>({
      kind: "words",
      seed: wordOfText(`${seed}/words`),
      first: 1 + i * ROUNDS_OF_JOB,
      count: ROUNDS_OF_JOB,
    }),
  );
  for (const bytes of await Promise.all(jobs)) appendFileSync(file, bytes);
}

async function ent(file: string): Promise<Result[]> {
  const { stdout } = await run("ent", ["-t", file]);
  const [bytes = 0, , chiSquare = 0, , , correlation = 0] = (stdout.split("\n")[1] ?? "")
    .split(",")
    .slice(1)
    .map(Number);
  return [
    { what: "chi-square of bytes", p: rounded(chiSquareOf(chiSquare, 255).p) },
    { what: "serial correlation of bytes", p: rounded(normal(correlation * Math.sqrt(bytes)).p) },
  ];
}

async function dieharder(
  file: string,
  [test, samples]: readonly [number, number],
): Promise<Result[]> {
  const words = ["-g", "201", "-f", file, "-d", `${test}`, "-p", `${samples}`, "-c", ","];
  const { stdout } = await run("dieharder", [...words, "-D", "test_name", "-D", "pvalues"]);
  return stdout
    .split("\n")
    .map((line) => line.split(",").map((field) => field.trim()))
    .filter((fields) => fields.length === 2 && fields[1] !== "")
    .map(([what = "", p = ""]) => ({ what, p: Number(p) }));
}
