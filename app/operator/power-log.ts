import type { Address, Client } from "viem";
import { toQuantity } from "../../lib/audit/collect.ts";
import type { HouseLog } from "../../lib/audit/events.ts";
import { type Hex, lower } from "../../lib/bytes.ts";
import { clientOf, firstBlockOf, isRefusal } from "../../lib/chain/client.ts";
import { isAnswer, type Rpc } from "../../lib/evidence.ts";

/** What an AccessManager has said up to a block. */
export type PowerLog = { first: bigint; head: bigint; logs: HouseLog[] };

// Blocks before the head that may still change.
const BEHIND = 12n;
const FIRST_SPAN = 5_000n;
const SMALLEST_SPAN = 10n;
// A deployment takes less, on the fastest chain.
const LONG_BEFORE = 50_000n;

/** Reads on from what is known, in ranges as large as the node allows. @param from The first block of the casino. */
export async function readPowerLog(
  client: Client,
  authority: Address,
  from: bigint,
  head: bigint,
  last?: PowerLog,
): Promise<PowerLog> {
  const first = last?.first ?? (await firstOf(client, authority, from));
  const kept = last && last.head <= head ? last.head - BEHIND : first;
  const begin = kept > first ? kept : first;
  const logs = (last?.logs ?? []).filter(({ block }) => BigInt(block) < begin);
  let span = FIRST_SPAN;
  for (let start = begin; start <= head; ) {
    const end = start + span - 1n < head ? start + span - 1n : head;
    const range = { fromBlock: toQuantity(start), toBlock: toQuantity(end) };
    try {
      const found = await client.request({
        method: "eth_getLogs",
        params: [{ address: authority, ...range }],
      });
      logs.push(
        ...found.map((log) => ({
          address: lower(log.address),
          topics: log.topics as Hex[],
          data: log.data,
          block: log.blockNumber as Hex,
          transaction: log.transactionHash as Hex,
          index: Number(log.logIndex),
        })),
      );
      start = end + 1n;
      span *= 2n;
    } catch (error) {
      if (!isAnswer(error) || span <= SMALLEST_SPAN) throw error;
      span /= 2n;
    }
  }
  return { first, head, logs };
}

/** The AccessManager is built some blocks before the casino. A node without old states does not tell how many. */
async function firstOf(client: Client, authority: Address, casino: bigint): Promise<bigint> {
  try {
    return await firstBlockOf(clientOf(client as unknown as Rpc), authority, casino);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return casino > LONG_BEFORE ? casino - LONG_BEFORE : 0n;
  }
}
