import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Hex, numberToHex } from "viem";
import { Problem } from "../problem.ts";
import { HOST, takePort } from "../world/ports.ts";
import { rpc } from "../world/rpc.ts";

const PATIENCE = 30_000;
const ARCHITECTURES: Record<string, string> = { x64: "amd64", arm64: "arm64" };

// A call may run for as long as it takes: this is no chain that has others to serve.
const GAS = 10n ** 15n;

/** A node of the audit's own, which runs bytecode fast. */
export type Anvil = {
  /** Puts a contract on the chain. @returns Its address, and its code as the chain has it. */
  deploy(bytecode: Hex): Promise<{ address: Hex; code: Hex }>;
  call(to: Hex, data: Hex): Promise<Hex>;
  stop(): Promise<void>;
};

/**
 * The binary of anvil: from npm, or installed on this machine.
 *
 * @throws Problem if there is none.
 */
export function findAnvil(): string {
  const file = process.platform === "win32" ? "anvil.exe" : "anvil";
  const name = `@foundry-rs/anvil-${process.platform}-${ARCHITECTURES[process.arch]}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/bin/${file}`);
  } catch {
    const folders = (process.env.PATH ?? "").split(delimiter);
    const found = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
    if (found) return found;
    throw new Problem(
      `The audit runs bytecode with anvil, which npm brings for Linux on x64, and not for this machine (${process.platform} ${process.arch}). ` +
        "Install Foundry (https://getfoundry.sh), so that `anvil` is in PATH, and try again.",
    );
  }
}

/** Starts anvil on a free port of this machine. It must be stopped. */
export async function startAnvil(binary = findAnvil()): Promise<Anvil> {
  const port = await takePort("0", "--port");
  const url = `http://${HOST}:${port}`;
  const child = spawn(
    binary,
    [
      ...["--host", HOST, "--port", `${port}`, "--accounts", "1", "--threads", "1", "--silent"],
      ...["--gas-limit", `${GAS}`, "--disable-console-log", "--no-request-size-limit"],
      ...["--memory-limit", `${2 ** 30}`],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  // However this process ends, the node does not outlive it.
  const onExit = () => child.kill("SIGKILL");
  process.once("exit", onExit);
  child.once("exit", () => process.off("exit", onExit));
  let words = "";
  child.stderr.on("data", (data) => {
    words += data;
  });
  child.on("error", (error) => {
    words += error.message;
  });
  const from = await ready(url, child, () => words);

  return {
    async deploy(bytecode) {
      const hash = await rpc(url, "eth_sendTransaction", [
        { from, data: bytecode, gas: "0xf00000" },
      ]);
      const receipt = await receiptOf(url, hash);
      if (receipt.status !== "0x1")
        throw new Error("A contract could not be deployed for the audit");
      const address = receipt.contractAddress;
      return { address, code: (await rpc(url, "eth_getCode", [address, "latest"])) as Hex };
    },
    call: async (to, data) =>
      (await rpc(url, "eth_call", [{ to, data, gas: numberToHex(GAS) }, "latest"])) as Hex,
    stop: () => end(child),
  };
}

async function ready(url: string, child: ChildProcess, words: () => string): Promise<Hex> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && child.exitCode === null && child.pid !== undefined) {
    const accounts = await rpc(url, "eth_accounts").catch(() => undefined);
    if (accounts) return (accounts as Hex[])[0] as Hex;
    await sleep(25);
  }
  await end(child);
  throw new Problem(`anvil did not start. ${words()}`);
}

async function receiptOf(
  url: string,
  hash: unknown,
): Promise<{ status: Hex; contractAddress: Hex }> {
  for (;;) {
    const receipt = await rpc(url, "eth_getTransactionReceipt", [hash]);
    if (receipt) return receipt as { status: Hex; contractAddress: Hex };
    await sleep(5);
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
