import type { Account, Transport } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { casinoAbi } from "../../lib/generated/abi.ts";
import type { Log } from "../loop.ts";
import { isLocalChain } from "../networks.ts";
import { openBanks } from "./banks.ts";
import { openBlockHashes } from "./block-hashes.ts";
import { openChance } from "./chance.ts";
import { openCold } from "./cold.ts";
import { openExits } from "./exits.ts";
import { openForecast } from "./forecast.ts";
import { openHedge } from "./hedge.ts";
import { openLottery } from "./lottery.ts";
import { openRounds } from "./rounds.ts";
import { type Errand, openSender, runErrands } from "./sender.ts";

/** What a keeper keeps, and who pays for it. */
export type KeeperOptions = {
  transport: Transport;
  casino: Hex;
  /** The lottery, if it is to be kept as well. */
  lottery?: Hex;
  account: Account;
  log: Log;
  /** Rounds before the latest that are looked at when it starts. */
  lookback?: bigint;
  /** Most that it adds to a low VRF subscription in a day, of its own, in wei. */
  topUp?: bigint;
  /** Whether it says once a day how much the banks should keep hot. */
  forecast?: boolean;
  /** Whether it only says what it would do. */
  dryRun?: boolean;
};

const LOOKBACK = 5_000n;

/** A keeper of one house. Each `tick` does what is due; it keeps nothing that the chain does not. */
export async function openKeeper({
  transport,
  casino,
  lottery,
  account,
  log,
  lookback = LOOKBACK,
  topUp = 0n,
  forecast = false,
  dryRun = false,
}: KeeperOptions): Promise<{ tick: () => Promise<void> }> {
  const sender = await openSender({ transport, account, log, dryRun });
  const { client, chainId } = sender;
  const read = <const Name extends "bankroll" | "coordinator">(functionName: Name) =>
    client.readContract({ address: casino, abi: casinoAbi, functionName });
  const [bankroll, coordinator] = await Promise.all([read("bankroll"), read("coordinator")]);

  const whileOpen = isLocalChain(chainId) ? await openBlockHashes(sender, coordinator) : undefined;
  const errands: Errand[] = [
    await openRounds(sender, casino, { lookback, whileOpen }),
    await openChance(sender, { casino, bankroll, coordinator }, topUp),
    openBanks(sender, casino, [openCold, openExits, openHedge]),
    ...(lottery ? [openLottery(sender, lottery)] : []),
    // At last, since it reads much.
    ...(forecast ? [openBanks(sender, casino, [openForecast(casino)])] : []),
  ];

  async function tick(): Promise<void> {
    const [head, gasPrice] = await Promise.all([client.getBlock(), client.getGasPrice()]);
    await runErrands(errands, { number: head.number, timestamp: head.timestamp, gasPrice });
  }

  return { tick };
}
