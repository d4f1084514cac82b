import type { Chain } from "viem";
import * as known from "viem/chains";
import { isLocal, LOCAL_CHAIN_IDS } from "./local.ts";

const LOCAL_RPC_PORT = 8545;

/** What the browser needs of a network. */
export type HouseChain = Pick<
  Chain,
  "id" | "name" | "nativeCurrency" | "rpcUrls" | "blockExplorers" | "testnet"
>;

/**
 * The networks of the houses, the one to show first in front, each with its nodes. Runs when the app is built.
 *
 * `RPC_URL_<chain id>` names the nodes of a network, with commas between them; without it, they are the public ones that viem knows, or
 * those of `npm start`. Without any house, the local network stands there alone.
 *
 * @throws if a house stands on a network that viem does not know, or if an address of a node is none.
 */
export function houseChains(ids: number[], env: Record<string, string | undefined>): HouseChain[] {
  const wanted = ids.length > 0 ? [...ids] : [LOCAL_CHAIN_IDS[0]];
  wanted.sort((a, b) => Number(isLocal(b)) - Number(isLocal(a)) || a - b);
  return wanted.map((id) => {
    const urls = nodesOf(id, env);
    return isLocal(id) ? local(id, urls) : remote(id, urls);
  });
}

function nodesOf(id: number, env: Record<string, string | undefined>): string[] {
  const name = `RPC_URL_${id}`;
  const urls = (env[name] ?? "").split(",").map((url) => url.trim());
  const named = [...new Set(urls.filter((url) => url !== ""))];
  for (const url of named) {
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? "")) {
      throw new Error(`${name} takes addresses that begin with http, not "${url}".`);
    }
  }
  return named;
}

function local(id: number, urls: string[]): HouseChain {
  const index = LOCAL_CHAIN_IDS.indexOf(id);
  const usual = `http://127.0.0.1:${LOCAL_RPC_PORT + index}`;
  return {
    id,
    name: index === 0 ? "Glasshouse local" : `Glasshouse local ${index + 1}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: urls.length > 0 ? urls : [usual] } },
    testnet: true,
  };
}

function remote(id: number, urls: string[]): HouseChain {
  const chain = (Object.values(known) as Chain[]).find((candidate) => candidate.id === id);
  if (!chain) throw new Error(`viem knows no network ${id}: deploy to one that it knows.`);
  return {
    id,
    name: chain.name,
    nativeCurrency: chain.nativeCurrency,
    rpcUrls: urls.length > 0 ? { default: { http: urls } } : { default: chain.rpcUrls.default },
    blockExplorers: chain.blockExplorers,
    testnet: chain.testnet,
  };
}
