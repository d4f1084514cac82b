import {
  createClient,
  createTransport,
  fallback,
  type Hex,
  HttpRequestError,
  http,
  LimitExceededRpcError,
  TimeoutError,
  type Transport,
} from "viem";
import { getBlock, getChainId } from "viem/actions";
import { type Head, heightToCompare, judge, type NodeState, type Sample } from "./judge.ts";

/** A node, and what is known of it. */
export type NodeReport = {
  url: string;
  /** Undefined until it was first looked at. */
  state: NodeState | undefined;
  /** Milliseconds that its answers take, smoothed. */
  latency: number | undefined;
  height: bigint | undefined;
  /** Where it was last compared with the others. */
  compared: { height: bigint; hash: Hex } | undefined;
};

/** Several nodes of one chain, as if they were one. */
export type Nodes = {
  /** Asks the best of them, and if it cannot be reached the next. */
  transport: Transport;
  /** Measures and compares all of them anew. Never throws. */
  look: () => Promise<readonly NodeReport[]>;
  reports: () => readonly NodeReport[];
  /** Is told when a request finds a node silent. @returns Ends that. */
  onSilence: (listener: () => void) => () => void;
};

const PATIENCE = 12_000;
const PATIENCE_OF_LOOK = 4_000;

/** Part of the latest latency in the smoothed one. */
const WEIGHT = 0.3;

/** Another node comes first only if it is this much quicker: every change of node may bring another head. */
const QUICKER = 0.6;

/**
 * Reads a chain through several nodes. viem's `fallback` goes on to the next node when one cannot be reached; which nodes it is given, and in
 * which order, is decided here: its own ranking knows how quick and how reliable a node is, and nothing of one that is late, on another
 * chain, or lying, nor can it leave one out.
 *
 * @param urls In the order of trust: until they were looked at, the first is asked.
 */
export function openNodes(urls: readonly string[], chainId: number): Nodes {
  const wires = new Map(
    urls.map((url) => [url, http(url, { batch: true, retryCount: 0, timeout: PATIENCE })]),
  );
  const listeners = new Set<() => void>();
  let first = urls[0];
  let reports: readonly NodeReport[] = urls.map((url) => ({
    url,
    state: undefined,
    latency: undefined,
    height: undefined,
    compared: undefined,
  }));

  function silence(url: string): void {
    const known = reports.find((report) => report.url === url);
    if (known?.state === "silent") return;
    reports = reports.map((report) =>
      report.url === url ? { ...report, state: "silent", latency: undefined } : report,
    );
    for (const listener of listeners) listener();
  }

  const transport: Transport = (options) =>
    createTransport({
      key: "nodes",
      name: "Several nodes",
      type: "nodes",
      retryCount: 0,
      async request(call) {
        const asked = inOrder(reports, first).flatMap((url) => wires.get(url) ?? []);
        if (asked.length === 0) {
          throw new HttpRequestError({
            url: urls.join(", "),
            details: "No node of this network can be believed.",
          });
        }
        const line = fallback(asked, { retryCount: 0, shouldThrow: isAnswer })(options);
        line.value?.onResponse(({ status, error, transport: used }) => {
          if (status === "error" && !isAnswer(error)) silence(used.value?.url);
        });
        return (await line.request(call as never)) as never;
      },
    });

  async function look(): Promise<readonly NodeReport[]> {
    const heads = await Promise.all(urls.map((url) => headOf(url)));
    const height = heightToCompare(heads, chainId);
    const samples = await Promise.all(
      urls.map(async (url, index): Promise<Sample> => {
        const head = heads[index];
        const isAsked = height !== undefined && head && head.chainId === chainId;
        return { url, head, hash: isAsked ? await hashAt(url, height) : undefined };
      }),
    );
    const states = judge(samples, chainId);
    reports = samples.map(({ url, head, hash }, index) => ({
      url,
      state: states[index],
      latency: head && smooth(reports[index]?.latency, head.latency),
      height: head?.height,
      compared: height !== undefined && hash ? { height, hash } : undefined,
    }));
    [first] = inOrder(reports, first);
    return reports;
  }

  return {
    transport,
    look,
    reports: () => reports,
    onSilence(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether an error is a node's answer, which another node would give as well. */
function isAnswer(error: unknown): boolean {
  return !(
    error instanceof HttpRequestError ||
    error instanceof TimeoutError ||
    error instanceof LimitExceededRpcError
  );
}

function smooth(before: number | undefined, now: number): number {
  return before === undefined ? now : Math.round((1 - WEIGHT) * before + WEIGHT * now);
}

/** Nodes to ask, the best in front. Those that cannot be believed are never among them; those that were silent or late only if all were. */
function inOrder(reports: readonly NodeReport[], first: string | undefined): string[] {
  const among = (...states: (NodeState | undefined)[]) =>
    reports.filter(({ state }) => states.includes(state));
  // Nobody knows who is right in a dispute, but whoever set the nodes up named one of them first.
  const disputed = among("disputed");
  if (disputed.length > 0) return disputed.map(({ url }) => url);
  const usable = among("good", undefined);
  if (usable.length === 0) return among("silent", "behind").map(({ url }) => url);
  const latencyOf = ({ url, latency }: NodeReport) =>
    (latency ?? Number.MAX_SAFE_INTEGER) * (url === first ? QUICKER : 1);
  return usable.sort((a, b) => latencyOf(a) - latencyOf(b)).map(({ url }) => url);
}

async function headOf(url: string): Promise<Head | undefined> {
  const start = performance.now();
  try {
    const client = clientOfLook(url);
    const [chainId, { number, timestamp }] = await Promise.all([
      getChainId(client),
      getBlock(client),
    ]);
    return {
      chainId,
      height: number,
      timestamp,
      latency: Math.max(1, Math.round(performance.now() - start)),
    };
  } catch {
    return undefined;
  }
}

async function hashAt(url: string, blockNumber: bigint): Promise<Hex | undefined> {
  const block = await getBlock(clientOfLook(url), { blockNumber }).catch(() => undefined);
  return block?.hash;
}

function clientOfLook(url: string) {
  return createClient({
    transport: http(url, { batch: true, retryCount: 0, timeout: PATIENCE_OF_LOOK }),
  });
}
