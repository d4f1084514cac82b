import type { PublicClient } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { coordinatorAbi, safeAbi } from "../../lib/generated/abi.ts";
import { CALLBACK_GAS_LIMIT, type Network } from "../networks.ts";
import type { Owners } from "./plan.ts";

/** Signatures that the owner's Safe must want: no single key may own a house. */
const LEAST_THRESHOLD = 2n;

/**
 * Asks the chain whether the table of networks is right about it. What a casino is told of its coordinator stays for ever.
 * @returns What is wrong, a sentence each.
 */
export async function checkNetwork(client: PublicClient, network: Network): Promise<string[]> {
  const chainId = await client.getChainId();
  if (chainId !== network.chainId) {
    return [`The node is of chain ${chainId}, and ${network.title} is chain ${network.chainId}.`];
  }
  const coordinator = { address: network.coordinator, abi: coordinatorAbi } as const;
  if (!(await client.getCode(coordinator))) {
    return [`There is no contract at ${network.coordinator}, where the coordinator should be.`];
  }
  const wrong: string[] = [];
  if (!(await client.getCode({ address: network.wrapped }))) {
    wrong.push(`There is no contract at ${network.wrapped}, where the wrapped coin should be.`);
  }
  const [exists, maxGasPrice] = await client.readContract({
    ...coordinator,
    functionName: "s_provingKeys",
    args: [network.keyHash],
  });
  if (!exists) wrong.push(`The coordinator does not know the proving key ${network.keyHash}.`);
  else if (maxGasPrice !== BigInt(network.laneGwei) * 10n ** 9n) {
    wrong.push(`The lane of the key is ${maxGasPrice} wei, not ${network.laneGwei} gwei.`);
  }
  const [least, mostGas, , , , , , premium] = await client.readContract({
    ...coordinator,
    functionName: "s_config",
  });
  if (least > network.confirmations) {
    wrong.push(`The coordinator asks for ${least} confirmations, not ${network.confirmations}.`);
  }
  if (mostGas < CALLBACK_GAS_LIMIT) {
    wrong.push(`The coordinator allows ${mostGas} gas in a callback, not ${CALLBACK_GAS_LIMIT}.`);
  }
  if (premium !== network.premiumPercent) {
    wrong.push(`The coordinator's premium is ${premium} %, not ${network.premiumPercent} %.`);
  }
  return wrong;
}

/**
 * Asks whether the house can be given to these owners.
 * @param plain Whether the owner may be an account without code. Where coins are worth something it may not.
 * @returns What is wrong, a sentence each.
 */
export async function checkOwners(
  client: PublicClient,
  { owner, guardian }: Owners,
  { deployer, plain, isTest }: { deployer: Hex; plain: boolean; isTest: boolean },
): Promise<string[]> {
  const wrong: string[] = [];
  const same = (a: Hex, b: Hex) => a.toLowerCase() === b.toLowerCase();
  if (same(owner, deployer))
    wrong.push("The deployer cannot be the owner: it ends without a role.");
  if (same(guardian, deployer)) wrong.push("The deployer cannot be the guardian.");
  if (same(guardian, owner)) wrong.push("The owner cannot be the guardian, who watches him.");
  if (plain && !isTest) wrong.push("--plain-owner is for test networks alone.");
  if (!plain) wrong.push(...(await checkSafe(client, owner)));
  return wrong;
}

/** Whether an address is a Safe that wants signatures of several owners. */
async function checkSafe(client: PublicClient, address: Hex): Promise<string[]> {
  const what = "the owner should be a Safe (on a test network, or say --plain-owner)";
  if (!(await client.getCode({ address }))) return [`There is no contract at ${address}: ${what}.`];
  const threshold = await client
    .readContract({ address, abi: safeAbi, functionName: "getThreshold" })
    .catch(() => undefined);
  if (threshold === undefined) return [`The contract at ${address} is no Safe: ${what}.`];
  if (threshold >= LEAST_THRESHOLD) return [];
  return [`The Safe at ${address} wants one signature alone: let it want ${LEAST_THRESHOLD}.`];
}
