import type { PublicClient } from "viem";
import type { Hex } from "../bytes.ts";
import { causes, inTurn } from "../chain/client.ts";
import { bankrollAbi } from "../generated/abi.ts";
import type { BankView } from "./bank-view.ts";
import type { BankMoney } from "./block.ts";
import type { Bank } from "./house.ts";

/** What a bank says of its money, and what it really has, at the end of a block. Nothing, if it was not built yet. */
export async function readMoney(
  client: PublicClient,
  { bankroll }: Bank,
  blockNumber: bigint,
): Promise<BankMoney> {
  const contract = { address: bankroll, abi: bankrollAbi, blockNumber } as const;
  const [[cash, chips, reserved, fees], bets, balance] = await Promise.all([
    client.readContract({ ...contract, functionName: "ledger" }).catch(beforeItStood(NO_LEDGER)),
    client.readContract({ ...contract, functionName: "betsOpened" }).catch(beforeItStood(0n)),
    client.getBalance({ address: bankroll, blockNumber }),
  ]);
  return { ledger: { cash, chips, reserved, fees, bets }, balance };
}

/** The same, with its shares, what it was given, and the chips of some players. */
export async function readBank(
  client: PublicClient,
  bank: Bank,
  players: readonly Hex[],
  blockNumber: bigint,
): Promise<BankView> {
  const contract = { address: bank.bankroll, abi: bankrollAbi, blockNumber } as const;
  const [money, shares, [given, end], equityLow] = await Promise.all([
    readMoney(client, bank, blockNumber),
    client.readContract({ ...contract, functionName: "totalSupply" }),
    client.readContract({ ...contract, functionName: "contributed" }),
    client.readContract({ ...contract, functionName: "hotEquityLow" }),
  ]);
  const chipsOf = await inTurn(players, async (player) => {
    const args = [player] as const;
    const chips = await client.readContract({ ...contract, functionName: "chipsOf", args });
    return [player, chips] as const;
  });
  return {
    ...money,
    shares,
    contributed: { chips: given, end },
    equityLow,
    chipsOf: new Map(chipsOf),
  };
}

const NO_LEDGER = [0n, 0n, 0n, 0n] as const;

/** For a block in which the bank was not built yet: there is no contract to answer. */
function beforeItStood<T>(value: T): (error: unknown) => T {
  return (error) => {
    const names = causes(error).map(({ name }) => name);
    if (names.includes("ContractFunctionZeroDataError")) return value;
    throw error;
  };
}
