import {
  type Abi,
  type Address,
  type Client,
  type ContractFunctionArgs,
  type ContractFunctionName,
  decodeFunctionResult,
  encodeFunctionData,
  numberToHex,
  type ReadContractParameters,
  type ReadContractReturnType,
} from "viem";

/**
 * Asks a view of a contract, at the latest block if none is named. It does what viem's `readContract` does, without the ways round a node that the
 * house never takes (deployless calls, multicalls, off-chain lookups), which would be 10 kB of every page.
 */
export async function read<
  const abi extends Abi | readonly unknown[],
  name extends ContractFunctionName<abi, "pure" | "view">,
  const args extends ContractFunctionArgs<abi, "pure" | "view", name>,
>(
  client: Client,
  { address, abi, functionName, args, blockNumber }: ReadContractParameters<abi, name, args>,
): Promise<ReadContractReturnType<abi, name, args>> {
  const call = { abi, functionName, args } as {
    abi: Abi;
    functionName: string;
    args: readonly unknown[];
  };
  const data = await client.request({
    method: "eth_call",
    params: [
      { to: address, data: encodeFunctionData(call) },
      blockNumber === undefined ? "latest" : numberToHex(blockNumber),
    ],
  });
  return decodeFunctionResult({ ...call, data }) as ReadContractReturnType<abi, name, args>;
}

/** The wei of an account, at the latest block. */
export async function readBalance(client: Client, address: Address): Promise<bigint> {
  return BigInt(await client.request({ method: "eth_getBalance", params: [address, "latest"] }));
}
