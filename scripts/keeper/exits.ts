import { least } from "../../lib/least.ts";
import type { Bank } from "./banks.ts";
import type { Errand, Sender } from "./sender.ts";

const SERVE_AT_ONCE = 50n;

// Less than this part of what is waited for is left to gather.
const PART = 20n;

/** Serves the exits of providers who wait, as far as the hot money goes. While the reserve has no price the bank sells no shares. */
export function openExits(
  { client, account, log, send }: Sender,
  { name, bankroll, reserve, amountOf }: Bank,
): Errand {
  let wasPriced = true;

  async function tick(): Promise<void> {
    const [, , shares] = await client.readContract({ ...bankroll, functionName: "exitsWaiting" });
    if (shares === 0n) return;
    const [waiting, hot, priced] = await Promise.all([
      client.readContract({ ...bankroll, functionName: "waitingChips" }),
      client.readContract({ ...bankroll, functionName: "hotEquityLow" }),
      client.readContract({ ...reserve, functionName: "priced" }),
    ]);
    if (!priced && wasPriced) log(`Exits of the ${name} wait: a feed of its reserve has no price.`);
    wasPriced = priced;
    if (!priced || hot === 0n || hot < waiting / PART) return;
    const call = client.simulateContract({
      ...bankroll,
      functionName: "serveExits",
      args: [SERVE_AT_ONCE],
      account,
    });
    await send(call, `Served exits of the ${name}: ${amountOf(least(hot, waiting))}`);
  }

  return { tick };
}
