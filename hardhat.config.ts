import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";
import allCores from "./scripts/all-cores.ts";
import { NETWORKS } from "./scripts/networks.ts";

// The compilers come from npm, pinned by the lockfile: a build downloads nothing.
const compiler = (name: string) => createRequire(import.meta.url).resolve(`${name}/soljson.js`);

const VRF = "@chainlink/contracts/src/v0.8/vrf/dev";
const CHAINLINK = [`${VRF}/VRFCoordinatorV2_5.sol`, `${VRF}/BlockhashStore.sol`];

// Of contracts that others have deployed, or whose bytecode comes from npm: see ignition/modules/Outside.ts.
const INTERFACES = [
  "@openzeppelin/contracts/token/ERC20/IERC20.sol",
  "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol",
  "@uniswap/v3-core/contracts/interfaces/IUniswapV3Factory.sol",
  "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol",
  "@uniswap/v3-periphery/contracts/interfaces/IQuoterV2.sol",
  "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol",
];

// Solidity tests know the contracts by interface and deploy them from their artifacts, so that they need no slow optimizer.
const TESTS = readdirSync(`${import.meta.dirname}/test`, { recursive: true })
  .map((file) => `test/${file}`)
  .filter((file) => file.endsWith(".sol"));

// BASE_SEPOLIA_RPC_URL and the like, and DEPLOYER_KEY: from `npx hardhat keystore set`, or from the environment.
const variableOf = (network: string) =>
  configVariable(`${network.replace(/[A-Z]/g, "_$&").toUpperCase()}_RPC_URL`);

// Uniswap, WETH and EAS are deployed from the bytecode that their makers published.
export const PUBLISHED = {
  readDirectory: [
    "node_modules/@ethereum-attestation-service",
    "node_modules/@uniswap",
    "node_modules/canonical-weth",
  ],
};

// The nightly tests take another seed each time, and say it: see scripts/test.ts.
const { NIGHTLY_SEED } = process.env;

// Hardhat builds for tests and for deployments with profiles of their own. What is tested is what is deployed, so there is but one.
export const profile = {
  compilers: [
    {
      version: "0.8.37",
      path: compiler("solc"),
      settings: {
        // First, as in Hardhat's defaults: the order counts when it looks for what is compiled already.
        optimizer: { enabled: true, runs: 10_000 },
        viaIR: true,
        // Games must be pure in every byte (libraries/Purity.sol), and metadata is none.
        metadata: { bytecodeHash: "none", appendCBOR: false },
      },
    },
  ],
  overrides: Object.fromEntries([
    ...CHAINLINK.map((file) => [
      file,
      {
        version: "0.8.19",
        path: compiler("solc-0.8.19"),
        // More runs would bring the coordinator over the limit of 24,576 bytes.
        settings: { optimizer: { enabled: true, runs: 1_000 } },
      },
    ]),
    ...TESTS.map((file) => [
      file,
      {
        version: "0.8.37",
        path: compiler("solc"),
        settings: {
          optimizer: { enabled: true, runs: 200 },
          metadata: { bytecodeHash: "none", appendCBOR: false },
        },
      },
    ]),
  ]),
  // Each file by itself: what is compiled beside it must not change a byte, or a deployment could not be compared with this source.
  isolated: true,
  toolVersionsInBuildInfo: false,
};

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers, allCores],
  solidity: {
    npmFilesToBuild: [
      ...CHAINLINK,
      ...INTERFACES,
      "@chainlink/contracts/src/v0.8/shared/mocks/MockV3Aggregator.sol",
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
    ],
    profiles: { default: profile, production: profile },
  },
  test: {
    // For the slowest of them on a busy machine: a test that hangs is found all the same.
    mocha: { timeout: 120_000 },
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 1_000 },
          invariant: { runs: 1_024, depth: 64, failOnRevert: true },
          fsPermissions: PUBLISHED,
        },
        nightly: {
          fuzz: { ...(NIGHTLY_SEED && { seed: NIGHTLY_SEED }) },
          invariant: { runs: 10_000, depth: 128, failOnRevert: true },
          fsPermissions: PUBLISHED,
        },
      },
    },
  },
  networks: {
    localhost: { type: "http", url: "http://127.0.0.1:8545" },
    ...Object.fromEntries(
      NETWORKS.map(({ name, chainId }) => [
        name,
        {
          type: "http" as const,
          chainId,
          url: variableOf(name),
          accounts: [configVariable("DEPLOYER_KEY")],
        },
      ]),
    ),
  },
});
