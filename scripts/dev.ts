/**
 * `npm start`: the whole local world. A chain, or two, each with its house, its oracle and its keeper, and the dApp; Ctrl-C ends them all.
 */
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createPublicClient, http } from "viem";
import type { Hex } from "../lib/bytes.ts";
import { buildContracts, deployLocal, removeDeployment } from "./contracts.ts";
import {
  DEPLOYMENTS_FILE,
  type Deployment,
  exportAbis,
  exportDeployments,
  exportMarkets,
  recordedHouses,
} from "./export.ts";
import { wholeNumber } from "./options.ts";
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
  --chains N          how many chains, 1 or 2, each with a house of its own
  --rpc-port N        port of the node, 8545; 0 finds a free one; the second chain's is the next
  --dapp-port N       port of the dApp, 3000; 0 finds a free one
  --block-time S      seconds between blocks, 1; 0 mines each transaction at once
  --without NAME      leave out "oracle", "keeper" or "dapp"; may be repeated
  --help
`;

const PARTS = ["oracle", "keeper", "dapp"];
const CHAIN_IDS = [31337, 31338];
const DEFAULT_RPC_PORT = "8545";

/** A chain of the local world. */
type Local = {
  chainId: number;
  port: number;
  url: string;
  /** Ignition's folder. */
  record: string;
  /** What tells its lines and its processes from those of another chain. Empty if there is no other. */
  suffix: string;
};

function options() {
  const { values } = parseArgs({
    options: {
      headless: { type: "boolean", default: false },
      built: { type: "boolean", default: false },
      chains: { type: "string", default: "1" },
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
  const count = wholeNumber(values.chains, "--chains", 1, CHAIN_IDS.length);
  return { ...values, seconds, count, has: (part: string) => !values.without.includes(part) };
}

async function main(): Promise<void> {
  const { headless, built, seconds, count, has, help, ...values } = options();
  if (help) return void process.stdout.write(HELP);

  const chains = await takeChains(values["rpc-port"], count);
  const dappPort = has("dapp") ? await takePort(values["dapp-port"], "--dapp-port") : 0;

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
    for (const { chainId, port, suffix } of chains) {
      const node = ["node", "--hostname", HOST, "--port", `${port}`, "--chain-id", `${chainId}`];
      processes.start(`The chain${suffix}`, [HARDHAT, ...node]);
    }
    await meanwhile(step("Contracts compiled", () => buildContracts()));
    exportAbis();
    exportMarkets();
    const openDapp = () =>
      startDapp(processes, { port: dappPort, chains, built, say: (line) => say("dapp", line) });
    // The addresses are nearly always those of the last time, so the dApp need not wait for them; if they change, it follows.
    const early = has("dapp") && !built && (await wasDeployed(chains)) ? openDapp() : undefined;
    early?.catch(() => {});
    const houses: Record<number, Deployment> = {};
    for (const { chainId, url, record, suffix } of chains) {
      await meanwhile(step(`Chain started${suffix}`, () => answered(url, chainId)));
      houses[chainId] = await meanwhile(
        step(`House deployed${suffix}`, () => deployLocal(url, record)),
      );
    }
    exportDeployments(houses);
    await Promise.all(chains.map(({ url }) => setMining(url, seconds)));
    const helpers = chains.flatMap(({ url, suffix }) =>
      ["oracle", "keeper"].filter(has).map((name) =>
        processes.start(`The ${name}${suffix}`, [`scripts/${name}.ts`, "--rpc", url], {
          onLine: (line) => say(`${name}${suffix}`, line),
        }),
      ),
    );
    const dapp = has("dapp")
      ? await meanwhile(step("dApp ready", () => early ?? openDapp()))
      : null;
    await meanwhile(Promise.all(helpers));
    const open = await meanwhile(
      Promise.all(chains.map(({ chainId, url }) => describe(url, chainId, houses[chainId]))),
    );
    console.log(
      headless
        ? JSON.stringify({ ready: true, dapp, ...open[0], chains: open })
        : banner({ dapp, seconds, chains: open }),
    );
    await meanwhile(new Promise<never>(() => {}));
  } catch (error) {
    if (error !== STOP) report(error);
  } finally {
    await processes.stop();
    for (const { record } of chains) if (record.startsWith("local-")) removeDeployment(record);
  }
}

/** A port for each chain, one after the other if the first is named. @throws Problem if one is in use. */
async function takeChains(rpcPort: string, count: number): Promise<Local[]> {
  const chains: Local[] = [];
  for (const chainId of CHAIN_IDS.slice(0, count)) {
    const next = rpcPort === "0" ? rpcPort : `${Number(rpcPort) + chains.length}`;
    const port = await takePort(chains.length === 0 ? rpcPort : next, "--rpc-port");
    // The record of the usual chain on its usual port is where Hardhat's own commands look for it.
    const isUsual = chainId === CHAIN_IDS[0] && `${port}` === DEFAULT_RPC_PORT;
    chains.push({
      chainId,
      port,
      url: `http://${HOST}:${port}`,
      record: isUsual ? `chain-${chainId}` : `local-${port}`,
      suffix: count === 1 ? "" : ` ${chainId}`,
    });
  }
  return chains;
}

/** What whoever plays on a chain, or tests it, has to know. */
async function describe(url: string, chainId: number, house: Deployment | undefined) {
  if (!house) throw new Error(`There is no house on chain ${chainId}.`);
  const { fromBlock: _, keyHash: __, ...contracts } = house;
  // Read when needed: what it builds on is generated.
  const { readBanks } = await import("./banks.ts");
  const client = createPublicClient({ transport: http(url, { batch: true }) });
  const banks = (await readBanks(client, house.casino as Hex)).map(
    ({ symbol, asset, bankroll, reserve }) => ({ symbol, asset, bankroll, reserve }),
  );
  return { rpc: url, chainId, contracts, banks };
}

/** Thrown when the user ends it. */
const STOP = new Error("Stopped.");

/** Notices that whoever started this is gone: then nobody would end it. */
function onAbandoned(act: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && act(), 500).unref();
}

/** Whether an earlier start has left the addresses of these local houses, and of no others that were local. */
async function wasDeployed(chains: readonly Local[]): Promise<boolean> {
  if (!existsSync(DEPLOYMENTS_FILE)) return false;
  const { deployments } = await import("../lib/generated/deployments.ts");
  const wanted = new Set([...recordedHouses(), ...chains.map(({ chainId }) => chainId)]);
  const found = Object.keys(deployments).map(Number);
  return found.length === wanted.size && found.every((chainId) => wanted.has(chainId));
}

/** Waits until the node answers. */
async function answered(url: string, chainId: number): Promise<void> {
  for (;;) {
    const id = await rpc(url, "eth_chainId").catch(() => undefined);
    if (Number(id) === chainId) return;
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
