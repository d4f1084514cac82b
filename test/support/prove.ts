/**
 * Asks the solver in solc about a file's assertions: its text comes by the standard input, what solc says goes to the standard output. A
 * process of its own for each question: what the solver once took of the compiler's memory it never gives back, and then it proves nothing.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "../../scripts/root.ts";

const require = createRequire(import.meta.url);
const file = process.argv[2] ?? "";

const input = {
  language: "Solidity",
  sources: { [file]: { content: readFileSync(0, "utf8") } },
  settings: {
    modelChecker: {
      engine: "chc",
      solvers: ["z3"],
      targets: ["assert"],
      showProvedSafe: true,
      timeout: 0,
    },
    outputSelection: {},
  },
};

const pathOf = (path: string) => (path.startsWith("@") ? require.resolve(path) : join(ROOT, path));

const read = (path: string) => ({ contents: readFileSync(pathOf(path), "utf8") });
process.stdout.write(require("solc").compile(JSON.stringify(input), { import: read }));
