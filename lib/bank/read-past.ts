import { toFunctionSelector } from "viem";
import { applyBlock } from "../audit/audit.ts";
import { equityHigh } from "../audit/books.ts";
import { collector } from "../audit/collect.ts";
import type { HouseEvent } from "../audit/events.ts";
import type { House } from "../audit/house.ts";
import { keyOf } from "../audit/powers.ts";
import { readHouse } from "../audit/read-house.ts";
import { rulesReader } from "../audit/read-rules.ts";
import { type Audit, booksOf, emptyState, type State } from "../audit/state.ts";
import { roundOf, seatOf } from "../bet-id.ts";
import { type Hex, lower } from "../bytes.ts";
import { careful } from "../chain/answers.ts";
import { clientOf, firstBlockOf } from "../chain/client.ts";
import type { Rpc } from "../evidence.ts";
import { bankrollAbi, reserveAbi } from "../generated/abi.ts";
import type { Entry, History, Refills } from "./forecast.ts";
import { mostVariance, variances } from "./variance.ts";

/** What a bank holds now, in chips. */
export type Standing = {
  /** If all open bets were won by their players. */
  hot: bigint;
  /** In the reserve, in the asset. */
  held: bigint;
  /** What exits wait for. */
  waiting: bigint;
  /** What the reserve leaves hot; null: everything. */
  hotTarget: bigint | null;
};

/** A bank's past, and where it stands. */
export type Past = {
  bank: { index: number; symbol: string; decimals: number; chip: bigint };
  block: bigint;
  history: History;
  refills: Refills;
  standing: Standing;
  /** How much of what the chain says does not add up: an audit of the chain tells what. */
  findings: number;
};

export type PastOptions = {
  rpc: Rpc;
  casino: string;
  /** The bank's number: 0, that of the native coin. */
  bank?: number | undefined;
  /** From which block on, for a node that has no state of old blocks, so that the first block of the house cannot be looked for. */
  fromBlock?: bigint | number | undefined;
  /** Up to the end of which block: the latest, if it is not named. */
  block?: bigint | undefined;
  progress?: (progress: { block: bigint; to: bigint; bets: number }) => void;
};

/** Why a past cannot be told, in a sentence. */
export class PastError extends Error {
  override name = "PastError";
}

/** A larger refill needs two of three people: it is not expected to be under way before an hour has passed. */
const TO_SIGN = 3_600;

/** Where nobody may refill more than the bucket, as if it took so long. */
const NEVER = 30 * 24 * 3_600;

const REFILL_MORE = toFunctionSelector("refillMore(uint256)");
const NO_TARGET = 2n ** 256n - 1n;

/**
 * Reads what happened to a bank from its first event on, from a node alone, by telling its books again.
 *
 * @throws PastError if there is no such bank, no such block, or nothing has happened yet.
 */
export async function readPast(options: PastOptions): Promise<Past> {
  const { progress, bank: index = 0 } = options;
  const rpc = careful(options.rpc);
  const client = clientOf(rpc);
  const casino = lower(options.casino as Hex);
  const head = await client.getBlockNumber();
  const to = options.block ?? head;
  if (to > head) throw new PastError(`There is no block ${to} yet: the latest is ${head}.`);
  const house = await readHouse(rpc, casino, undefined, to);
  const bank = house.banks[index];
  if (!bank) {
    throw new PastError(
      `The casino has no bank ${index}: its banks are numbered from 0 to ${house.banks.length - 1}.`,
    );
  }
  // The authority is built first, and tells who may do what.
  const first = await firstBlockOf(client, house.authority, to).catch((error: unknown) => {
    if (options.fromBlock === undefined) throw error;
    return BigInt(options.fromBlock);
  });
  const state = emptyState();
  // Games are found by their names: what their code is worth is the audit's to tell.
  const rulesOf = rulesReader(rpc, { games: [], hands: [] }, to);
  const teller = tell(house, index, state, rulesOf);
  const audit: Audit = {
    house,
    state,
    find: (finding) => state.findings.push(finding),
    rulesOf,
    after: (event) => teller.after(event),
  };
  const { follow, outlineOf } = collector(rpc, house);
  for await (const { through, answer } of follow(first, to, outlineOf)) {
    if (answer) {
      teller.begin(Number(answer.time));
      await applyBlock(audit, answer);
      await teller.end();
    }
    progress?.({ block: through, to, bets: state.counts.bets });
  }

  const of = { address: bank.bankroll, abi: bankrollAbi, blockNumber: to } as const;
  const reserve = { address: bank.reserve, abi: reserveAbi, blockNumber: to } as const;
  const [{ timestamp }, hot, waiting, held, target, [capacity, window]] = await Promise.all([
    client.getBlock({ blockNumber: to }),
    client.readContract({ ...of, functionName: "hotEquityLow" }),
    client.readContract({ ...of, functionName: "waitingChips" }),
    client.readContract({ ...reserve, functionName: "held" }),
    client.readContract({ ...reserve, functionName: "hotTarget" }),
    client.readContract({ ...reserve, functionName: "bucket" }),
  ]);
  const entries = teller.entries(waiting);
  const from = Math.min(...entries.map(({ time }) => time));
  if (entries.length === 0 || from >= Number(timestamp)) {
    throw new PastError(`Nothing has happened to bank ${index} before block ${to}.`);
  }
  return {
    bank: { index, symbol: bank.symbol, decimals: bank.decimals, chip: bank.chip },
    block: to,
    history: { from, to: Number(timestamp), entries },
    refills: {
      capacity,
      window: Number(window) || NEVER,
      delay: delayOf(state, bank.reserve),
    },
    standing: { hot, held, waiting, hotTarget: target === NO_TARGET ? null : target },
    findings: state.findings.length,
  };
}

/** How long a larger refill takes, by who may do it. */
function delayOf({ powers }: State, reserve: Hex): number {
  const role = powers.functions.get(keyOf(reserve, REFILL_MORE)) ?? 0n;
  const delays = [...(powers.members.get(role)?.values() ?? [])].map(Number);
  return delays.length === 0 ? NEVER : Math.max(TO_SIGN, Math.min(...delays));
}

/** The equity at which a bet that may win so much is at its table's limit. `share` is kappa times edge, both in millionths. */
function needOf(profit: bigint, share: bigint): number {
  return profit > 0n && share > 0n ? (Number(profit) * 1e12) / Number(share) : 0;
}

/** Tells what happens to a bank while its books are told. */
function tell(house: House, index: number, state: State, rulesOf: Audit["rulesOf"]) {
  const { chip } = house.banks[index] as House["banks"][number];
  const varianceOf = variances();
  const told: Entry[] = [];
  /** When each exit was asked for. */
  const asked = new Map<bigint, number>();
  /** The most that the variance of an open hand can be, as far as it was counted. */
  const hands = new Map<bigint, number>();
  let block = { time: 0, equity: 0n, moved: 0n, reserved: 0n, before: 0n };
  const placed: Extract<HouseEvent, { eventName: "BetPlaced" }>["args"][] = [];

  const books = () => booksOf(state, index);
  const move = (kind: "deposit" | "withdrawal" | "swept" | "refilled", chips: bigint) => {
    told.push({ time: block.time, kind, chips });
    block.moved += kind === "deposit" || kind === "refilled" ? chips : -chips;
  };

  /** What the bets of this block need, and how much more they and the open hands may vary than before. */
  async function taken(): Promise<{ needs: number[]; variance: number }> {
    const needs: number[] = [];
    let variance = 0;
    for (const { bet } of placed) {
      const seat = state.rounds.get(roundOf(bet))?.bets[Number(seatOf(bet))];
      const table = seat && state.tables.get(seat.table);
      if (seat?.bank !== index || !table) continue;
      const { name, edge } = await rulesOf(table);
      const most = seat.hand === undefined ? seat.max : (state.hands.get(bet)?.reserved ?? 0n);
      needs.push(needOf(most - seat.cost, table.kappa * edge));
      if (seat.hand !== undefined) continue;
      variance += varianceOf(name, seat.stakes) ?? mostVariance(seat.cost, seat.max);
    }
    for (const { id, bank, spent, reserved } of state.hands.values()) {
      if (bank !== index) continue;
      const most = mostVariance(spent, reserved);
      const more = most - (hands.get(id) ?? 0);
      if (more <= 0) continue;
      variance += more;
      hands.set(id, most);
    }
    for (const id of hands.keys()) if (!state.hands.has(id)) hands.delete(id);
    return { needs, variance };
  }

  return {
    begin(time: number) {
      const { ledger } = books();
      const { reserved } = ledger;
      block = { time, equity: equityHigh(ledger), moved: 0n, reserved, before: reserved };
      placed.length = 0;
    },
    after(event: HouseEvent) {
      const { ledger } = books();
      if (ledger.reserved > block.reserved) block.reserved = ledger.reserved;
      if (event.eventName === "BetPlaced") placed.push(event.args);
      if (event.bank !== index) return;
      const { time } = block;
      switch (event.eventName) {
        case "BoughtIn":
          told.push({ time, kind: "bought in", chips: event.args.chips });
          break;
        case "CashedOut":
          told.push({ time, kind: "cashed out", chips: event.args.chips });
          break;
        case "Deposit":
          move("deposit", event.args.assets / chip);
          break;
        case "Withdraw":
          move("withdrawal", (event.args.assets + chip - 1n) / chip);
          break;
        case "SentToReserve":
          move("swept", event.args.chips);
          break;
        case "ReceivedFromReserve":
          move("refilled", event.args.chips);
          break;
        case "ExitRequested":
          asked.set(event.args.id, time);
          break;
        case "ExitCancelled":
          asked.delete(event.args.id);
          break;
        case "ExitServed": {
          const { id, chips } = event.args;
          told.push({ time: asked.get(id) ?? time, kind: "exit", chips });
          block.moved -= chips;
          break;
        }
      }
    },
    async end() {
      const { time } = block;
      const { ledger } = books();
      const won = equityHigh(ledger) - block.equity - block.moved;
      if (won !== 0n) told.push({ time, kind: "won", chips: won });
      if (block.reserved > block.before) {
        told.push({ time, kind: "reserved", chips: block.reserved });
      }
      if (ledger.reserved !== block.reserved) {
        told.push({ time, kind: "reserved", chips: ledger.reserved });
      }
      const { needs, variance } = await taken();
      if (variance > 0) told.push({ time, kind: "bets", variance, needs });
    },
    /** Everything, with what exits still wait for. */
    entries(waiting: bigint): Entry[] {
      const exits = [...books().exits.waiting];
      const shares = exits.reduce((sum, [, exit]) => sum + exit.shares, 0n);
      const open = exits.map(([id, exit]): Entry => {
        const chips = (waiting * exit.shares) / shares;
        return { time: asked.get(id) ?? block.time, kind: "exit", chips };
      });
      return [...told, ...open];
    },
  };
}
