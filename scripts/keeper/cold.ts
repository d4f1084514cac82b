import { least } from "../../lib/least.ts";
import type { Bank } from "./banks.ts";
import type { Errand, Sender } from "./sender.ts";

// What is worth a transaction: these parts of the target, and of what the bucket holds. Less is left to gather.
const PART_OF_TARGET = 50n;
const PART_OF_BUCKET = 20n;

/** Sends what is hot above the target to the reserve, and brings back what the bank is short of, as far as the bucket allows. */
export function openCold(
  { client, account, send }: Sender,
  { name, reserve, amountOf }: Bank,
): Errand {
  async function sweep(): Promise<void> {
    const [excess, target] = await Promise.all([
      client.readContract({ ...reserve, functionName: "excess" }),
      client.readContract({ ...reserve, functionName: "hotTarget" }),
    ]);
    if (excess === 0n || excess < target / PART_OF_TARGET) return;
    const call = client.simulateContract({ ...reserve, functionName: "sweep", account });
    await send(call, `Swept ${amountOf(excess)} of the ${name} to its reserve`);
  }

  async function refill(): Promise<void> {
    const [shortage, held, [capacity, , available]] = await Promise.all([
      client.readContract({ ...reserve, functionName: "shortage" }),
      client.readContract({ ...reserve, functionName: "held" }),
      client.readContract({ ...reserve, functionName: "bucket" }),
    ]);
    const chips = least(shortage, held, available);
    const worth = least(shortage, capacity / PART_OF_BUCKET);
    if (chips === 0n || chips < worth) return;
    const call = client.simulateContract({
      ...reserve,
      functionName: "refill",
      args: [chips],
      account,
    });
    await send(call, `Refilled the ${name} from its reserve: ${amountOf(chips)}`);
  }

  async function tick(): Promise<void> {
    await sweep();
    await refill();
  }

  return { tick };
}
