import { type Deployment, deployments } from "../../lib/generated/deployments.ts";
import type { HouseChain } from "./house-chains.ts";
import { isLocal } from "./local.ts";

export type { Deployment };

/** Networks with a house, the one to show first in front. Set when the app is built: see next.config.ts. */
export const chains: readonly [HouseChain, ...HouseChain[]] = JSON.parse(
  process.env.HOUSE_CHAINS as string,
);

export function chainOf(chainId: number): HouseChain | undefined {
  return chains.find((chain) => chain.id === chainId);
}

/** Where the house stands on a network, if it does. */
export function deploymentOf(chainId: number): Deployment | undefined {
  return deployments[chainId];
}

export function rpcUrlOf(chain: HouseChain): string {
  return chain.rpcUrls.default.http[0] as string;
}

/** Milliseconds between two looks at the head of a network. */
export function pollingOf(chainId: number): number {
  return isLocal(chainId) ? 1_000 : 3_000;
}
