import type { Address, Client, Hex, TransactionReceipt } from "viem";
import {
  estimateGas,
  sendTransaction,
  call as simulate,
  waitForTransactionReceipt,
} from "viem/actions";
import type { Config, Connector } from "wagmi";
import { getConnectorClient } from "wagmi/actions";

/** A call to a contract. `value` in wei. `gas` where an estimate would not do. */
export type Call = { to: Address; data: Hex; value?: bigint; gas?: bigint };

/** Where a transaction is: asked of the node, before the person in the wallet, or on its way into a block. */
export type SendStep = "idle" | "checking" | "signing" | "sent";

export type Sender = {
  config: Config;
  client: Client;
  chainId: number;
  account: Address;
  connector: Connector | undefined;
  onStep: (step: SendStep) => void;
};

// A bet that was estimated as a joiner of a round may open the next one, which costs more. Unused gas is not paid.
const GAS_MARGIN = 150_000n;

/**
 * Sends a transaction and waits for its receipt. Asks the node first, so that a contract refuses before the wallet opens.
 *
 * @throws what the contract, the wallet or the node said: see errors.ts.
 */
export async function sendCall(
  sender: Sender,
  { to, data, value = 0n, gas }: Call,
): Promise<TransactionReceipt> {
  const { config, client, chainId, account, connector, onStep } = sender;
  const request = { account, to, data, value };
  onStep("checking");
  const estimate = await estimateGas(client, request);
  onStep("signing");
  const wallet = await getConnectorClient(config, { chainId, ...(connector && { connector }) });
  const hash = await sendTransaction(wallet, {
    ...request,
    account: wallet.account,
    chain: wallet.chain,
    gas: gas ?? (estimate * 5n) / 4n + GAS_MARGIN,
  });
  onStep("sent");
  const receipt = await waitForTransactionReceipt(client, { hash });
  if (receipt.status === "reverted") {
    await simulate(client, { ...request, blockNumber: receipt.blockNumber });
    throw new Error(
      "the transaction was taken into a block, but the contract refused it, and nothing changed",
    );
  }
  return receipt;
}
