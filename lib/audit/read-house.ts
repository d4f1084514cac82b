import type { PublicClient } from "viem";
import { type Hex, lower } from "../bytes.ts";
import { clientOf, isContractFault } from "../chain/client.ts";
import { WEI_PER_CHIP } from "../chips.ts";
import type { Rpc } from "../evidence.ts";
import { bankrollAbi, casinoAbi, lotteryAbi } from "../generated/abi.ts";
import type { House, LotteryHouse } from "./house.ts";

/** There is no house where one was looked for. */
export class NoHouseError extends Error {
  override name = "NoHouseError";
}

/** Asks a casino which house it belongs to, and on what terms it asks for chance. @throws NoHouseError if there is no casino. */
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
      banks: [{ index: 0, bankroll: lower(bankroll), asset: null, chip: WEI_PER_CHIP }],
      coordinator: lower(coordinator),
      authority: lower(authority),
      reserves: await readReserves(client, casino, blockNumber),
      keyHash: lower(keyHash),
      subscription,
      confirmations: BigInt(confirmations),
      callbackGasLimit: BigInt(callbackGasLimit),
      premiumPercent,
      minGasPrice,
      lottery: lottery ? await readLottery(client, lottery, bankroll, blockNumber) : null,
    };
  } catch (error) {
    if (error instanceof NoHouseError || !isContractFault(error)) throw error;
    throw new NoHouseError(
      `There is no casino at ${casino} on this chain in block ${blockNumber}.`,
    );
  }
}

/** The reserve of each bank. */
async function readReserves(
  client: PublicClient,
  address: Hex,
  blockNumber: bigint,
): Promise<Hex[]> {
  const casino = { address, abi: casinoAbi, blockNumber } as const;
  const reserves: Hex[] = [];
  const count = await client.readContract({ ...casino, functionName: "bankCount" });
  for (let index = 0n; index < count; index++) {
    const bank = await client.readContract({ ...casino, functionName: "bankOf", args: [index] });
    const reserve = await client.readContract({
      address: bank,
      abi: bankrollAbi,
      blockNumber,
      functionName: "reserve",
    });
    reserves.push(lower(reserve));
  }
  return reserves;
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
    throw new NoHouseError(
      `There is no lottery at ${address} on this chain in block ${blockNumber}.`,
    );
  };
  const [bank, subscription, price] = await Promise.all([
    client.readContract({ ...contract, functionName: "bankroll" }),
    client.readContract({ ...contract, functionName: "subscription" }),
    client.readContract({ ...contract, functionName: "price" }),
  ]).catch(nothing);
  if (lower(bank) !== lower(bankroll)) {
    throw new NoHouseError(`The lottery at ${address} belongs to another bank.`);
  }
  return { address: lower(address), subscription, price };
}
