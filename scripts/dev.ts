/**
 * `npm start`: the whole local world. A chain, the house on it, the oracle, the keeper and the dApp; Ctrl-C ends them all.
 */
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createPublicClient, http } from "viem";
import type { Hex } from "../lib/bytes.ts";
import { readBanks } from "./banks.ts";
import { buildContracts, deployLocal, removeDeployment } from "./contracts.ts";
import { DEPLOYMENTS_FILE, exportAbis, exportDeployments } from "./export.ts";
import { Problem, report } from "./problem.ts";
import { HARDHAT } from "./run.ts";
import { banner } from "./world/banner.ts";
import { startDapp } from "./world/dapp.ts";
import { HOST, takePort } from "./world/ports.ts";
import { Processes } from "./world/processes.ts";
import { rpc } from "./world/rpc.ts";
import { stepsOn } from "./world/steps.ts";

const HELP = `The local world: a chain, the house on it, the oracle, the keeper and the dApp.

  npm start -- [options]

  --headless          print nothing but one line of JSON when it is ready; the rest goes to stderr
  --built             serve the dApp as it is published, instead of a development server
  --rpc-port N        port of the node, 8545; 0 finds a free one
  --dapp-port N       port of the dApp, 3000; 0 finds a free one
  --block-time S      seconds between blocks, 1; 0 mines each transaction at once
  --without NAME      leave out "oracle", "keeper" or "dapp"; may be repeated
  --help
`;

const PARTS = ["oracle", "keeper", "dapp"];
const CHAIN_ID = 31337;
const DEFAULT_RPC_PORT = "8545";

function options() {
  const { values } = parseArgs({
    options: {
      headless: { type: "boolean", default: false },
      built: { type: "boolean", default: false },
      "rpc-port": { type: "string", default: DEFAULT_RPC_PORT },
      "dapp-port": { type: "string", default: "3000" },
      "block-time": { type: "string", default: "1" },
      without: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", default: false },
    },
  });
  const seconds = Number(values["block-time"]);
  if (!(seconds === 0 || seconds >= 1)) {
    throw new Problem("--block-time takes seconds: 0, or 1 and more.");
  }
  for (const part of values.without) {
    if (!PARTS.includes(part)) {
      throw new Problem(`--without takes one of ${PARTS.join(", ")}, not "${part}".`);
    }
  }
  return { ...values, seconds, has: (part: string) => !values.without.includes(part) };
}

async function main(): Promise<void> {
  const { headless, built, seconds, has, help, ...values } = options();
  if (help) return void process.stdout.write(HELP);

  const rpcPort = await takePort(values["rpc-port"], "--rpc-port");
  const dappPort = has("dapp") ? await takePort(values["dapp-port"], "--dapp-port") : 0;
  const url = `http://${HOST}:${rpcPort}`;
  // The record of the usual port is where Hardhat's own commands look for it.
  const record = String(rpcPort) === DEFAULT_RPC_PORT ? `chain-${CHAIN_ID}` : `local-${rpcPort}`;

  const { step, say } = stepsOn(headless ? process.stderr : process.stdout);
  const processes = new Processes();
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => resolve());
    }
    onAbandoned(resolve);
  });
  /** Goes on with `work`, unless something ends or is ended before. */
  const meanwhile = <T>(work: Promise<T>) =>
    Promise.race([work, processes.failure, interrupted.then(() => Promise.reject(STOP))]);

  try {
    processes.start("The chain", [HARDHAT, "node", "--hostname", HOST, "--port", String(rpcPort)]);
    await meanwhile(step("Contracts compiled", () => buildContracts()));
    exportAbis();
    const openDapp = () =>
      startDapp(processes, { port: dappPort, rpc: url, built, say: (line) => say("dapp", line) });
    // The addresses are nearly always those of the last time, so the dApp need not wait for them; if they change, it follows.
    const early = has("dapp") && !built && (await wasDeployed()) ? openDapp() : undefined;
    early?.catch(() => {});
    await meanwhile(step("Chain started", () => answered(url)));
    const house = await meanwhile(step("House deployed", () => deployLocal(url, record)));
    exportDeployments({ [CHAIN_ID]: house });
    await setMining(url, seconds);
    const helpers = ["oracle", "keeper"].filter(has).map((name) =>
      processes.start(`The ${name}`, [`scripts/${name}.ts`, "--rpc", url], {
        onLine: (line) => say(name, line),
      }),
    );
    const dapp = has("dapp")
      ? await meanwhile(step("dApp ready", () => early ?? openDapp()))
      : null;
    await meanwhile(Promise.all(helpers));
    const { fromBlock: _, keyHash: __, ...contracts } = house;
    const client = createPublicClient({ transport: http(url, { batch: true }) });
    const banks = (await meanwhile(readBanks(client, house.casino as Hex))).map(
      ({ symbol, asset, bankroll, reserve }) => ({ symbol, asset, bankroll, reserve }),
    );
    const world = { rpc: url, dapp, chainId: CHAIN_ID, contracts, banks };
    console.log(
      headless ? JSON.stringify({ ready: true, ...world }) : banner({ ...world, seconds }),
    );
    await meanwhile(new Promise<never>(() => {}));
  } catch (error) {
    if (error !== STOP) report(error);
  } finally {
    await processes.stop();
    if (record.startsWith("local-")) removeDeployment(record);
  }
}

/** Thrown when the user ends it. */
const STOP = new Error("Stopped.");

/** Notices that whoever started this is gone: then nobody would end it. */
function onAbandoned(act: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && act(), 500).unref();
}

/** Whether an earlier start has left the addresses of a local house. */
async function wasDeployed(): Promise<boolean> {
  if (!existsSync(DEPLOYMENTS_FILE)) return false;
  const { deployments } = await import("../lib/generated/deployments.ts");
  return CHAIN_ID in deployments;
}

/** Waits until the node answers. */
async function answered(url: string): Promise<void> {
  for (;;) {
    const id = await rpc(url, "eth_chainId").catch(() => undefined);
    if (Number(id) === CHAIN_ID) return;
    await sleep(100);
  }
}

/** Blocks at an interval let bets of one second share a round, and let time go on; a deployment would only wait for them. */
async function setMining(url: string, seconds: number): Promise<void> {
  await rpc(url, "hardhat_setLoggingEnabled", [false]);
  if (seconds === 0) return;
  await rpc(url, "evm_setAutomine", [false]);
  await rpc(url, "evm_setIntervalMining", [seconds * 1000]);
}

await main().catch(report);
// Hardhat keeps its connections open.
process.exit();
