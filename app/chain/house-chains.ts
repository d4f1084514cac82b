import type { Chain } from "viem";
import * as known from "viem/chains";
import { LOCAL_CHAIN_ID } from "./local.ts";

const LOCAL_RPC = "http://127.0.0.1:8545";

/** What the browser needs of a network. */
export type HouseChain = Pick<
  Chain,
  "id" | "name" | "nativeCurrency" | "rpcUrls" | "blockExplorers" | "testnet"
>;

/**
 * The networks of the houses, the one to show first in front. Runs when the app is built.
 *
 * `NEXT_PUBLIC_RPC_URL` is the node of the local network, `RPC_URL_<chain id>` that of another; without it, the public one
 * that viem knows. Without any house, the local network stands there alone.
 *
 * @throws if a house stands on a network that viem does not know.
 */
export function houseChains(ids: number[], env: Record<string, string | undefined>): HouseChain[] {
  const wanted = ids.length > 0 ? [...ids] : [LOCAL_CHAIN_ID];
  wanted.sort((a, b) => Number(b === LOCAL_CHAIN_ID) - Number(a === LOCAL_CHAIN_ID) || a - b);
  return wanted.map((id) => (id === LOCAL_CHAIN_ID ? local(env) : remote(id, env)));
}

function local(env: Record<string, string | undefined>): HouseChain {
  return {
    id: LOCAL_CHAIN_ID,
    name: "Glasshouse local",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [env.NEXT_PUBLIC_RPC_URL ?? LOCAL_RPC] } },
    testnet: true,
  };
}

function remote(id: number, env: Record<string, string | undefined>): HouseChain {
  const chain = (Object.values(known) as Chain[]).find((candidate) => candidate.id === id);
  if (!chain) throw new Error(`viem knows no network ${id}: deploy to one that it knows.`);
  const url = env[`RPC_URL_${id}`];
  return {
    id,
    name: chain.name,
    nativeCurrency: chain.nativeCurrency,
    rpcUrls: url ? { default: { http: [url] } } : { default: chain.rpcUrls.default },
    blockExplorers: chain.blockExplorers,
    testnet: chain.testnet,
  };
}
