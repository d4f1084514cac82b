import { spawn } from "node:child_process";
import { ROOT } from "../../scripts/root.ts";

/** Runs a script of this repository to its end. @returns Its exit code, and all that it said. */
export async function runScript(
  ...args: string[]
): Promise<{ code: number | null; words: string }> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      words += String(data);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, words };
}
