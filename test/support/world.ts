import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { ROOT } from "../../scripts/root.ts";

/** A chain of a local world, and the house on it. */
export type Chain = {
  rpc: string;
  chainId: number;
  banks: ({ symbol: string } & Record<"asset" | "bankroll" | "reserve", `0x${string}`>)[];
  contracts: Record<"casino" | "bankroll" | "coordinator" | "authority" | "safe", `0x${string}`>;
};

/** The line of JSON that a headless local world prints when it is ready. What stands beside its chains is that of the first. */
export type Ready = Chain & { ready: true; dapp: string | null; chains: Chain[] };

export type World = Ready & {
  process: ChildProcess;
  /** What it has said beside the line of JSON, so far. */
  words: () => string;
  /** Asks it to end, and waits until it has. @returns Its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/**
 * Starts a local world of its own, on free ports, as `npm start -- --headless` does.
 *
 * @param args More options of `npm start`, such as "--built".
 * @throws if it ends before it is ready, with what it said.
 */
export async function startWorld(...args: string[]): Promise<World> {
  const options = ["--headless", "--rpc-port", "0", "--dapp-port", "0", ...args];
  const child = spawn(process.execPath, ["scripts/dev.ts", ...options], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (data) => {
    said += String(data);
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => resolve(JSON.parse(line)));
    child.on("close", (code) => reject(new Error(`The world ended with code ${code}:\n${said}`)));
  });
  return {
    ...ready,
    process: child,
    words: () => said,
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = await once(child, "close");
      return code;
    },
  };
}
