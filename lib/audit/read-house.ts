import { erc20Abi, type PublicClient, parseAbi } from "viem";
import { type Hex, lower } from "../bytes.ts";
import { clientOf, inTurn, isContractFault } from "../chain/client.ts";
import type { Rpc } from "../evidence.ts";
import { bankrollAbi, casinoAbi, lotteryAbi, playersAbi } from "../generated/abi.ts";
import type { Bank, House, LotteryHouse } from "./house.ts";

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
    | "bankFactory"
    | "players"
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
    const [bankFactory, coordinator, authority, keyHash, subscription] = await Promise.all([
      read("bankFactory"),
      read("coordinator"),
      read("authority"),
      read("keyHash"),
      read("subscription"),
    ]);
    const reserveFactory = await client.readContract({
      address: bankFactory,
      abi: FACTORY,
      functionName: "reserves",
      blockNumber,
    });
    const players = await read("players");
    const gate = await client.readContract({
      address: players,
      abi: playersAbi,
      functionName: "gate",
      blockNumber,
    });
    const banks = await readBanks(client, casino, blockNumber);
    const [confirmations, callbackGasLimit, premiumPercent, minGasPrice] = await Promise.all([
      read("confirmations"),
      read("callbackGasLimit"),
      read("premiumPercent"),
      read("minGasPrice"),
    ]);
    return {
      casino: lower(casino),
      banks,
      bankFactory: lower(bankFactory),
      reserveFactory: lower(reserveFactory),
      players: lower(players),
      gate: lower(gate),
      coordinator: lower(coordinator),
      authority: lower(authority),
      keyHash: lower(keyHash),
      subscription,
      confirmations: BigInt(confirmations),
      callbackGasLimit: BigInt(callbackGasLimit),
      premiumPercent,
      minGasPrice,
      lottery: lottery ? await readLottery(client, lottery, banks[0].bankroll, blockNumber) : null,
    };
  } catch (error) {
    if (error instanceof NoHouseError || !isContractFault(error)) throw error;
    throw new NoHouseError(
      `There is no casino at ${casino} on this chain in block ${blockNumber}.`,
    );
  }
}

/** Every bank that a casino has opened. */
async function readBanks(
  client: PublicClient,
  address: Hex,
  blockNumber: bigint,
): Promise<House["banks"]> {
  const casino = { address, abi: casinoAbi, blockNumber } as const;
  const count = await client.readContract({ ...casino, functionName: "bankCount" });
  const numbers = Array.from({ length: Number(count) }, (_, index) => index);
  const [native, ...tokens] = await inTurn(numbers, async (index): Promise<Bank> => {
    const args = [BigInt(index)] as const;
    const bankroll = await client.readContract({ ...casino, functionName: "bankOf", args });
    const bank = { address: bankroll, abi: bankrollAbi, blockNumber } as const;
    const [asset, chip, reserve] = await Promise.all([
      client.readContract({ ...bank, functionName: "asset" }),
      client.readContract({ ...bank, functionName: "CHIP" }),
      client.readContract({ ...bank, functionName: "reserve" }),
    ]);
    const rooms = { index, bankroll: lower(bankroll), reserve: lower(reserve), chip };
    if (index === 0) return { ...rooms, asset: null, ...NATIVE };
    const token = { address: asset, abi: erc20Abi, blockNumber } as const;
    const [symbol, decimals] = await Promise.all([
      client.readContract({ ...token, functionName: "symbol" }),
      client.readContract({ ...token, functionName: "decimals" }),
    ]);
    return { ...rooms, asset: lower(asset), symbol, decimals };
  });
  if (!native) throw new NoHouseError(`The casino at ${address} has no bank.`);
  return [native, ...tokens];
}

const FACTORY = parseAbi(["function reserves() view returns (address)"]);

/** Chains call their coin by names of their own. */
const NATIVE = { symbol: "coins", decimals: 18 };

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
