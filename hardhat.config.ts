import { createRequire } from "node:module";
import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

// The compilers come from npm, pinned by the lockfile: a build downloads nothing.
const compiler = (name: string) => createRequire(import.meta.url).resolve(`${name}/soljson.js`);

const COORDINATOR = "@chainlink/contracts/src/v0.8/vrf/dev/VRFCoordinatorV2_5.sol";

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: {
    npmFilesToBuild: [COORDINATOR, "@openzeppelin/contracts/access/manager/AccessManager.sol"],
    compilers: [
      {
        version: "0.8.37",
        path: compiler("solc"),
        settings: { viaIR: true, optimizer: { enabled: true, runs: 10_000 } },
      },
    ],
    overrides: {
      [COORDINATOR]: {
        version: "0.8.19",
        path: compiler("solc-0.8.19"),
        // More runs would bring it over the limit of 24,576 bytes.
        settings: { optimizer: { enabled: true, runs: 1_000 } },
      },
    },
  },
});
