import { type ChildProcess, spawn } from "node:child_process";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { createTestClient, http, parseEther, type TestClient } from "viem";
import { buildDapp } from "../../../scripts/dapp.ts";
import { ROOT } from "../../../scripts/root.ts";
import { rpcEnv } from "../../../scripts/world/dapp.ts";
import { takePort } from "../../../scripts/world/ports.ts";
import { startWorld, type World } from "../world.ts";
import { launchChromium } from "./chromium.ts";
import { Relay } from "./relay.ts";
import { Wallet } from "./wallet.ts";

/** The whole house, and a browser before it: the local world, the dApp as it is published, and a line to the node that can be cut. */
export type BrowserHouse = {
  world: World;
  relay: Relay;
  browser: Browser;
  /** Address of the dApp. */
  url: string;
  /** For what only a local node can do, such as giving coins. */
  chain: TestClient;
};

// Always the same if it is free, so that a build of the dApp serves more than one run.
const RELAY_PORT = 28_545;

let opening: Promise<BrowserHouse> | undefined;
let server: ChildProcess | undefined;

/** Opens it, or finds it open: it is the same for all browser tests of a run. */
export function openBrowserHouse(): Promise<BrowserHouse> {
  opening ??= open();
  return opening;
}

async function open(): Promise<BrowserHouse> {
  const world = await startWorld("--without", "dapp");
  const relay = new Relay(world.rpc);
  await relay.open(RELAY_PORT);
  await buildDapp(rpcEnv([{ chainId: world.chainId, url: relay.url }]));
  const port = await takePort("0", "--port");
  server = spawn(process.execPath, ["scripts/serve.ts", "--port", `${port}`], {
    cwd: ROOT,
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  const [browser] = await Promise.all([launchChromium(), answered(url)]);
  const chain = createTestClient({ mode: "hardhat", transport: http(world.rpc) });
  return { world, relay, browser, url, chain };
}

/** Ends all that it started. To be called when the run ends; more than once does no harm. */
export async function closeBrowserHouse(): Promise<void> {
  const house = await opening?.catch(() => undefined);
  opening = undefined;
  server?.kill();
  await house?.browser.close();
  await house?.relay.cut();
  await house?.world.stop();
}

/** A bank of the local world, by the symbol of its asset. */
export function bankOf({ world }: BrowserHouse, symbol: string): World["banks"][number] {
  const bank = world.banks.find((one) => one.symbol === symbol);
  if (!bank) throw new Error(`The local world has no bank of ${symbol}`);
  return bank;
}

/** A context of the browser, as a person has it who opens it for the first time. */
export async function openContext(
  { browser }: BrowserHouse,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(25_000);
  // A loader of TypeScript may wrap functions that are sent to the page in a helper of this name.
  await context.addInitScript("globalThis.__name = (value) => value");
  return context;
}

/** Such a context with a wallet in it that holds 100 coins. */
export async function openWithWallet(
  house: BrowserHouse,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; wallet: Wallet }> {
  const { world, chain } = house;
  const context = await openContext(house, options);
  const wallet = new Wallet(world.rpc, world.chainId);
  await chain.setBalance({ address: wallet.account.address, value: parseEther("100") });
  await wallet.install(context);
  return { context, wallet };
}

async function answered(url: string): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answers at ${url}`);
}
