import type { Rpc } from "../../lib/evidence.ts";

/** One answer of a node, and what was asked. */
export type Answer = { method: string; params: unknown[]; result: unknown };

/** A node that lies: what it answers goes through `lie`, which gets a copy. */
export function liar(node: Rpc, lie: (answer: Answer) => unknown): Rpc {
  return {
    async request({ method, params }) {
      const asked = (params ?? []) as unknown[];
      const result = await node.request({ method, params: asked });
      return lie({ method, params: asked, result: structuredClone(result) });
    },
  };
}

type Log = { topics: string[]; data: string; logIndex: string; blockNumber: string };

/** A node that changes the events it tells of, in its lists, or in the receipts, or in both. An event that becomes undefined is left out. */
export function liarAboutEvents(
  node: Rpc,
  where: "logs" | "receipts" | "both",
  change: (log: Log) => Log | Log[] | undefined,
): Rpc {
  return liar(node, ({ method, result }) => {
    if (method === "eth_getLogs" && where !== "receipts") {
      return (result as Log[]).flatMap((log) => change(log) ?? []);
    }
    if (method === "eth_getTransactionReceipt" && where !== "logs") {
      const receipt = result as { logs: Log[] };
      return { ...receipt, logs: receipt.logs.flatMap((log) => change(log) ?? []) };
    }
    return result;
  });
}

/** Another hex digit at a place of a text, counted from its end if it is below zero. */
export function otherDigit<T extends string>(text: T, at: number): T {
  const place = at < 0 ? text.length + at : at;
  const digit = text[place] === "1" ? "2" : "1";
  return `${text.slice(0, place)}${digit}${text.slice(place + 1)}` as T;
}
