/** A worker: compiles a workspace, or runs tests in it with one mutant alive. What Hardhat says is nobody's concern. */
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config, { PUBLISHED, profile } from "../../hardhat.config.ts";
import { doJobs } from "../pool.ts";
import { ROOT } from "../root.ts";
import { livingAs } from "./schema.ts";
import { solidityIn } from "./workspace.ts";

export type Job = {
  workspace: string;
  /** Compiles, or runs these files of tests until one fails. */
  kind: "build" | "test";
  tests: readonly string[];
  /** Which mutant lives; 0 is none. */
  number: number;
};

/** The file that failed, if one did. */
export type Verdict = { failed: string | undefined };

const inHaste = {
  ...profile,
  compilers: profile.compilers.map((compiler) => ({
    ...compiler,
    settings: { ...compiler.settings, optimizer: { enabled: true, runs: 1 } },
  })),
  isolated: false,
};

/** As in the house, but for what makes compiling slow and tests thorough. */
function environment({ workspace, number }: Job) {
  return createHardhatRuntimeEnvironment(
    {
      ...config,
      solidity: {
        ...(config.solidity as object),
        profiles: { default: inHaste, production: inHaste },
      },
      test: {
        solidity: {
          coinbase: livingAs(number),
          // A loop without end comes to one.
          gasLimit: 3_000_000_000n,
          fuzz: { runs: 32 },
          invariant: { runs: 6, depth: 100, failOnRevert: true },
          fsPermissions: {
            // Where it is, and where the workspace has it.
            readDirectory: PUBLISHED.readDirectory.flatMap((path) => [path, join(ROOT, path)]),
          },
        },
      },
    },
    {},
    workspace,
  );
}

/** What Hardhat says, which matters if it does not compile. */
const said: string[] = [];
console.error = console.warn = (...words: unknown[]) => said.push(words.join(" "));

/**
 * So many files run at a time, and then the rest: who killed the last mutant often kills the next, and to begin takes longer than most
 * files do.
 */
const PARTS = [1, 1, 14];

/** The first of these files with a test that failed. */
function failedIn(files: readonly string[], { suiteResults }: Failure): string | undefined {
  const failed = suiteResults.filter(({ testResults }) =>
    testResults.some(({ status }) => status === "Failure"),
  );
  return files.find((file) => failed.some(({ id }) => id.source.endsWith(`/${file}`)));
}

type Failure = {
  suiteResults: { id: { source: string }; testResults: { status: string }[] }[];
};

async function work(job: Job): Promise<Verdict> {
  const hre = await environment(job);
  const inWorkspace = (file: string) => join(job.workspace, file);
  if (job.kind === "build") {
    const files = [...solidityIn("test/support"), ...job.tests].map(inWorkspace);
    try {
      await hre.tasks.getTask("build").run({ noTests: true, quiet: true });
      await hre.tasks.getTask("build").run({ files, quiet: true });
    } catch (error) {
      throw new Error(`${said.join("\n")}\n${(error as Error).message}`);
    }
    return { failed: undefined };
  }
  const left = [...job.tests];
  const parts = [...PARTS, left.length].map((length) => left.splice(0, length));
  for (const files of parts.filter(({ length }) => length > 0)) {
    const result = await hre.tasks
      .getTask(["test", "solidity"])
      .run({ testFiles: files.map(inWorkspace), noCompile: true });
    if (!result.success) return { failed: failedIn(files, result.error) ?? files[0] };
  }
  return { failed: undefined };
}

doJobs(work);
