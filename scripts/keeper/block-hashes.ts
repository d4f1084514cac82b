import type { Hex } from "../../lib/bytes.ts";
import { coordinatorAbi } from "../../lib/generated/abi.ts";
import { blockhashStoreAbi } from "../blockhash-store.ts";
import type { OpenRound } from "./rounds.ts";
import type { Now, Sender } from "./sender.ts";

// A contract can read the hash of a block for 256 blocks.
const STORE_AFTER = 100n;
const STORE_BEFORE = 250n;

/** Keeps the hash of a waiting round's block for the oracle. On a local chain nobody else does. */
export async function openBlockHashes({ client, account, send }: Sender, coordinator: Hex) {
  const address = await client.readContract({
    address: coordinator,
    abi: coordinatorAbi,
    functionName: "BLOCKHASH_STORE",
  });
  const stored = new Set<bigint>();

  return async ({ blockNumber }: OpenRound, now: Now): Promise<void> => {
    const age = now.number - blockNumber;
    if (age <= STORE_AFTER || age >= STORE_BEFORE || stored.has(blockNumber)) return;
    const call = client.simulateContract({
      address,
      abi: blockhashStoreAbi,
      functionName: "store",
      args: [blockNumber],
      account,
    });
    if (await send(call, `Stored the hash of block ${blockNumber}`)) stored.add(blockNumber);
  };
}
