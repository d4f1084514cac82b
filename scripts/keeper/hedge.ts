import { least } from "../../lib/least.ts";
import { messageOf } from "../loop.ts";
import type { Bank } from "./banks.ts";
import type { Errand, Now, Sender } from "./sender.ts";

// What is worth a transaction: this part of what the bucket holds. The rest is left to gather.
const PART = 4n;

// Where the pool is too shallow for all of it, half is tried, and half of that.
const TRIES = 4;

// A pool that refuses even that is left alone for a while. In seconds.
const PAUSE = 60n;

/** Trades a reserve towards the share of the stablecoin that was set, as far as its bucket, the feeds and the pool allow. */
export function openHedge(
  { client, account, log, send }: Sender,
  { name, reserve, amountOf }: Bank,
): Errand {
  let next = 0n;

  /** The largest trade of those that are tried which would succeed. */
  async function largest(most: bigint, worth: bigint) {
    let refusal: unknown;
    for (let chips = most, tries = 0; chips >= worth && tries < TRIES; chips /= 2n, tries++) {
      try {
        const args = [chips] as const;
        const call = { ...reserve, functionName: "hedge", args, account } as const;
        return { chips, simulated: await client.simulateContract(call) };
      } catch (error) {
        refusal = error;
      }
    }
    return { refusal };
  }

  async function tick(now: Now): Promise<void> {
    if (now.timestamp < next) return;
    const [[sell, due], [, , capacity, , available]] = await Promise.all([
      client.readContract({ ...reserve, functionName: "hedgeDue" }),
      client.readContract({ ...reserve, functionName: "hedging" }),
    ]);
    const most = least(due, available);
    const worth = least(due, capacity / PART);
    if (most === 0n || most < worth) return;
    const { chips, simulated, refusal } = await largest(most, worth);
    const what = sell ? "sold" : "bought back";
    if (simulated) {
      const done = `Hedged the reserve of the ${name}: ${what} ${amountOf(chips)}`;
      await send(Promise.resolve(simulated), done);
      return;
    }
    next = now.timestamp + PAUSE;
    log(
      `The venue refuses a hedge of the ${name}, ${amountOf(most)} to be ${what}: ${messageOf(refusal)}`,
    );
  }

  return { tick };
}
