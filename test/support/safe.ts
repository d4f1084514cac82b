import { createWalletClient, publicActions, type Transport } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import type { Call } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { safeAbi } from "../../lib/generated/abi.ts";
import { executionOf, safeTransactionOf, typedDataOf } from "../../lib/safe.ts";
import { MNEMONIC, SIGNERS } from "../../scripts/local.ts";

/** Makes a call as the Safe of a local chain does: two of its owners sign, and one of them sends it. */
export async function sendBySafe(transport: Transport, address: Hex, call: Call) {
  const [first, second] = SIGNERS.map((addressIndex) =>
    mnemonicToAccount(MNEMONIC, { addressIndex }),
  );
  if (!first || !second) throw new Error("The Safe of a local chain has too few owners");
  const wallet = createWalletClient({ account: first, transport }).extend(publicActions);
  const safe = { chainId: await wallet.getChainId(), address };
  const nonce = await wallet.readContract({ address, abi: safeAbi, functionName: "nonce" });
  const transaction = safeTransactionOf(call, nonce);
  const typedData = typedDataOf(safe, transaction);
  const signatures = await Promise.all(
    [first, second].map(async (owner) => ({
      owner: owner.address,
      signature: await owner.signTypedData(typedData),
    })),
  );
  const hash = await wallet.sendTransaction({
    ...executionOf(safe, transaction, signatures),
    chain: null,
  });
  return wallet.waitForTransactionReceipt({ hash, pollingInterval: 100 });
}
