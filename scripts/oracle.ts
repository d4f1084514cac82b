/**
 * The local oracle: answers the VRF requests of a local chain with genuine proofs, and keeps its price feeds and its pool alive.
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
import { openMarket } from "./oracle/market.ts";
import { localChainIdOf, openOracle } from "./oracle/oracle.ts";

const { values } = parseArgs({
  options: {
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    poll: { type: "string", default: "200" },
  },
});

const PRICE_POLL = 2_000;

const log: Log = (line) => console.log(line);

const transport = http(values.rpc, { batch: true, retryCount: 0 });

/** The local house, and the keys of the local world. @throws Refusal if the chain is not local. */
async function findHouse() {
  const deployment = deployments[await localChainIdOf(transport)];
  if (!deployment) throw new Refusal("No house is deployed on this chain: see npm start.");
  return { deployment, ...(await import("./local.ts")) };
}

async function answer(signal: AbortSignal): Promise<void> {
  let oracle: Awaited<ReturnType<typeof openOracle>> | undefined;
  const reconnect = async () => {
    const { deployment, MNEMONIC, PROVING_KEY, STAFF } = await findHouse();
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

async function keepPrices(signal: AbortSignal): Promise<void> {
  let market: Awaited<ReturnType<typeof openMarket>> | undefined;
  const reconnect = async () => {
    const { deployment, MNEMONIC, STAFF } = await findHouse();
    if (!deployment.market) throw new Refusal("The house on this chain has no market.");
    market = await openMarket({
      transport,
      casino: deployment.casino,
      market: deployment.market,
      account: mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.market }),
      log,
    });
  };
  const tick = async () => {
    if (!market) await reconnect();
    await market?.tick();
  };
  await repeat({ tick, reconnect }, { pause: PRICE_POLL, signal, log: () => {} });
}

// Answers never wait for prices.
await runAsProgram(async (signal) => {
  await Promise.all([answer(signal), keepPrices(signal)]);
});
