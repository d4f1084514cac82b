import type { PublicClient } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { coordinatorAbi } from "../../lib/generated/abi.ts";
import { CALLBACK_GAS_LIMIT, type Network } from "../networks.ts";
import type { Owners } from "./parameters.ts";

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
 * @param plain Whether the owner may be an account without code: on a test network.
 * @returns What is wrong, a sentence each.
 */
export async function checkOwners(
  client: PublicClient,
  { owner, guardian }: Owners,
  deployer: Hex,
  plain: boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  const same = (a: Hex, b: Hex) => a.toLowerCase() === b.toLowerCase();
  if (same(owner, deployer))
    wrong.push("The deployer cannot be the owner: it ends without a role.");
  if (same(guardian, deployer)) wrong.push("The deployer cannot be the guardian.");
  if (!plain && !(await client.getCode({ address: owner }))) {
    wrong.push(
      `There is no contract at ${owner}: the owner should be a Safe (or say --plain-owner).`,
    );
  }
  return wrong;
}
