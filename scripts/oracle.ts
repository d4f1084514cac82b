/**
 * The local oracle: answers the VRF requests of a local chain with genuine proofs.
 *
 *     node scripts/oracle.ts [--rpc http://127.0.0.1:8545] [--poll 200]
 *
 * For local chains only. Its key is known to everybody, so it would foretell every result: it looks at the chain id first, and refuses
 * every other chain before it touches a key.
 */
import { parseArgs } from "node:util";
import { http } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { deployments } from "../lib/generated/deployments.ts";
import { type Log, Refusal, repeat, runAsProgram } from "./loop.ts";
import { localChainIdOf, openOracle } from "./oracle/oracle.ts";

const { values } = parseArgs({
  options: {
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    poll: { type: "string", default: "200" },
  },
});

const log: Log = (line) => console.log(line);

async function run(signal: AbortSignal): Promise<void> {
  const transport = http(values.rpc, { batch: true, retryCount: 0 });
  let oracle: Awaited<ReturnType<typeof openOracle>> | undefined;
  const reconnect = async () => {
    const deployment = deployments[await localChainIdOf(transport)];
    if (!deployment) throw new Refusal("No house is deployed on this chain: see npm start.");
    const { MNEMONIC, PROVING_KEY, STAFF } = await import("./local.ts");
    oracle = await openOracle({
      transport,
      coordinator: deployment.coordinator,
      fromBlock: BigInt(deployment.fromBlock),
      secretKey: PROVING_KEY,
      account: mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.oracle }),
      log,
    });
    log(`Answering the requests of coordinator ${deployment.coordinator}.`);
  };
  const tick = async () => {
    if (!oracle) await reconnect();
    await oracle?.tick();
  };
  await repeat({ tick, reconnect }, { pause: Number(values.poll), signal, log });
}

await runAsProgram(run);
