import { type Address, type Client, isAddressEqual } from "viem";
import { getBlock } from "viem/actions";
import { type Act, operationIdOf } from "../../lib/act.ts";
import { type HouseLog, readEvent } from "../../lib/audit/events.ts";
import type { Finding } from "../../lib/audit/finding.ts";
import type { Bank, House } from "../../lib/audit/house.ts";
import { planOf } from "../../lib/audit/plan.ts";
import { applyPower, comparePowers, noPowers, type Powers } from "../../lib/audit/powers.ts";
import { readHouse } from "../../lib/audit/read-house.ts";
import { type Hex, lower } from "../../lib/bytes.ts";
import type { Rpc } from "../../lib/evidence.ts";
import {
  authorityAbi,
  bankrollAbi,
  casinoAbi,
  gameAbi,
  reserveAbi,
  safeAbi,
} from "../../lib/generated/abi.ts";
import { DELAY, ROLES } from "../../lib/roles.ts";
import type { Deployment } from "../chain/chains.ts";
import type { HouseChain } from "../chain/house-chains.ts";
import { isLocal } from "../chain/local.ts";
import { read } from "../chain/read.ts";
import { type PowerLog, readPowerLog } from "./power-log.ts";

export type TableFacts = { number: number; name: string; bank: number; kappa: bigint };

export type Venue = {
  router: Address;
  stable: Address;
  fee: number;
  maxSlippage: number;
  ofAsset: { source: Address; maxAge: number };
  ofStable: { source: Address; maxAge: number };
};

/** A bank, and what its reserve has and takes. Amounts in chips, shares in millionths, times in seconds. */
export type BankFacts = Bank & {
  hot: bigint;
  held: bigint;
  target: bigint;
  bucket: { capacity: bigint; window: bigint };
  hedge: { share: bigint; band: bigint; capacity: bigint; window: bigint };
  venue: Venue;
  maxShare: bigint;
  maxWindow: bigint;
  maxSlippage: bigint;
  slowest: bigint;
};

/** Who signs for a role. */
export type SafeFacts = { address: Hex; owners: readonly Hex[]; threshold: bigint; nonce: bigint };

/** An act that waits in the AccessManager. Times as Unix time. */
export type Waiting = {
  id: Hex;
  act: Act;
  caller: Hex;
  /** In which block it was scheduled. */
  block: bigint;
  /** From when on, and until when, it can be carried out. */
  from: bigint;
  until: bigint;
};

/** What the operator's desk knows of a house, at the latest block. */
export type Facts = {
  chainId: number;
  block: bigint;
  time: bigint;
  house: House;
  banks: BankFacts[];
  tables: TableFacts[];
  maxKappa: bigint;
  powers: Powers;
  safes: SafeFacts[];
  waiting: Waiting[];
  /** How the roles on chain differ from the table of roles. */
  findings: Finding[];
  log: PowerLog;
};

/** Reads it. @param last What was read before, whose events are not asked for again. */
export async function readFacts(
  client: Client,
  { id: chainId, nativeCurrency }: Pick<HouseChain, "id" | "nativeCurrency">,
  { casino, authority, fromBlock }: Deployment,
  last?: Facts,
): Promise<Facts> {
  const head = await getBlock(client, { blockTag: "latest" });
  const house = await readHouse(client as unknown as Rpc, lower(casino), undefined, head.number);
  const log = await readPowerLog(
    client,
    authority,
    BigInt(fromBlock),
    head.number,
    last?.chainId === chainId ? last.log : undefined,
  );
  const powers = noPowers();
  for (const one of log.logs) {
    const event = readEvent(house, one);
    if (event) applyPower(powers, event);
  }
  const findings: Finding[] = [];
  // A developer's own house does not keep him waiting for two days.
  comparePowers(powers, planOf(house, isLocal(chainId) ? 1n : DELAY), (one) => findings.push(one));
  const members = new Set([...powers.members.values()].flatMap((some) => [...some.keys()]));
  const [banks, tables, maxKappa, safes, waiting] = await Promise.all([
    Promise.all(
      house.banks.map((bank) => {
        const symbol = bank.asset ? bank.symbol : nativeCurrency.symbol;
        return readBank(client, { ...bank, symbol });
      }),
    ),
    readTables(client, casino),
    read(client, { address: casino, abi: casinoAbi, functionName: "MAX_KAPPA" }),
    Promise.all([...members].map((address) => readSafe(client, address))),
    readWaiting(client, house, log.logs),
  ]);
  return {
    chainId,
    block: head.number,
    time: head.timestamp,
    house,
    banks,
    tables,
    maxKappa,
    powers,
    safes: safes.filter((safe) => safe !== undefined),
    waiting,
    findings,
    log,
  };
}

async function readBank(client: Client, bank: Bank): Promise<BankFacts> {
  const of = { address: bank.reserve, abi: reserveAbi } as const;
  const [hot, held, target, bucket, hedging, venue, maxShare, maxWindow, maxSlippage, slowest] =
    await Promise.all([
      read(client, { address: bank.bankroll, abi: bankrollAbi, functionName: "hotEquityLow" }),
      read(client, { ...of, functionName: "held" }),
      read(client, { ...of, functionName: "hotTarget" }),
      read(client, { ...of, functionName: "bucket" }),
      read(client, { ...of, functionName: "hedging" }),
      read(client, { ...of, functionName: "venue" }),
      read(client, { ...of, functionName: "MAX_SHARE" }),
      read(client, { ...of, functionName: "MAX_WINDOW" }),
      read(client, { ...of, functionName: "MAX_SLIPPAGE" }),
      read(client, { ...of, functionName: "SLOWEST" }),
    ]);
  const [share, band, capacity, window] = hedging;
  return {
    ...bank,
    hot,
    held,
    target,
    bucket: { capacity: bucket[0], window: bucket[1] },
    hedge: { share, band, capacity, window },
    venue,
    maxShare,
    maxWindow,
    maxSlippage,
    slowest,
  };
}

async function readTables(client: Client, address: Address): Promise<TableFacts[]> {
  const of = { address, abi: casinoAbi } as const;
  const count = Number(await read(client, { ...of, functionName: "tableCount" }));
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const number = index + 1;
      const args = [BigInt(number)] as const;
      const [game, profitShare, bank] = await read(client, {
        ...of,
        functionName: "tableOf",
        args,
      });
      const ofGame = { address: game, abi: gameAbi } as const;
      const [name, edge] = await Promise.all([
        read(client, { ...ofGame, functionName: "name" }),
        read(client, { ...ofGame, functionName: "edge" }),
      ]);
      // The casino keeps kappa * edge, rounded down: this is the kappa that gives as much.
      const kappa = edge === 0n ? 0n : (profitShare * 1_000n + edge - 1n) / edge;
      return { number, name, bank: Number(bank), kappa };
    }),
  );
}

/** Undefined if an account is no Safe. */
async function readSafe(client: Client, address: Hex): Promise<SafeFacts | undefined> {
  const code = await client.request({ method: "eth_getCode", params: [address, "latest"] });
  if (code === "0x") return undefined;
  const of = { address, abi: safeAbi } as const;
  try {
    const [owners, threshold, nonce] = await Promise.all([
      read(client, { ...of, functionName: "getOwners" }),
      read(client, { ...of, functionName: "getThreshold" }),
      read(client, { ...of, functionName: "nonce" }),
    ]);
    return { address, owners, threshold, nonce };
  } catch (error) {
    // It is another contract, rather than that the node does not answer.
    if (typeof (error as { code?: unknown }).code === "number") return undefined;
    if ((error as Error).name.startsWith("AbiDecoding")) return undefined;
    throw error;
  }
}

/** What was scheduled, and neither carried out nor cancelled, nor is too old. */
async function readWaiting(client: Client, house: House, logs: HouseLog[]): Promise<Waiting[]> {
  const latest = new Map<Hex, Omit<Waiting, "from" | "until">>();
  for (const log of logs) {
    const event = readEvent(house, log);
    if (event?.eventName === "OperationScheduled") {
      const { operationId: id, caller, target, data } = event.args;
      latest.set(id, {
        id,
        caller: lower(caller),
        act: { target, data },
        block: BigInt(log.block),
      });
    } else if (
      event?.eventName === "OperationExecuted" ||
      event?.eventName === "OperationCanceled"
    ) {
      latest.delete(event.args.operationId);
    }
  }
  const of = { address: house.authority, abi: authorityAbi } as const;
  const expiration = BigInt(await read(client, { ...of, functionName: "expiration" }));
  const all = await Promise.all(
    [...latest.values()].map(async (one) => {
      // The id is the hash of what it is for: what an event says is not believed without it.
      if (operationIdOf(one.act, one.caller) !== one.id) return undefined;
      const from = BigInt(
        await read(client, { ...of, functionName: "getSchedule", args: [one.id] }),
      );
      return from === 0n ? undefined : { ...one, from, until: from + expiration };
    }),
  );
  return all.filter((one) => one !== undefined).sort((a, b) => Number(a.from - b.from));
}

/** Who has a role, Safes first. */
export function holdersOf({ powers, safes }: Facts, role: bigint): Holder[] {
  const all = [...(powers.members.get(role) ?? [])].map(([address, delay]) => {
    const safe = safes.find((one) => isAddressEqual(one.address, address));
    return { address, delay, safe };
  });
  return all.sort((a, b) => Number(b.safe !== undefined) - Number(a.safe !== undefined));
}

export type Holder = { address: Hex; delay: bigint; safe: SafeFacts | undefined };

export const GUARDIAN = ROLES.guardian;
