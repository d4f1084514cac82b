/**
 * Deploys a house on a network of `scripts/networks.ts`, hands it to its owner, and checks that nothing is left with the deployer.
 *
 *     npx hardhat keystore set BASE_SEPOLIA_RPC_URL
 *     npx hardhat keystore set DEPLOYER_KEY
 *     node scripts/launch.mjs scripts/deploy.ts --network baseSepolia --owner 0x… --guardian 0x…
 *
 * With --print it only prints the parameters, for `npx hardhat ignition deploy ignition/modules/House.ts --parameters FILE`.
 */
import { parseArgs } from "node:util";
import { createPublicClient, custom, formatEther, getAddress, isAddress } from "viem";
import { DEAD } from "../ignition/house.ts";
import type { Hex } from "../lib/bytes.ts";
import { bankrollAbi, casinoAbi, lotteryAbi } from "../lib/generated/abi.ts";
import { buildContracts } from "./contracts.ts";
import { leastFunding, parametersOf, renderParameters } from "./deploy/parameters.ts";
import { checkNetwork, checkOwners } from "./deploy/preflight.ts";
import { rolesOf } from "./deploy/roles.ts";
import { exportAll } from "./export.ts";
import { type Network, networkNamed } from "./networks.ts";
import { Problem, report } from "./problem.ts";

function options() {
  const { values } = parseArgs({
    options: {
      network: { type: "string" },
      owner: { type: "string" },
      guardian: { type: "string" },
      "plain-owner": { type: "boolean", default: false },
      print: { type: "boolean", default: false },
    },
  });
  if (!values.network) throw new Problem("Name the network: --network baseSepolia");
  const address = (name: "owner" | "guardian"): Hex => {
    const value = values[name] ?? "";
    if (!isAddress(value)) throw new Problem(`Name the ${name}'s address: --${name} 0x…`);
    return getAddress(value);
  };
  return {
    network: networkNamed(values.network),
    owners: { owner: address("owner"), guardian: address("guardian") },
    plain: values["plain-owner"],
    print: values.print,
  };
}

async function main(): Promise<void> {
  const { network, owners, plain, print } = options();
  const parameters = parametersOf(network, owners);
  if (print) return void process.stdout.write(renderParameters(parameters));

  await buildContracts();
  exportAll();
  const { default: hre } = await import("hardhat");
  const { default: House } = await import("../ignition/modules/House.ts");
  const connection = await hre.network.create(network.name);
  const [signer] = await connection.ethers.getSigners();
  if (!signer) throw new Problem("DEPLOYER_KEY is not set: npx hardhat keystore set DEPLOYER_KEY");
  const deployer = signer.address as Hex;
  const client = createPublicClient({ transport: custom(connection.provider) });

  const wrong = await checkNetwork(client, network);
  if (wrong.length === 0) wrong.push(...(await checkOwners(client, owners, deployer, plain)));
  if (wrong.length > 0) throw new Problem(`Nothing was deployed.\n  ${wrong.join("\n  ")}`);

  const house = await connection.ignition.deploy(House, { parameters, displayUi: true });
  const authority = (await house.authority.getAddress()) as Hex;
  const left = await rolesOf(client, authority, deployer);
  if (left.length > 0) {
    throw new Problem(`The deployer still has roles of ${authority}: ${left.join(", ")}.`);
  }
  const bankroll = (await house.bankroll.getAddress()) as Hex;
  const dead = await client.readContract({
    address: bankroll,
    abi: bankrollAbi,
    functionName: "balanceOf",
    args: [DEAD],
  });
  if (dead === 0n) {
    throw new Problem(`The bank ${bankroll} has no shares that are nobody's.`);
  }
  exportAll();
  const subscription = await client.readContract({
    address: (await house.casino.getAddress()) as Hex,
    abi: casinoAbi,
    functionName: "subscription",
  });
  const lottery = { address: (await house.lottery.getAddress()) as Hex, abi: lotteryAbi } as const;
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
  2. Fill the bank: deposit(assets, receiver) of the bankroll.
  3. Verify the contracts: npx hardhat ignition verify chain-${chainId}
  4. Commit ignition/deployments/chain-${chainId}.
`;
}

await main().catch(report);
process.exit();
