import { type Address, createClient, parseEther, type Transport, toHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { getBalance, getChainId } from "viem/actions";
import { isLocal } from "./local.ts";

const KEY = "glasshouse.burner";
const FUNDS = parseEther("100");
const ENOUGH = parseEther("1");

/** The account of this browser. Its key is drawn once, from the browser's own source, and kept in its storage. */
export function burnerAccount(
  storage: Pick<Storage, "getItem" | "setItem"> = window.localStorage,
): PrivateKeyAccount {
  let key = storage.getItem(KEY);
  if (!key || !/^0x[0-9a-f]{64}$/.test(key)) {
    key = toHex(crypto.getRandomValues(new Uint8Array(32)));
    storage.setItem(KEY, key);
  }
  return privateKeyToAccount(key as `0x${string}`);
}

/**
 * Gives an account development coins, if it has few.
 *
 * @param transport To the local node. It must allow `hardhat_setBalance`, as Hardhat's and Anvil's nodes do.
 * @throws if the node is not that of a local chain.
 */
export async function fund(address: Address, transport: Transport): Promise<void> {
  const client = createClient({ transport });
  const chainId = await getChainId(client);
  if (!isLocal(chainId))
    throw new Error(`Chain ${chainId} is not a local one: use a wallet of your own there.`);
  const balance = await getBalance(client, { address });
  if (balance >= ENOUGH) return;
  await client.request({
    method: "hardhat_setBalance" as never,
    params: [address, toHex(balance + FUNDS)] as never,
  });
}
