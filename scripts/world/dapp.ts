import { setTimeout as sleep } from "node:timers/promises";
import { buildDapp } from "../dapp.ts";
import { Problem } from "../problem.ts";
import { HOST } from "./ports.ts";
import type { Processes } from "./processes.ts";

/** How the dApp is told where the nodes of its local chains are: see app/chain/house-chains.ts. */
export function rpcEnv(
  chains: readonly { chainId: number; url: string }[],
): Record<string, string> {
  return Object.fromEntries(chains.map(({ chainId, url }) => [`RPC_URL_${chainId}`, url]));
}

const PATIENCE = 120_000;

/**
 * Starts the dApp, and waits until its lobby can be seen.
 *
 * @param built Whether to serve it as it is published, or from a development server that follows every edit.
 * @returns Its address.
 */
export async function startDapp(
  processes: Processes,
  {
    port,
    chains,
    built,
    say,
  }: {
    port: number;
    chains: readonly { chainId: number; url: string }[];
    built: boolean;
    say: (line: string) => void;
  },
): Promise<string> {
  const url = `http://${HOST}:${port}`;
  const env = rpcEnv(chains);
  const onLine = (line: string) => {
    if (/error|warn|⨯|⚠/i.test(line)) say(line);
  };
  if (built) {
    await buildDapp(env);
    processes.start("The dApp", ["scripts/serve.ts", "--port", String(port)], { onLine });
  } else {
    const next = [
      "node_modules/next/dist/bin/next",
      "dev",
      "--hostname",
      HOST,
      "--port",
      String(port),
    ];
    processes.start("The dApp", next, { env, onLine });
  }
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return url;
    await sleep(200);
  }
  throw new Problem(`The dApp did not show its lobby on ${url} within ${PATIENCE / 1000} s.`);
}
