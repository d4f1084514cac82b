import type { Chain } from "viem";
import { createConfig, createStorage, http, injected } from "wagmi";
import { burner } from "./burner.ts";
import { chains, pollingOf, rpcUrlOf } from "./chains.ts";
import { isLocal } from "./local.ts";

const connectors = [
  injected({ shimDisconnect: true }),
  ...(chains.some(({ id }) => isLocal(id)) ? [burner()] : []),
];

/** Wallets announce themselves by EIP-6963; nothing else is loaded from anywhere. */
export const config = createConfig({
  chains: chains as unknown as readonly [Chain, ...Chain[]],
  connectors,
  multiInjectedProviderDiscovery: true,
  pollingInterval: Object.fromEntries(chains.map(({ id }) => [id, pollingOf(id)])),
  ssr: true,
  storage: createStorage({
    key: "glasshouse",
    storage: typeof window === "undefined" ? undefined : window.localStorage,
  }),
  transports: Object.fromEntries(
    chains.map((chain) => [
      chain.id,
      // One request for the reads of one moment; a node that is down is asked again by the heartbeat, not by each read.
      http(rpcUrlOf(chain), { batch: true, retryCount: 0, timeout: 12_000 }),
    ]),
  ),
});
