/**
 * `npm test`: all tests, one part after the other, and at the end one line: how many passed and how many failed.
 */
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { buildContracts } from "./contracts.ts";
import { exportAll } from "./export.ts";
import { Problem, report } from "./problem.ts";
import { ROOT } from "./root.ts";
import { checkSizes, writeSizes } from "./sizes.ts";
import type { Summary } from "./test/part.ts";
import { stepsOn } from "./world/steps.ts";

const HELP = `All tests: contracts, TypeScript, and the dApp in a real browser.

  npm test -- [options]

  --only PART    run one part: solidity, sizes, typescript or browser; may be repeated. There is one more, nightly: the invariants alone, in
                 10,000 sequences of 128 calls each, which takes hours. It prints its seed: the same NIGHTLY_SEED finds the same again
  --snapshot     record gas and contract sizes anew, instead of checking them
  --help
`;

const GAS_SNAPSHOT = join(ROOT, ".gas-snapshot");

/** Mocha's test files. Those of the browser stand apart: they need the whole local world. */
function testFiles(browser: boolean): string[] {
  return readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" })
    .map((file) => join("test", file))
    .filter((file) => file.endsWith(".ts") && !file.startsWith(join("test", "support")))
    .filter((file) => file.startsWith(join("test", "app", "browser")) === browser)
    .sort();
}

/** Runs a part in a process of its own. One that says nothing at its end has failed. */
function runPart(args: string[]): Promise<Summary> {
  return new Promise((resolve) => {
    let summary: Summary = { passed: 0, failed: 1 };
    const child = fork(join(ROOT, "scripts/test/part.ts"), args, {
      cwd: ROOT,
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: { ...process.env, NODE_ENV: "test" },
    });
    child.on("message", (message: Summary) => {
      summary = message;
    });
    child.on("close", () => resolve(summary));
  });
}

async function solidity(snapshot: boolean): Promise<Summary> {
  if (snapshot) return runPart(["solidity", "--snapshot"]);
  return runPart(["solidity", ...(existsSync(GAS_SNAPSHOT) ? ["--snapshot-check"] : [])]);
}

/** The invariants, much deeper than among all tests, from a seed of this night. */
async function nightly(): Promise<Summary> {
  process.env.NIGHTLY_SEED ??= `0x${randomBytes(32).toString("hex")}`;
  console.log(`NIGHTLY_SEED=${process.env.NIGHTLY_SEED}`);
  const folder = join("test", "invariants");
  const files = readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".sol"));
  return runPart(["solidity", "--nightly", ...files.map((file) => join(folder, file))]);
}

async function sizes(snapshot: boolean): Promise<Summary> {
  if (snapshot) await writeSizes();
  const wrong = await checkSizes();
  for (const line of wrong) console.log(`  ${line}`);
  if (wrong.length === 0) return { passed: 1, failed: 0 };
  console.log("\n  If this is meant, record it: npm test -- --only sizes --snapshot");
  return { passed: 0, failed: 1 };
}

const PARTS: Record<string, { title: string; run: (snapshot: boolean) => Promise<Summary> }> = {
  solidity: { title: "Contracts: unit tests, fuzzing, invariants", run: solidity },
  sizes: { title: "Contracts: sizes", run: sizes },
  typescript: {
    title: "TypeScript: library, scripts, scenarios",
    run: () => runPart(["mocha", ...testFiles(false)]),
  },
  browser: {
    title: "The dApp in a browser",
    run: () => runPart(["mocha", ...testFiles(true)]),
  },
  nightly: { title: "Contracts: invariants, deep", run: nightly },
};

/** Those that need no night. */
const ALL = Object.keys(PARTS).filter((name) => name !== "nightly");

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: ALL },
      snapshot: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  for (const name of values.only) {
    if (!PARTS[name]) {
      throw new Problem(`--only takes one of ${Object.keys(PARTS).join(", ")}, not "${name}".`);
    }
  }

  const { step } = stepsOn(process.stdout);
  await step("Contracts compiled", () => buildContracts({ tests: true }));
  exportAll();

  const total: Summary = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const name of values.only) {
    const part = PARTS[name];
    if (!part) continue;
    const start = Date.now();
    console.log(`\n${styleText("bold", `── ${part.title}`)}\n`);
    let { passed, failed } = await part.run(values.snapshot);
    // No test at all is no success.
    if (passed + failed === 0) failed = 1;
    total.passed += passed;
    total.failed += failed;
    const seconds = Math.round((Date.now() - start) / 1000);
    lines.push(
      `  ${name.padEnd(12)}${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds} s`,
    );
  }
  console.log(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main().catch(report);
process.exit();
