/**
 * The keeper: settles what an answer left over, refunds what no answer came for, and pays the fees of chance on to the VRF. Everything it
 * does anybody may do, as often as he likes; several keepers do no harm.
 *
 *     node scripts/keeper.ts [--rpc http://127.0.0.1:8545] [--poll 1000]
 *
 * On a local chain it uses a development account. Elsewhere KEEPER_KEY is the private key that pays for its transactions.
 */
import { parseArgs } from "node:util";
import { createPublicClient, http } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import type { Hex } from "../lib/bytes.ts";
import { deployments } from "../lib/generated/deployments.ts";
import { openKeeper } from "./keeper/keeper.ts";
import { type Log, Refusal, repeat, runAsProgram } from "./loop.ts";
import { isLocalChain } from "./networks.ts";

const { values } = parseArgs({
  options: {
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    poll: { type: "string", default: "1000" },
  },
});

const log: Log = (line) => console.log(line);

async function accountFor(chainId: number) {
  if (isLocalChain(chainId)) {
    const { MNEMONIC, STAFF } = await import("./local.ts");
    return mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.keeper });
  }
  const key = process.env.KEEPER_KEY;
  if (!key) throw new Refusal("Set KEEPER_KEY to the private key that pays for the keeper.");
  return privateKeyToAccount(key as Hex);
}

async function run(signal: AbortSignal): Promise<void> {
  const transport = http(values.rpc, { batch: true, retryCount: 0 });
  let keeper: Awaited<ReturnType<typeof openKeeper>> | undefined;
  const reconnect = async () => {
    const chainId = await createPublicClient({ transport }).getChainId();
    const deployment = deployments[chainId];
    if (!deployment) throw new Refusal(`No house is deployed on chain ${chainId}.`);
    keeper = await openKeeper({
      transport,
      casino: deployment.casino,
      lottery: deployment.lottery,
      account: await accountFor(chainId),
      log,
    });
    log(`Keeping the house ${deployment.casino}.`);
  };
  const tick = async () => {
    if (!keeper) await reconnect();
    await keeper?.tick();
  };
  await repeat({ tick, reconnect }, { pause: Number(values.poll), signal, log });
}

await runAsProgram(run);
