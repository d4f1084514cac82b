import { formatEther } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { chipsToWei } from "../../lib/chips.ts";
import { bankrollAbi, casinoAbi, coordinatorAbi } from "../../lib/generated/abi.ts";
import { least } from "../../lib/least.ts";
import { openMeter } from "./meter.ts";
import type { Errand, Now, Sender } from "./sender.ts";

// Fees are paid on when they are worth this many times the transaction that does it.
const WORTH = 20n;
const GAS_OF_FUNDING = 100_000n;

// The subscription is low when it holds fewer answers than this, at today's gas price, or lasts for fewer days.
const LOW = 20n;
const LOW_DAYS = 3;
const GAS_AROUND_CALLBACK = 200_000n;

// How often the days that it lasts are reckoned anew, and how long it takes to try again after nothing could be added. In seconds.
const RECKON_EVERY = 3_600n;
const ADD_AGAIN = 600n;

/**
 * Pays the fees of chance on to the VRF subscription when that is worth its gas, or is needed; tells long before it is empty; and adds to
 * it from the keeper's own account when it holds too little for answers.
 *
 * @param topUp Most that it adds in a day, in wei, however often it is started.
 */
export async function openChance(
  { client, account, log, send }: Sender,
  { casino, bankroll, coordinator }: { casino: Hex; bankroll: Hex; coordinator: Hex },
  topUp: bigint,
): Promise<Errand> {
  const read = <const Name extends "subscription" | "callbackGasLimit" | "premiumPercent">(
    functionName: Name,
  ) => client.readContract({ address: casino, abi: casinoAbi, functionName });
  const [subscription, callbackGasLimit, premiumPercent] = await Promise.all([
    read("subscription"),
    read("callbackGasLimit"),
    read("premiumPercent"),
  ]);
  const bank = { address: bankroll, abi: bankrollAbi } as const;
  const vrf = { address: coordinator, abi: coordinatorAbi } as const;
  const meter = openMeter(client, coordinator, subscription);
  const anybody = `Anybody can fund it: fundSubscriptionWithNative(${subscription}).`;

  let wasLow = false;
  let wasShort = false;
  let reckonAt = 0n;
  let addAt = 0n;

  async function balanceOf(): Promise<bigint> {
    const [, balance] = await client.readContract({
      ...vrf,
      functionName: "getSubscription",
      args: [subscription],
    });
    return balance;
  }

  /** Says for how long it lasts when the keeper starts, and when that is not long any more. */
  async function reckon(now: Now, balance: bigint): Promise<void> {
    if (now.timestamp < reckonAt) return;
    const isFirst = reckonAt === 0n;
    reckonAt = now.timestamp + RECKON_EVERY;
    const perDay = await meter.perDay(now);
    const days = perDay === 0n ? Number.POSITIVE_INFINITY : Number(balance) / Number(perDay);
    const isShort = days < LOW_DAYS;
    const lasts =
      perDay === 0n
        ? "and was not used in the last day"
        : `and lasts for ${days.toFixed(1)} days of the last day's use, without further fees`;
    if (isFirst || (isShort && !wasShort)) {
      const what = `The VRF subscription holds ${formatEther(balance)} coins, ${lasts}.`;
      log(isShort ? `${what} ${anybody}` : what);
    }
    wasShort = isShort;
  }

  async function add(now: Now, missing: bigint): Promise<boolean> {
    if (topUp === 0n || now.timestamp < addAt) return false;
    addAt = now.timestamp + ADD_AGAIN;
    const left = topUp - (await meter.givenBy(account.address, now));
    const value = least(missing, left);
    const own = await client.getBalance(account);
    if (value <= 0n || own < value + GAS_OF_FUNDING * now.gasPrice) return false;
    const call = client.simulateContract({
      ...vrf,
      functionName: "fundSubscriptionWithNative",
      args: [subscription],
      value,
      account,
    });
    return send(call, `Added ${formatEther(value)} coins to the VRF subscription`);
  }

  async function tick(now: Now): Promise<void> {
    const { gasPrice } = now;
    const [, , , fees] = await client.readContract({ ...bank, functionName: "ledger" });
    const balance = await balanceOf();
    const gas = BigInt(callbackGasLimit) + GAS_AROUND_CALLBACK;
    const enough = (LOW * gas * gasPrice * (100n + premiumPercent)) / 100n;
    const isLow = balance < enough;
    const worth = isLow ? 1n : WORTH;
    if (chipsToWei(fees) > worth * GAS_OF_FUNDING * gasPrice) {
      const call = client.simulateContract({ ...bank, functionName: "fundChance", account });
      await send(call, `Paid ${fees} chips of fees on to the VRF subscription`);
    } else if (isLow && !(await add(now, enough - balance)) && !wasLow) {
      log(
        `The VRF subscription is low: ${formatEther(balance)} coins, less than ${LOW} answers at most cost. ${anybody}`,
      );
    }
    wasLow = isLow;
    await reckon(now, balance);
  }

  return { tick };
}
