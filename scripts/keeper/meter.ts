import { type AbiEvent, getAbiItem, isAddressEqual, type PublicClient } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { coordinatorAbi } from "../../lib/generated/abi.ts";
import type { Now } from "./sender.ts";

const DAY = 86_400n;
const HOUR = 3_600n;
const SCAN_STEP = 5_000n;

const fulfilled = getAbiItem({ abi: coordinatorAbi, name: "RandomWordsFulfilled" });
const funded = getAbiItem({ abi: coordinatorAbi, name: "SubscriptionFundedWithNative" });

/** What the last day of the chain has told of a VRF subscription. */
export function openMeter(client: PublicClient, coordinator: Hex, subscription: bigint) {
  /** The first block of the last day, and the seconds since then. */
  async function dayAgo(now: Now): Promise<{ block: bigint; seconds: bigint }> {
    const secondsSince = async (blockNumber: bigint) =>
      now.timestamp - (await client.getBlock({ blockNumber })).timestamp;
    let [first, last] = [0n, now.number];
    while (first < last) {
      const middle = (first + last) / 2n;
      if ((await secondsSince(middle)) > DAY) first = middle + 1n;
      else last = middle;
    }
    return { block: first, seconds: await secondsSince(first) };
  }

  async function logsOf<const event extends AbiEvent>(event: event, from: bigint, to: bigint) {
    const all = [];
    for (let first = from; first <= to; first += SCAN_STEP) {
      const last = first + SCAN_STEP - 1n;
      const logs = await client.getLogs({
        address: coordinator,
        event,
        args: { subId: subscription } as never,
        fromBlock: first,
        toBlock: last < to ? last : to,
        strict: true,
      });
      all.push(...logs);
    }
    return all;
  }

  /** What it pays for answers in a day, in wei. A chain that is younger than an hour counts as an hour old. */
  async function perDay(now: Now): Promise<bigint> {
    const { block, seconds } = await dayAgo(now);
    const logs = await logsOf(fulfilled, block, now.number);
    const paid = logs.reduce((sum, { args }) => sum + args.payment, 0n);
    return (paid * DAY) / (seconds > HOUR ? seconds : HOUR);
  }

  /** What an account has given it of its own in the last day, in wei. What the bank pays on does not count. */
  async function givenBy(giver: Hex, now: Now): Promise<bigint> {
    const { block } = await dayAgo(now);
    let sum = 0n;
    for (const { args, transactionHash } of await logsOf(funded, block, now.number)) {
      const { from, to } = await client.getTransaction({ hash: transactionHash });
      if (isAddressEqual(from, giver) && to && isAddressEqual(to, coordinator)) {
        sum += args.newNativeBalance - args.oldNativeBalance;
      }
    }
    return sum;
  }

  return { perDay, givenBy };
}
