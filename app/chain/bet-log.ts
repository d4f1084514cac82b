import type { Address, Client, Hex } from "viem";
import { getLogs, iterateLogs } from "viem/actions";
import { getAbiItem } from "viem/utils";
import { roundOf, seatOf } from "../../lib/bet-id.ts";
import { casinoAbi } from "../../lib/generated/abi.ts";
import { ONE_ROLL, type Rolls } from "../../lib/play.ts";

/** How a bet ended. Amounts in chips. */
export type BetEnd =
  | { kind: "settled"; payout: bigint; word: bigint; voided: boolean; block: bigint; tx: Hex }
  | { kind: "refunded"; amount: bigint; block: bigint; tx: Hex };

/** A bet as the casino's events tell it. */
export type BetRow = {
  id: bigint;
  round: bigint;
  seat: number;
  player: Address;
  table: number;
  /** Chips for one unit of the choice and one roll. */
  stake: bigint;
  choice: bigint;
  rolls: Rolls;
  block: bigint;
  tx: Hex;
  /** Undefined while the bet is open. */
  end: BetEnd | undefined;
};

const BetPlaced = getAbiItem({ abi: casinoAbi, name: "BetPlaced" });
const RollsPlaced = getAbiItem({ abi: casinoAbi, name: "RollsPlaced" });
const BetsSettled = getAbiItem({ abi: casinoAbi, name: "BetsSettled" });
const BetsRefunded = getAbiItem({ abi: casinoAbi, name: "BetsRefunded" });
const BetVoided = getAbiItem({ abi: casinoAbi, name: "BetVoided" });

const EVENTS = [BetPlaced, RollsPlaced, BetsSettled, BetsRefunded, BetVoided] as const;

async function logsOf(client: Client, casino: Address, fromBlock: bigint, toBlock: bigint) {
  return getLogs(client, { address: casino, events: EVENTS, fromBlock, toBlock, strict: true });
}

/** An event of the casino's that is about bets. */
export type BetLog = Awaited<ReturnType<typeof logsOf>>[number];

/**
 * Tells bets from events, newest first. Pure.
 *
 * @param known Bets told before: they take the ends that the events bring.
 */
export function tellBets(logs: readonly BetLog[], known: readonly BetRow[] = []): BetRow[] {
  const bets = new Map<bigint, BetRow>(known.map((bet) => [bet.id, bet]));
  const rolls = new Map<bigint, Rolls>();
  const voided = new Set<bigint>();
  for (const { eventName, args } of logs) {
    if (eventName === "RollsPlaced") {
      const { bet, count, stopGain, stopLoss } = args;
      rolls.set(bet, { count: Number(count), stopGain, stopLoss });
    }
    if (eventName === "BetVoided") voided.add(args.bet);
  }
  for (const log of logs) {
    if (log.eventName !== "BetPlaced") continue;
    const { bet: id, player, table, stake, choice } = log.args;
    bets.set(id, {
      id,
      round: roundOf(id),
      seat: Number(seatOf(id)),
      player,
      table: Number(table),
      stake,
      choice,
      rolls: rolls.get(id) ?? bets.get(id)?.rolls ?? ONE_ROLL,
      block: log.blockNumber,
      tx: log.transactionHash,
      end: bets.get(id)?.end,
    });
  }
  for (const log of logs) {
    if (log.eventName !== "BetsSettled" && log.eventName !== "BetsRefunded") continue;
    const { round, firstSeat } = log.args;
    const amounts = log.eventName === "BetsSettled" ? log.args.payouts : log.args.amounts;
    const where = { block: log.blockNumber, tx: log.transactionHash };
    for (const [index, amount] of amounts.entries()) {
      const id = (round << 16n) | (firstSeat + BigInt(index));
      const bet = bets.get(id);
      if (!bet) continue;
      const end: BetEnd =
        log.eventName === "BetsSettled"
          ? {
              kind: "settled",
              payout: amount,
              word: log.args.word,
              voided: voided.has(id),
              ...where,
            }
          : { kind: "refunded", amount, ...where };
      bets.set(id, { ...bet, end });
    }
  }
  return [...bets.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** What was read of the log so far: every bet from block `floor` to block `head`. */
export type Book = { bets: BetRow[]; floor: bigint; head: bigint };

type Where = { client: Client; casino: Address; fromBlock: bigint };

/** Blocks read again each time, in case the chain changed its mind about them. */
const REORG_DEPTH = 12n;
const WINDOW = 20_000n;
const PAGE = 5_000n;
const TOPICS = 50;

/**
 * Reads the latest bets of everybody, up to block `head`: what is new since `last`, or, at first, back to the casino's first block
 * or until `enough` bets are found.
 */
export async function readFeed(
  where: Where,
  head: bigint,
  enough: number,
  last?: Book,
): Promise<Book> {
  const { client, casino, fromBlock } = where;
  if (last && last.head <= head) {
    const from = max(last.head - REORG_DEPTH, last.floor);
    const kept = last.bets
      .filter((bet) => bet.block < from)
      .map((bet) => withoutEndFrom(bet, from));
    const bets = tellBets(await readUp(client, casino, from, head), kept);
    return { bets: bets.slice(0, 2 * enough), floor: last.floor, head };
  }
  let logs: BetLog[] = [];
  let floor = head + 1n;
  while (floor > fromBlock) {
    const to = floor - 1n;
    floor = max(to - WINDOW + 1n, fromBlock);
    logs = [...(await readUp(client, casino, floor, to)), ...logs];
    if (logs.filter(({ eventName }) => eventName === "BetPlaced").length >= enough) break;
  }
  return { bets: tellBets(logs), floor, head };
}

/** Reads the bets of one player, as `readFeed` does. */
export async function readMine(
  where: Where,
  player: Address,
  head: bigint,
  enough: number,
  last?: Book,
): Promise<Book> {
  if (last && last.head <= head) {
    const from = max(last.head - REORG_DEPTH, last.floor);
    const kept = last.bets
      .filter((bet) => bet.block < from)
      .map((bet) => withoutEndFrom(bet, from));
    const found = await readPlaced(where, player, from, head);
    return { bets: await withEnds(where, merge(found, kept), head), floor: last.floor, head };
  }
  const book = await readOlder(where, player, { bets: [], floor: head + 1n, head }, enough);
  return book;
}

/** Reads on from the floor of a player's book, until `enough` more bets are found or the casino's first block is reached. */
export async function readOlder(
  where: Where,
  player: Address,
  book: Book,
  enough: number,
): Promise<Book> {
  const found: BetRow[] = [];
  let floor = book.floor;
  while (floor > where.fromBlock && found.length < enough) {
    const to = floor - 1n;
    floor = max(to - WINDOW + 1n, where.fromBlock);
    found.push(...(await readPlaced(where, player, floor, to)));
  }
  return {
    bets: merge(book.bets, await withEnds(where, found, book.head)),
    floor,
    head: book.head,
  };
}

async function readUp(
  client: Client,
  casino: Address,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<BetLog[]> {
  const logs: BetLog[] = [];
  const pages = iterateLogs(client, {
    address: casino,
    events: EVENTS,
    strict: true,
    fromBlock,
    toBlock,
    blockRange: PAGE,
  });
  for await (const page of pages) logs.push(...page.logs);
  return logs;
}

async function readPlaced(
  { client, casino }: Where,
  player: Address,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<BetRow[]> {
  const logs: BetLog[] = [];
  const range = { address: casino, strict: true, fromBlock, toBlock, blockRange: PAGE } as const;
  for await (const page of iterateLogs(client, { ...range, event: BetPlaced, args: { player } })) {
    logs.push(...page.logs);
  }
  for (const bets of parts(logs.map(({ args }) => (args as { bet: bigint }).bet))) {
    for await (const page of iterateLogs(client, {
      ...range,
      event: RollsPlaced,
      args: { bet: bets },
    })) {
      logs.push(...page.logs);
    }
  }
  return tellBets(logs);
}

/** Finds the ends of bets that are open, going up from where the oldest was placed. `bets` come newest first. */
async function withEnds(
  { client, casino }: Where,
  bets: BetRow[],
  head: bigint,
): Promise<BetRow[]> {
  let told = bets;
  const open = bets.filter((bet) => !bet.end);
  for (const some of parts(open)) {
    const rounds = [...new Set(some.map((bet) => bet.round))];
    const fromBlock = (some.at(-1) as BetRow).block;
    const range = {
      address: casino,
      strict: true,
      fromBlock,
      toBlock: head,
      blockRange: PAGE,
    } as const;
    const settled = iterateLogs(client, { ...range, event: BetsSettled, args: { round: rounds } });
    const refunded = iterateLogs(client, {
      ...range,
      event: BetsRefunded,
      args: { round: rounds },
    });
    const voided = iterateLogs(client, {
      ...range,
      event: BetVoided,
      args: { bet: some.map((bet) => bet.id) },
    });
    const logs: BetLog[] = [];
    for await (const page of voided) logs.push(...page.logs);
    for await (const page of settled) logs.push(...page.logs);
    for await (const page of refunded) logs.push(...page.logs);
    told = tellBets(logs, told);
  }
  return told;
}

function withoutEndFrom(bet: BetRow, block: bigint): BetRow {
  return bet.end && bet.end.block >= block ? { ...bet, end: undefined } : bet;
}

function merge(a: readonly BetRow[], b: readonly BetRow[]): BetRow[] {
  return tellBets([], [...b, ...a]);
}

function parts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / TOPICS) }, (_, i) =>
    list.slice(i * TOPICS, (i + 1) * TOPICS),
  );
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
