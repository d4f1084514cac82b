import type { Client } from "viem";
import { getBlock } from "viem/actions";

/**
 * The first block of a chain from a moment on, found by halving.
 *
 * @param seconds Since 1970.
 * @param from Where to begin; the answer if it is late enough.
 * @returns Undefined if no block up to `to` is so late.
 */
export async function blockAt(
  client: Client,
  seconds: number,
  from: bigint,
  to: bigint,
): Promise<bigint | undefined> {
  const isLate = async (blockNumber: bigint) =>
    Number((await getBlock(client, { blockNumber })).timestamp) >= seconds;
  if (!(await isLate(to))) return undefined;
  let [early, late] = [from - 1n, to];
  while (late - early > 1n) {
    const middle = (early + late) / 2n;
    if (await isLate(middle)) late = middle;
    else early = middle;
  }
  return late;
}
