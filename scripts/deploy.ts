/**
 * Deploys a house on a network of `scripts/networks.ts`, hands it to its owner, and checks that it is as planned.
 *
 *     npx hardhat keystore set BASE_SEPOLIA_RPC_URL
 *     npx hardhat keystore set DEPLOYER_KEY
 *     node scripts/launch.mjs scripts/deploy.ts --network baseSepolia --owner 0x… --guardian 0x…
 *
 * With --dry-run it makes the checks and prints the plan, and sends nothing. What a network's banks hold stands in `scripts/assets.ts`, how
 * much stays hot in `scripts/deploy/plan.ts`.
 */
import { parseArgs } from "node:util";
import { createPublicClient, custom, formatEther, getAddress, isAddress } from "viem";
import type { Hex } from "../lib/bytes.ts";
import { sealOf } from "../lib/seal.ts";
import { buildContracts } from "./contracts.ts";
import { leastFunding, planOf, renderPlan } from "./deploy/plan.ts";
import { exportAll, recordMarket } from "./export.ts";
import { readMarketFile } from "./market/file.ts";
import { NETWORKS, type Network, networkNamed } from "./networks.ts";
import { Problem, report } from "./problem.ts";

const HELP = `Deploys a house on a network of scripts/networks.ts, hands it to its owner, and checks that it is as planned.

  node scripts/launch.mjs scripts/deploy.ts --network NAME --owner 0x… --guardian 0x… [options]

  --network NAME      one of ${NETWORKS.map(({ name }) => name).join(", ")}
  --owner ADDRESS     a Safe that wants two signatures at least
  --guardian ADDRESS  who pauses new bets, and cancels acts that wait
  --market FILE       rules of a market: who may play, and which games (everybody, all; see npm run market)
  --plain-owner       the owner may be a plain account: on test networks
  --dry-run           check everything, print the plan, and send nothing
  --help

Before, say where the network is and who pays: npx hardhat keystore set BASE_SEPOLIA_RPC_URL, and DEPLOYER_KEY. The deployer also needs 0.001
of the native coin and one of each token, for the first shares of the banks, which are nobody's.
`;

function options() {
  const { values } = parseArgs({
    options: {
      network: { type: "string" },
      owner: { type: "string" },
      guardian: { type: "string" },
      market: { type: "string" },
      "plain-owner": { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  if (!values.network) throw new Problem("Name the network: --network baseSepolia");
  const address = (name: "owner" | "guardian"): Hex => {
    const value = values[name] ?? "";
    if (!isAddress(value)) throw new Problem(`Name the ${name}'s address: --${name} 0x…`);
    return getAddress(value);
  };
  return {
    network: networkNamed(values.network),
    owners: { owner: address("owner"), guardian: address("guardian") },
    market: values.market,
    plain: values["plain-owner"],
    dryRun: values["dry-run"],
  };
}

async function main(): Promise<void> {
  const given = options();
  if (!given) return void process.stdout.write(HELP);
  const { network, owners, plain, dryRun } = given;
  const file = given.market === undefined ? undefined : await readMarketFile(given.market);
  const plan = planOf(network, owners, file?.market);

  await buildContracts();
  exportAll();
  // Read when needed: what they build on is generated.
  const { casinoAbi, lotteryAbi } = await import("../lib/generated/abi.ts");
  const { readSource } = await import("./audit-chain/source.ts");
  const { checkTokens, checkVenue } = await import("./deploy/assets.ts");
  const { checkHouse } = await import("./deploy/outcome.ts");
  const { checkNetwork, checkOwners } = await import("./deploy/preflight.ts");
  const { faultsOfHouse } = await import("./market/house.ts");
  const { default: hre } = await import("hardhat");
  const { houseOn } = await import("../ignition/modules/House.ts");
  const connection = await hre.network.create(network.name);
  const [signer] = await connection.ethers.getSigners();
  if (!signer) throw new Problem("DEPLOYER_KEY is not set: npx hardhat keystore set DEPLOYER_KEY");
  const deployer = signer.address as Hex;
  const client = createPublicClient({ transport: custom(connection.provider) });

  const { isTest } = network;
  const wrong = await checkNetwork(client, network);
  if (wrong.length === 0) {
    wrong.push(
      ...(await checkOwners(client, owners, { deployer, plain, isTest })),
      ...(await checkTokens(client, network, deployer)),
      ...(await checkVenue(client, network, plan)),
    );
  }
  if (wrong.length > 0) throw new Problem(`Nothing was deployed.\n  ${wrong.join("\n  ")}`);
  if (dryRun) return void process.stdout.write(renderPlan(plan));

  const house = await connection.ignition.deploy(houseOn(plan), { displayUi: true });
  const at = async (name: "casino" | "authority" | "lottery") =>
    (await house[name].getAddress()) as Hex;
  const casino = await at("casino");
  const standing = { casino, authority: await at("authority"), ...owners, deployer };
  const left = await checkHouse(client, standing, plan);
  if (file) left.push(...(await faultsOfHouse(client, readSource(), casino, file.market)));
  if (left.length > 0) {
    throw new Problem(`The house is not as it was planned.\n  ${left.join("\n  ")}`);
  }
  if (file) recordMarket({ market: file.market, ...(file.seal ?? (await sealOf(file.market))) });
  exportAll();
  const subscription = await client.readContract({
    address: casino,
    abi: casinoAbi,
    functionName: "subscription",
  });
  const lottery = { address: await at("lottery"), abi: lotteryAbi } as const;
  const [forLottery, prepaid] = await Promise.all([
    client.readContract({ ...lottery, functionName: "subscription" }),
    client.readContract({ ...lottery, functionName: "prepaid" }),
  ]);
  console.log(whatNext(network, subscription, forLottery, prepaid));
}

function whatNext(
  network: Network,
  subscription: bigint,
  forLottery: bigint,
  prepaid: bigint,
): string {
  const { coin, title, chainId } = network;
  return `
The house stands on ${title}, and the deployer has no role in it. What is left to do, by anybody:

  1. Fund VRF subscription ${subscription}
     with ${formatEther(leastFunding(network))} ${coin} at least: what Chainlink wants to see before it answers.
     And the lottery's own, ${forLottery},
     with ${formatEther(prepaid)} ${coin}: its draws cannot start with less, and refill it from their cut.
  2. Fill the banks: deposit(assets, receiver) of each bankroll.
  3. Verify the contracts: npx hardhat ignition verify chain-${chainId}
  4. Commit ignition/deployments/chain-${chainId}.
`;
}

await main().catch(report);
process.exit();
