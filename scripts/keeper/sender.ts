import {
  type Account,
  createPublicClient,
  createWalletClient,
  defineChain,
  type PublicClient,
  type Transport,
  type WriteContractParameters,
} from "viem";
import { type Log, messageOf } from "../loop.ts";

/** What every errand of the keeper works with. */
export type Sender = {
  client: PublicClient;
  chainId: number;
  account: Account;
  log: Log;
  /**
   * Sends what was simulated, waits for it, and says so. If it would fail, somebody else was quicker, or it is not due.
   * @param what What is done then, as a sentence without its end.
   * @returns Whether it succeeded. In a dry run nothing is sent, and nothing succeeds.
   */
  send: (simulated: Promise<{ request: unknown }>, what: string) => Promise<boolean>;
};

/** The chain as it is when the keeper looks. Prices are in wei. */
export type Now = { number: bigint; timestamp: bigint; gasPrice: bigint };

/** One thing that the keeper looks after. It keeps nothing that the chain does not. */
export type Errand = { tick: (now: Now) => Promise<void> };

/** Runs errands one after the other. One that fails keeps no other from being run. @throws What the first of them threw, at the end. */
export async function runErrands(errands: readonly Errand[], now: Now): Promise<void> {
  const failures: unknown[] = [];
  for (const errand of errands) await errand.tick(now).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

export async function openSender({
  transport,
  account,
  log,
  dryRun,
}: {
  transport: Transport;
  account: Account;
  log: Log;
  dryRun: boolean;
}): Promise<Sender> {
  const client = createPublicClient({ transport });
  const chainId = await client.getChainId();
  const chain = defineChain({
    id: chainId,
    name: `Chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });
  const wallet = createWalletClient({ transport, account, chain });

  async function send(simulated: Promise<{ request: unknown }>, what: string): Promise<boolean> {
    try {
      const { request } = await simulated;
      if (dryRun) {
        log(`Not sent, in a dry run: ${what}.`);
        return false;
      }
      const hash = await wallet.writeContract({ ...(request as WriteContractParameters), chain });
      const { status } = await client.waitForTransactionReceipt({ hash, pollingInterval: 200 });
      if (status === "success") log(`${what}.`);
      return status === "success";
    } catch (error) {
      log(`Not done (${what}): ${messageOf(error)}`);
      return false;
    }
  }

  return { client, chainId, account, log, send };
}
