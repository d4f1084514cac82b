import { existsSync } from "node:fs";
import { createClient, http, isAddress } from "viem";
import type { Hex } from "../lib/bytes.ts";
import type { Published, Rpc } from "../lib/evidence.ts";
import { buildContracts } from "./contracts.ts";
import { DEPLOYMENTS_FILE, exportAbis, exportDeployments } from "./export.ts";
import { messageOf } from "./loop.ts";
import { Problem } from "./problem.ts";

// What scripts share that ask a node about a house.

export const LOCAL_NODE = "http://127.0.0.1:8545";

/** A house; if it is one that was published, what is known of it. None of its events is earlier than `fromBlock`. */
export type Place = {
  casino: Hex;
  fromBlock: number | undefined;
  published?: Published & { fromBlock: number; lottery?: Hex };
};

/** Errors that name what was wrong, and need no stack. */
const EXPECTED = new Set(["PastError", "ReservesError", "NoHouseError", "BadAnswerError"]);

/** @throws Problem if it is not the address of a node. */
export function nodeAt(url: string): Rpc {
  if (!/^https?:\/\//.test(url)) throw new Problem(`Not the address of a node: ${url}`);
  const batch = { batchSize: 100 };
  return createClient({ transport: http(url, { batch, retryCount: 3, timeout: 60_000 }) });
}

/** @throws Problem if no node answers. */
export async function chainOf(rpc: Rpc, url: string): Promise<number> {
  try {
    return Number(await rpc.request({ method: "eth_chainId" }));
  } catch {
    throw new Problem(`No node answers at ${url}. Start one, or name another with --rpc.`);
  }
}

/** @throws Problem if it is not an address. */
export function addressOf(text: string | undefined): Hex | undefined {
  if (text === undefined || isAddress(text)) return text;
  throw new Problem(`Not an address: ${text}`);
}

/** @throws Problem if it is not the number of a block. */
export function blockOf(text: string | undefined, option: string): bigint | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return BigInt(text);
  throw new Problem(`${option} takes the number of a block, not "${text}".`);
}

/** Generates what the contracts compile to, and finds the house of a chain. @throws Problem if none is known there. */
export async function placeOn(chain: number, casino: Hex | undefined): Promise<Place> {
  await buildContracts();
  exportAbis();
  if (casino !== undefined) return { casino, fromBlock: undefined };
  // Where there is a list of houses it stays: it may name one that runs, of which Ignition has no record.
  if (!existsSync(DEPLOYMENTS_FILE)) exportDeployments();
  const { deployments } = await import("../lib/generated/deployments.ts");
  const published = deployments[chain];
  if (published) return { casino: published.casino, fromBlock: published.fromBlock, published };
  const known = Object.keys(deployments).join(", ") || "none";
  throw new Problem(
    `No casino is known on chain ${chain} (known chains: ${known}). Name one with --casino.`,
  );
}

/**
 * An error as its reader needs it: ours say what was wrong, a node's that it stopped answering.
 *
 * @param way What to do then.
 */
export function explain(error: unknown, usage: string, way = ""): string {
  const { code = "", name = "", message } = error as NodeJS.ErrnoException;
  if (error instanceof Problem || EXPECTED.has(name)) return message;
  if (code.startsWith("ERR_PARSE_ARGS")) return `${message}\n\n${usage}`;
  const asked = /Request|Execution|Timeout|Rpc/.test(name);
  return asked
    ? `The node stopped answering: ${messageOf(error)} ${way}`.trimEnd()
    : `${(error as Error).stack}`;
}
