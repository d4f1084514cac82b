/**
 * The keeper: settles what an answer left over, refunds what no answer came for, and pays the fees of chance on to the VRF; for every bank,
 * sends to the reserve what is above the target, brings back what is short, serves the exits that wait, and trades the reserve towards its
 * hedge. Everything it does anybody may do, as often as he likes; several keepers do no harm.
 *
 *     node scripts/keeper.ts [--rpc http://127.0.0.1:8545] [--poll 1000] [--top-up 0.05] [--forecast] [--dry-run]
 *
 * --top-up is most of its own coins that it adds in a day to a VRF subscription that is low. With --forecast it says once a day how much of
 * its equity each bank should keep hot: it reads all of the past for that. With --dry-run it looks once, says what it
 * would do, and sends nothing.
 *
 * On a local chain it uses a development account. Elsewhere KEEPER_KEY is the private key that pays for its transactions.
 */
import { parseArgs } from "node:util";
import { createPublicClient, http, parseEther, zeroAddress } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { parseAccount } from "viem/utils";
import type { Hex } from "../lib/bytes.ts";
import { deployments } from "../lib/generated/deployments.ts";
import { openKeeper } from "./keeper/keeper.ts";
import { type Log, Refusal, repeat, runAsProgram } from "./loop.ts";
import { isLocalChain } from "./networks.ts";

const { values } = parseArgs({
  options: {
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    poll: { type: "string", default: "1000" },
    "top-up": { type: "string", default: "0.05" },
    forecast: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
  },
});
const dryRun = values["dry-run"];

/** @throws Refusal if it is not an amount of coins. */
function topUpOf(text: string): bigint {
  if (!/^\d+(\.\d{1,18})?$/.test(text)) {
    throw new Refusal(`--top-up takes an amount of coins, such as 0.05, not "${text}".`);
  }
  return parseEther(text);
}

const log: Log = (line) => console.log(line);

async function accountFor(chainId: number) {
  if (isLocalChain(chainId)) {
    const { MNEMONIC, STAFF } = await import("./local.ts");
    return mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.keeper });
  }
  const key = process.env.KEEPER_KEY;
  if (!key && dryRun) return parseAccount(zeroAddress);
  if (!key) throw new Refusal("Set KEEPER_KEY to the private key that pays for the keeper.");
  return privateKeyToAccount(key as Hex);
}

async function run(signal: AbortSignal): Promise<void> {
  const topUp = topUpOf(values["top-up"]);
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
      topUp,
      forecast: values.forecast,
      dryRun,
    });
    log(`Keeping the house ${deployment.casino}.`);
  };
  const tick = async () => {
    if (!keeper) await reconnect();
    await keeper?.tick();
  };
  if (dryRun) return tick();
  await repeat({ tick, reconnect }, { pause: Number(values.poll), signal, log });
}

await runAsProgram(run);
