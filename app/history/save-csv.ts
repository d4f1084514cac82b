import type { Client } from "viem";
import { getBlock } from "viem/actions";
import type { Deployment } from "../chain/chains.ts";
import { saveFile } from "../parts/save-file.ts";
import { csvOf } from "./csv.ts";
import type { PastBet } from "./past.ts";

/** Blocks that are asked for at once. */
const AT_ONCE = 40;

/** Gives bets as a file. Their times have to be asked for first. @throws what the node said. */
export async function saveCsv(
  client: Client,
  { casino }: Deployment,
  chain: number,
  past: readonly PastBet[],
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const blocks = [...new Set(past.map(({ bet }) => bet.block))];
  const times = new Map<bigint, number>();
  for (let at = 0; at < blocks.length; at += AT_ONCE) {
    onProgress(at, blocks.length);
    await Promise.all(
      blocks.slice(at, at + AT_ONCE).map(async (blockNumber) => {
        const { timestamp } = await getBlock(client, { blockNumber });
        times.set(blockNumber, Number(timestamp));
      }),
    );
  }
  const text = csvOf(past, { chain, casino, time: (block) => times.get(block) as number });
  saveFile(`glasshouse-bets-${chain}.csv`, text, "text/csv");
}
