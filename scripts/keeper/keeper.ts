import {
  type Account,
  createPublicClient,
  createWalletClient,
  defineChain,
  type Transport,
  type WriteContractParameters,
} from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { bankrollAbi, casinoAbi, coordinatorAbi } from "../../lib/generated/abi.ts";
import { blockhashStoreAbi } from "../blockhash-store.ts";
import { type Log, messageOf } from "../loop.ts";
import { isLocalChain } from "../networks.ts";
import { openLotteryKeeper } from "./lottery.ts";

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
};

const CHIP = 10n ** 9n;

// As in types/Round.sol.
const OPEN = 1;
const DRAWN = 2;

// A settlement does as much as its gas allows, so this is not estimated. It is enough for several bets of a hundred rolls.
const GAS_OF_SETTLING = 8_000_000n;
const SETTLE_AT_ONCE = 50n;
const REFUND_AT_ONCE = 100n;

// Fees are paid on when they are worth this many times the transaction that does it.
const WORTH = 20n;
const GAS_OF_FUNDING = 100_000n;

// The subscription is low when it holds fewer answers than this, at today's gas price.
const LOW = 20n;
const GAS_AROUND_CALLBACK = 200_000n;

// On a local chain nobody else feeds the store of block hashes: they are gone after 256 blocks.
const STORE_AFTER = 100n;
const STORE_BEFORE = 250n;

/** A keeper of one house. Each `tick` does what is due; it keeps nothing that the chain does not. */
export async function openKeeper(options: KeeperOptions) {
  const { transport, account, log } = options;
  const client = createPublicClient({ transport });
  const chainId = await client.getChainId();
  const chain = defineChain({
    id: chainId,
    name: `Chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });
  const wallet = createWalletClient({ transport, account, chain });
  const casino = { address: options.casino, abi: casinoAbi } as const;
  const read = <const Name extends "REFUND_AFTER" | "subscription" | "callbackGasLimit">(
    functionName: Name,
  ) => client.readContract({ ...casino, functionName });

  const [refundAfter, subscription, callbackGasLimit] = await Promise.all([
    read("REFUND_AFTER"),
    read("subscription"),
    read("callbackGasLimit"),
  ]);
  const premiumPercent = await client.readContract({ ...casino, functionName: "premiumPercent" });
  const bankroll = {
    address: await client.readContract({ ...casino, functionName: "bankroll" }),
    abi: bankrollAbi,
  } as const;
  const coordinator = {
    address: await client.readContract({ ...casino, functionName: "coordinator" }),
    abi: coordinatorAbi,
  } as const;

  /** Rounds that were open when they were looked at last. */
  const open = new Set<bigint>();
  const stored = new Set<bigint>();
  let next = 1n;
  let low = false;

  /**
   * Sends what was simulated, and waits for it. If it would fail, somebody else was quicker, or it is not due.
   * @returns Whether it succeeded.
   */
  async function send(simulated: Promise<{ request: unknown }>, what: string): Promise<boolean> {
    try {
      const { request } = await simulated;
      const hash = await wallet.writeContract({ ...(request as WriteContractParameters), chain });
      const { status } = await client.waitForTransactionReceipt({ hash, pollingInterval: 200 });
      if (status === "success") log(`${what}.`);
      return status === "success";
    } catch (error) {
      log(`Not done (${what}): ${messageOf(error)}`);
      return false;
    }
  }

  const lottery =
    options.lottery && openLotteryKeeper({ client, lottery: options.lottery, account, send, log });

  async function roundOf(round: bigint) {
    const [status, seats, settled, openedAt, blockNumber] = await client.readContract({
      ...casino,
      functionName: "roundOf",
      args: [round],
    });
    return { round, status, seats, settled, openedAt, blockNumber };
  }

  /** Adds new rounds, and lets go of those that are closed. */
  async function openRounds() {
    const latest = await client.readContract({ ...casino, functionName: "latestRound" });
    if (latest + 1n < next) next = 1n;
    if (next === 1n) {
      open.clear();
      const lookback = options.lookback ?? 5_000n;
      if (latest > lookback) next = latest - lookback;
    }
    for (; next <= latest; next++) open.add(next);
    const rounds = await Promise.all([...open].map(roundOf));
    for (const { round, seats } of rounds) if (seats === 0n) open.delete(round);
    return rounds.filter(({ seats }) => seats !== 0n);
  }

  async function settle(round: bigint, left: bigint): Promise<void> {
    while (left > 0n) {
      const bets = left < SETTLE_AT_ONCE ? left : SETTLE_AT_ONCE;
      const call = client.simulateContract({
        ...casino,
        functionName: "settle",
        args: [round, bets],
        account,
        gas: GAS_OF_SETTLING,
      });
      if (!(await send(call, `Settled bets of round ${round}`))) return;
      const { seats, settled } = await roundOf(round);
      left = seats - settled;
    }
  }

  async function refund(round: bigint, left: bigint): Promise<void> {
    for (; left > 0n; left -= REFUND_AT_ONCE) {
      const bets = left < REFUND_AT_ONCE ? left : REFUND_AT_ONCE;
      const call = client.simulateContract({
        ...casino,
        functionName: "refund",
        args: [round, bets],
        account,
      });
      if (!(await send(call, `Refunded ${bets} bets of round ${round}`))) return;
    }
  }

  /** Keeps the hash of a waiting round's block for the oracle. */
  async function storeHash(blockNumber: bigint): Promise<void> {
    const address = await client.readContract({ ...coordinator, functionName: "BLOCKHASH_STORE" });
    const call = client.simulateContract({
      address,
      abi: blockhashStoreAbi,
      functionName: "store",
      args: [blockNumber],
      account,
    });
    if (await send(call, `Stored the hash of block ${blockNumber}`)) {
      stored.add(blockNumber);
    }
  }

  /** Pays the fees of chance on to the subscription when that is worth its gas, or is needed. */
  async function fundChance(gasPrice: bigint): Promise<void> {
    const [, , , fees] = await client.readContract({ ...bankroll, functionName: "ledger" });
    const [, balance] = await client.readContract({
      ...coordinator,
      functionName: "getSubscription",
      args: [subscription],
    });
    const gas = BigInt(callbackGasLimit) + GAS_AROUND_CALLBACK;
    const answer = (gas * gasPrice * (100n + premiumPercent)) / 100n;
    const wasLow = low;
    low = balance < LOW * answer;
    const worth = low ? 1n : WORTH;
    if (fees * CHIP > worth * GAS_OF_FUNDING * gasPrice) {
      const call = client.simulateContract({ ...bankroll, functionName: "fundChance", account });
      await send(call, `Paid ${fees} chips of fees on to the VRF subscription`);
    } else if (low && !wasLow) {
      log(
        `The VRF subscription is low: ${balance / CHIP} chips, less than ${LOW} answers at most cost. Anybody can fund it: fundSubscriptionWithNative(${subscription}).`,
      );
    }
  }

  async function tick(): Promise<void> {
    const head = await client.getBlock();
    for (const { round, status, seats, settled, openedAt, blockNumber } of await openRounds()) {
      const left = seats - settled;
      const age = head.number - blockNumber;
      if (status === DRAWN) {
        await settle(round, left);
      } else if (head.timestamp >= openedAt + refundAfter) {
        await refund(round, left);
      } else if (
        status === OPEN &&
        isLocalChain(chainId) &&
        age > STORE_AFTER &&
        age < STORE_BEFORE &&
        !stored.has(blockNumber)
      ) {
        await storeHash(blockNumber);
      }
    }
    const gasPrice = await client.getGasPrice();
    await fundChance(gasPrice);
    await lottery?.tick(head, gasPrice);
  }

  return { tick };
}
