/**
 * Runs one part of the tests, and tells its parent how many passed and failed.
 *
 *     node scripts/test/part.ts solidity|mocha [--snapshot | --snapshot-check] [--nightly] [files]
 */
import { parseArgs } from "node:util";
import hre from "hardhat";

/** How a part of the tests went. */
export type Summary = { passed: number; failed: number };

/** What Hardhat tells of a run: of Solidity tests each result, of mocha's only how many. */
type Outcome = {
  summary: Summary;
  suiteResults?: { testResults: { status: string }[] }[];
};

function summaryOf({ summary, suiteResults }: Outcome): Summary {
  if (!suiteResults) return { passed: summary.passed, failed: summary.failed };
  const statuses = suiteResults.flatMap(({ testResults }) => testResults.map((one) => one.status));
  const count = (status: string) => statuses.filter((one) => one === status).length;
  return { passed: count("Success"), failed: count("Failure") };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    snapshot: { type: "boolean", default: false },
    "snapshot-check": { type: "boolean", default: false },
    nightly: { type: "boolean", default: false },
  },
});
const [kind = "", ...testFiles] = positionals;

const result = await hre.tasks.getTask(["test", kind]).run({
  testFiles,
  noCompile: true,
  ...(values.snapshot && { snapshot: true }),
  ...(values["snapshot-check"] && { snapshotCheck: true }),
  ...(values.nightly && { testProfile: "nightly", grep: "invariant_" }),
});
const summary = summaryOf(result.success ? result.value : result.error);
// A snapshot that differs fails the part, though every test of it has passed.
if (!result.success) summary.failed = Math.max(summary.failed, 1);
if (process.send) process.send(summary, () => process.exit());
else process.exit(summary.failed === 0 ? 0 : 1);
