import { createPublicClient, custom, type PublicClient } from "viem";
import type { House, LotteryHouse } from "../../lib/audit/house.ts";
import type { Hex } from "../../lib/bytes.ts";
import { isAnswer, type Rpc } from "../../lib/evidence.ts";
import { casinoAbi, lotteryAbi } from "../../lib/generated/abi.ts";
import { Problem } from "../problem.ts";

/** A viem client that asks through the same door as everything else. */
export function clientOf(rpc: Rpc): PublicClient {
  const request = rpc.request.bind(rpc) as Parameters<typeof custom>[0]["request"];
  return createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });
}

/** Asks a casino which house it belongs to, and on what terms it asks for chance. @throws Problem if there is no casino. */
export async function readHouse(
  rpc: Rpc,
  casino: Hex,
  lottery: Hex | undefined,
  blockNumber: bigint,
): Promise<House> {
  const client = clientOf(rpc);
  type View =
    | "bankroll"
    | "coordinator"
    | "authority"
    | "keyHash"
    | "subscription"
    | "confirmations"
    | "callbackGasLimit"
    | "premiumPercent"
    | "minGasPrice";
  const read = <name extends View>(functionName: name) =>
    client.readContract({ address: casino, abi: casinoAbi, functionName, blockNumber });
  try {
    const [bankroll, coordinator, authority, keyHash, subscription] = await Promise.all([
      read("bankroll"),
      read("coordinator"),
      read("authority"),
      read("keyHash"),
      read("subscription"),
    ]);
    const [confirmations, callbackGasLimit, premiumPercent, minGasPrice] = await Promise.all([
      read("confirmations"),
      read("callbackGasLimit"),
      read("premiumPercent"),
      read("minGasPrice"),
    ]);
    return {
      casino: lower(casino),
      bankroll: lower(bankroll),
      coordinator: lower(coordinator),
      authority: lower(authority),
      keyHash: lower(keyHash),
      subscription,
      confirmations: BigInt(confirmations),
      callbackGasLimit: BigInt(callbackGasLimit),
      premiumPercent,
      minGasPrice,
      lottery: lottery ? await readLottery(client, lottery, bankroll, blockNumber) : null,
    };
  } catch (error) {
    if (error instanceof Problem || !isContractFault(error)) throw error;
    throw new Problem(`There is no casino at ${casino} on this chain in block ${blockNumber}.`);
  }
}

async function readLottery(
  client: PublicClient,
  address: Hex,
  bankroll: Hex,
  blockNumber: bigint,
): Promise<LotteryHouse> {
  const contract = { address, abi: lotteryAbi, blockNumber } as const;
  const nothing = (error: unknown) => {
    if (!isContractFault(error)) throw error;
    throw new Problem(`There is no lottery at ${address} on this chain in block ${blockNumber}.`);
  };
  const [bank, subscription, price] = await Promise.all([
    client.readContract({ ...contract, functionName: "bankroll" }),
    client.readContract({ ...contract, functionName: "subscription" }),
    client.readContract({ ...contract, functionName: "price" }),
  ]).catch(nothing);
  if (lower(bank) !== lower(bankroll)) {
    throw new Problem(`The lottery at ${address} belongs to another bank.`);
  }
  return { address: lower(address), subscription, price };
}

/** Whether a contract reverted, or is not there; rather than that the node did not answer. */
export function isContractFault(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { name } = cause;
    if (name === "ContractFunctionZeroDataError" || name === "ContractFunctionRevertedError")
      return true;
    if (name === "AbiDecodingZeroDataError" || name === "AbiDecodingDataSizeTooSmallError")
      return true;
    if (
      name !== "ContractFunctionExecutionError" &&
      name !== "CallExecutionError" &&
      isAnswer(cause)
    ) {
      return true;
    }
  }
  return false;
}

export function lower(hex: Hex): Hex {
  return hex.toLowerCase() as Hex;
}
