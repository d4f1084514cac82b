import { spawn } from "node:child_process";
import { Problem } from "./problem.ts";
import { ROOT } from "./root.ts";

/** Hardhat's command line. */
export const HARDHAT = "node_modules/hardhat/dist/src/cli.js";

/** Runs a Node program of this repository, and shows what it says only if it fails. @throws Problem with its words. */
export async function runQuietly(
  failure: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill();
  process.once("exit", end);
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => words.push(String(data)));
  }
  const code = await new Promise((resolve) => child.on("close", resolve));
  process.off("exit", end);
  if (code !== 0) throw new Problem(`${failure}\n${words.join("")}`);
}
