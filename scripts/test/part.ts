/**
 * Runs one part of the tests, and tells its parent how many passed and failed.
 *
 *     node scripts/test/part.ts solidity|mocha [--snapshot | --snapshot-check] [files]
 */
import { parseArgs } from "node:util";
import hre from "hardhat";

/** How a part of the tests went. */
export type Summary = { passed: number; failed: number };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    snapshot: { type: "boolean", default: false },
    "snapshot-check": { type: "boolean", default: false },
  },
});
const [kind = "", ...testFiles] = positionals;

const result = await hre.tasks.getTask(["test", kind]).run({
  testFiles,
  noCompile: true,
  ...(values.snapshot && { snapshot: true }),
  ...(values["snapshot-check"] && { snapshotCheck: true }),
});
const { passed, failed } = (result.success ? result.value : result.error).summary;
// A snapshot that differs fails the part, though every test of it has passed.
const summary: Summary = { passed, failed: result.success ? failed : Math.max(failed, 1) };
if (process.send) process.send(summary, () => process.exit());
else process.exit(summary.failed === 0 ? 0 : 1);
