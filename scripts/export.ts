/**
 * Writes what the dApp and the scripts must know of the contracts: `lib/generated/abi.ts` from the build's artifacts, and
 * `lib/generated/deployments.ts` and `lib/generated/markets.ts` from the records of Ignition. Generated, never typed.
 *
 *     node scripts/export.ts
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Abi } from "viem";
import { formatAbiItem, toFunctionSelector } from "viem/utils";
import { canonical, hashOf } from "../lib/canonical.ts";
import { readMarket, type SealedMarket } from "../lib/market.ts";
import { readJson } from "./read-json.ts";
import { ROOT } from "./root.ts";

/** Addresses of one house, its proving key, the block from which its events are to be read, and what only a local chain has. */
export type Deployment = {
  casino: string;
  bankroll: string;
  lottery: string;
  coordinator: string;
  authority: string;
  keyHash: string;
  fromBlock: number;
  safe?: string;
  market?: string;
};

type AbiError = Extract<Abi[number], { type: "error" }>;

const COORDINATOR =
  "@chainlink/contracts/src/v0.8/vrf/dev/VRFCoordinatorV2_5.sol/VRFCoordinatorV2_5";
const AUTHORITY = "@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager";
const SAFE = "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol/ISafe";
const IGNITION = join(ROOT, "ignition/deployments");
const LOCAL_MARKET = join(ROOT, "ignition/markets/local.json");
const MARKET = "market.json";

/** The generated list of houses. */
export const DEPLOYMENTS_FILE = join(ROOT, "lib/generated/deployments.ts");

const HEADER = "// Written by scripts/export.ts. Do not edit.\n";

function abiOf(artifacts: string, name: string): Abi {
  const file = join(artifacts, `${name}.json`);
  if (!existsSync(file)) throw new Error(`${file} is missing: build the contracts first.`);
  return JSON.parse(readFileSync(file, "utf8")).abi;
}

/** Every error of some contracts, each once, so that a revert has a name wherever in the house it came from. */
function errorsOf(abis: Abi[]): Abi {
  const errors = abis.flat().filter((item): item is AbiError => item.type === "error");
  return [...new Map(errors.map((error) => [formatAbiItem(error), error])).values()];
}

/** Functions that a contract has and another has not. */
function withoutThoseOf(abi: Abi, other: Abi): Abi {
  const known = new Set(functionsOf(other).map((item) => toFunctionSelector(item)));
  return functionsOf(abi).filter((item) => !known.has(toFunctionSelector(item)));
}

const functionsOf = (abi: Abi) => abi.filter((item) => item.type === "function");

/** How Solidity calls a type says nothing to a caller, and would be a fifth of every page's ABIs. */
const withoutInternalTypes = (key: string, value: unknown) =>
  key === "internalType" ? undefined : value;

/** The texts of `lib/generated/abi/*.ts`, by name: a file for each contract, so that a page reads those alone that it calls. */
export function renderAbis(artifacts: string): Record<string, string> {
  const bankroll = abiOf(artifacts, "contracts/NativeBankroll.sol/NativeBankroll");
  const tokenBankroll = abiOf(artifacts, "contracts/TokenBankroll.sol/TokenBankroll");
  const game = abiOf(artifacts, "contracts/interfaces/IGame.sol/IGame");
  const hand = abiOf(artifacts, "contracts/interfaces/IHand.sol/IHand");
  const coordinator = abiOf(artifacts, COORDINATOR);
  const casino = abiOf(artifacts, "contracts/Casino.sol/Casino");
  const reserve = abiOf(artifacts, "contracts/Reserve.sol/Reserve");
  const lottery = abiOf(artifacts, "contracts/Lottery.sol/Lottery");
  const players = abiOf(artifacts, "contracts/Players.sol/Players");
  const attestationGate = abiOf(artifacts, "contracts/gates/AttestationGate.sol/AttestationGate");
  const sanctionsGate = abiOf(artifacts, "contracts/gates/SanctionsGate.sol/SanctionsGate");
  const abis: Record<string, Abi> = {
    casinoAbi: casino,
    bankrollAbi: bankroll,
    tokenBankrollAbi: withoutThoseOf(tokenBankroll, bankroll),
    reserveAbi: reserve,
    lotteryAbi: lottery,
    playersAbi: players,
    attestationGateAbi: attestationGate,
    sanctionsGateAbi: sanctionsGate,
    gameAbi: game,
    handAbi: hand,
    rouletteAbi: abiOf(artifacts, "contracts/games/Roulette.sol/Roulette"),
    coordinatorAbi: coordinator,
    authorityAbi: abiOf(artifacts, AUTHORITY),
    safeAbi: abiOf(artifacts, SAFE),
    errorsAbi: errorsOf([
      casino,
      bankroll,
      tokenBankroll,
      reserve,
      lottery,
      players,
      attestationGate,
      game,
      hand,
      coordinator,
    ]),
  };
  return Object.fromEntries(
    Object.entries(abis).map(([name, abi]) => [
      name,
      `${HEADER}\nexport const ${name} = ${JSON.stringify(abi, withoutInternalTypes)} as const;\n`,
    ]),
  );
}

/**
 * Reads one folder of Ignition.
 * @returns Nothing if the house was not deployed to the end.
 */
export function readDeployment(folder: string): Deployment | undefined {
  const record = join(folder, "deployed_addresses.json");
  if (!existsSync(record)) return undefined;
  const found: Record<string, string> = {};
  for (const [future, address] of Object.entries<string>(
    JSON.parse(readFileSync(record, "utf8")),
  )) {
    found[future.split("#")[1] ?? ""] = address;
  }
  const { Casino, NativeBankroll, Lottery, VRFCoordinatorV2_5, AccessManager } = found;
  const { SafeProxy, Market } = found;
  if (!Casino || !NativeBankroll || !Lottery || !VRFCoordinatorV2_5 || !AccessManager)
    return undefined;
  return {
    casino: Casino,
    bankroll: NativeBankroll,
    lottery: Lottery,
    coordinator: VRFCoordinatorV2_5,
    authority: AccessManager,
    ...ofCasino(folder),
    ...(SafeProxy && Market && { safe: SafeProxy, market: Market }),
  };
}

/** With which key, and in which block, the casino was deployed: from Ignition's journal. */
function ofCasino(folder: string): { keyHash: string; fromBlock: number } {
  let keyHash: string | undefined;
  for (const line of readFileSync(join(folder, "journal.jsonl"), "utf8").split("\n")) {
    const message = line === "" ? {} : JSON.parse(line);
    if (!message.futureId?.endsWith("#Casino")) continue;
    if (message.type === "DEPLOYMENT_EXECUTION_STATE_INITIALIZE") {
      keyHash = message.constructorArgs[1].keyHash;
    }
    if (message.type === "TRANSACTION_CONFIRM" && keyHash) {
      return { keyHash, fromBlock: message.receipt.blockNumber };
    }
  }
  throw new Error(`${folder} does not say how the casino was deployed.`);
}

/** Houses by chain id. */
export type Deployments = Record<number, Deployment>;

/** Reads every `chain-N` of Ignition's folder. */
export function readDeployments(folder: string): Deployments {
  const found: Deployments = {};
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const chain = /^chain-(\d+)$/.exec(name)?.[1];
    const deployment = chain && readDeployment(join(folder, name));
    if (deployment) found[Number(chain)] = deployment;
  }
  return found;
}

/** Chain ids of the houses that Ignition has on record. */
export function recordedHouses(): number[] {
  return Object.keys(readDeployments(IGNITION)).map(Number);
}

/** The text of `lib/generated/deployments.ts`. */
export function renderDeployments(deployments: Deployments): string {
  const lines = Object.entries(deployments).map(
    ([chain, deployment]) => `  ${chain}: ${JSON.stringify(deployment)},\n`,
  );
  return `${HEADER}
type Address = \`0x\${string}\`;

export type Deployment = {
  casino: Address;
  bankroll: Address;
  lottery: Address;
  coordinator: Address;
  authority: Address;
  keyHash: Address;
  fromBlock: number;
  /** On a local chain: its owner, and who keeps the pool of its venue at the price of the feed. */
  safe?: Address;
  market?: Address;
};

/** Houses by chain id. */
export const deployments: Record<number, Deployment> = {${lines.length ? "\n" : ""}${lines.join("")}};
`;
}

/** Keeps by the rules of which market a house was deployed, beside its addresses. */
export function recordMarket(sealed: SealedMarket): void {
  write(join(IGNITION, `chain-${sealed.market.chainId}`, MARKET), `${canonical(sealed)}\n`);
}

/** Reads the rules of every `chain-N` of Ignition's folder that has some. */
export function readMarkets(folder: string): SealedMarket[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => /^chain-\d+$/.test(name) && existsSync(join(folder, name, MARKET)))
    .map((name) => readJson(join(folder, name, MARKET)) as SealedMarket);
}

/** The text of `lib/generated/markets.ts`. */
export function renderMarkets(markets: readonly SealedMarket[]): string {
  const lines = markets.map((sealed) => `  ${sealed.market.chainId}: ${canonical(sealed)},\n`);
  return `${HEADER}
import type { SealedMarket } from "../market.ts";

/** By the rules of which market a house was deployed, by chain id. */
export const markets: Record<number, SealedMarket> = {\n${lines.join("")}};
`;
}

/** Writes a file only if that changes it: a development server watches these. */
function write(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes `lib/generated/abi.ts` and the files that it leads to. */
export function exportAbis(): void {
  const texts = renderAbis(join(ROOT, "artifacts"));
  for (const [name, text] of Object.entries(texts)) {
    write(join(ROOT, `lib/generated/abi/${name}.ts`), text);
  }
  const lines = Object.keys(texts).map((name) => `export { ${name} } from "./abi/${name}.ts";\n`);
  write(join(ROOT, "lib/generated/abi.ts"), `${HEADER}\n${lines.join("")}`);
}

/**
 * Writes `lib/generated/deployments.ts`.
 * @param running Houses that are to be listed whatever Ignition's records say.
 */
export function exportDeployments(running: Deployments = {}): void {
  const recorded = readDeployments(IGNITION);
  write(DEPLOYMENTS_FILE, renderDeployments({ ...recorded, ...running }));
}

/** Writes `lib/generated/markets.ts`. The local house goes by its own rules, whatever the port of its chain. */
export function exportMarkets(): void {
  const market = readMarket(readJson(LOCAL_MARKET));
  const local: SealedMarket = { market, hash: hashOf(market) };
  const recorded = readMarkets(IGNITION).filter((one) => one.market.chainId !== market.chainId);
  write(join(ROOT, "lib/generated/markets.ts"), renderMarkets([local, ...recorded]));
}

/** Writes all of them. */
export function exportAll(): void {
  exportAbis();
  exportDeployments();
  exportMarkets();
}

if (import.meta.main) exportAll();
