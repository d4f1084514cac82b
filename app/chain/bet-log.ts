import type { Address, Client, Hex } from "viem";
import { getBlockNumber, getLogs, iterateLogs } from "viem/actions";
import { getAbiItem } from "viem/utils";
import { roundOf, seatOf } from "../../lib/bet-id.ts";
import { casinoAbi } from "../../lib/generated/abi.ts";
import { ONE_ROLL, type Rolls } from "../../lib/play.ts";
import { drawsOf } from "./draws.ts";

/** How a bet ended. Amounts in chips. */
export type BetEnd =
  | { kind: "settled"; payout: bigint; word: bigint; voided: boolean; block: bigint; tx: Hex }
  | { kind: "refunded"; amount: bigint; block: bigint; tx: Hex };

/** A decision of a hand. One that needs chance is drawn by a bet of its own. */
export type MoveRow = {
  action: bigint;
  /** Undefined if it needed no chance. */
  drawn: { bet: bigint; end: BetEnd | undefined } | undefined;
  /** What a decision without chance paid, if it ended the hand. */
  resolved: { payout: bigint; over: boolean } | undefined;
  block: bigint;
  tx: Hex;
  logIndex: number;
};

/** A bet as the casino's events tell it. Of a hand it is the deal, with all decisions. */
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
  /** Undefined while the bet is open. Of a hand it is the end of its deal. */
  end: BetEnd | undefined;
  /** Decisions, in order, if it is a hand. */
  moves: readonly MoveRow[];
};

const BetPlaced = getAbiItem({ abi: casinoAbi, name: "BetPlaced" });
const RollsPlaced = getAbiItem({ abi: casinoAbi, name: "RollsPlaced" });
const BetsSettled = getAbiItem({ abi: casinoAbi, name: "BetsSettled" });
const BetsRefunded = getAbiItem({ abi: casinoAbi, name: "BetsRefunded" });
const BetVoided = getAbiItem({ abi: casinoAbi, name: "BetVoided" });
const Decided = getAbiItem({ abi: casinoAbi, name: "Decided" });
const Resolved = getAbiItem({ abi: casinoAbi, name: "Resolved" });

const EVENTS = [
  BetPlaced,
  RollsPlaced,
  Decided,
  Resolved,
  BetsSettled,
  BetsRefunded,
  BetVoided,
] as const;

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
      moves: bets.get(id)?.moves ?? [],
    });
  }
  for (const log of logs) {
    if (log.eventName !== "Decided" && log.eventName !== "Resolved") continue;
    const bet = bets.get(log.args.hand);
    if (!bet) continue;
    const move = moveOf(log);
    const isKnown = bet.moves.some(
      ({ tx, logIndex }) => tx === move.tx && logIndex === move.logIndex,
    );
    if (!isKnown) bets.set(bet.id, { ...bet, moves: [...bet.moves, move] });
  }
  const handOf = new Map<bigint, bigint>();
  for (const { id, moves } of bets.values()) {
    for (const { drawn } of moves) if (drawn) handOf.set(drawn.bet, id);
  }
  for (const log of logs) {
    if (log.eventName !== "BetsSettled" && log.eventName !== "BetsRefunded") continue;
    const { round, firstSeat } = log.args;
    const amounts = log.eventName === "BetsSettled" ? log.args.payouts : log.args.amounts;
    const where = { block: log.blockNumber, tx: log.transactionHash };
    for (const [index, amount] of amounts.entries()) {
      const id = (round << 16n) | (firstSeat + BigInt(index));
      const bet = bets.get(handOf.get(id) ?? id);
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
      bets.set(bet.id, bet.id === id ? { ...bet, end } : withMoveEnd(bet, id, end));
    }
  }
  return [...bets.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

function moveOf(log: Extract<BetLog, { eventName: "Decided" | "Resolved" }>): MoveRow {
  const where = {
    action: log.args.action,
    block: log.blockNumber,
    tx: log.transactionHash,
    logIndex: log.logIndex,
  };
  if (log.eventName === "Decided") {
    return { ...where, drawn: { bet: log.args.bet, end: undefined }, resolved: undefined };
  }
  const { payout, over } = log.args;
  return { ...where, drawn: undefined, resolved: { payout, over } };
}

function withMoveEnd(bet: BetRow, drawn: bigint, end: BetEnd): BetRow {
  const moves = bet.moves.map((move) =>
    move.drawn?.bet === drawn ? { ...move, drawn: { bet: drawn, end } } : move,
  );
  return { ...bet, moves };
}

/** What was read of the log so far: every bet from block `floor` to block `head`. */
export type Book = {
  bets: BetRow[];
  floor: bigint;
  head: bigint;
  /** Decisions of hands that were dealt before `floor`. */
  loose?: BetLog[];
};

type Where = { client: Client; casino: Address; fromBlock: bigint };

/** Blocks read again each time, in case the chain changed its mind about them. */
const REORG_DEPTH = 12n;
const WINDOW = 20_000n;
const PAGE = 5_000n;
const TOPICS = 50;

/** The number of the latest block, asked anew each time. */
export function headOf(client: Client): Promise<bigint> {
  return getBlockNumber(client, { cacheTime: 0 });
}

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
      .map((bet) => withoutEndsFrom(bet, from));
    const bets = tellBets(await readUp(client, casino, from, head), kept);
    return { bets: bets.slice(0, 2 * enough), floor: last.floor, head };
  }
  let logs: BetLog[] = [];
  let floor = head + 1n;
  while (floor > fromBlock) {
    const to = floor - 1n;
    floor = max(to - WINDOW + 1n, fromBlock);
    logs = [...(await readUp(client, casino, floor, to)), ...logs];
    if (placedIn(logs) >= enough) break;
  }
  return { bets: tellBets(logs), floor, head };
}

/**
 * Reads every bet from `where.fromBlock` to block `head`, newest first.
 *
 * @param onProgress Told how much of it is read, from 0 to 1.
 */
export async function readSpan(
  { client, casino, fromBlock }: Where,
  head: bigint,
  onProgress: (part: number) => void,
): Promise<BetRow[]> {
  const logs: BetLog[] = [];
  for (let from = fromBlock; from <= head; from += WINDOW) {
    logs.push(...(await readUp(client, casino, from, min(from + WINDOW - 1n, head))));
    onProgress(Number(min(from + WINDOW, head) - fromBlock + 1n) / Number(head - fromBlock + 1n));
  }
  return tellBets(logs);
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
      .map((bet) => withoutEndsFrom(bet, from));
    const found = await readPlaced(where, player, from, head);
    const loose = [
      ...(last.loose ?? []).filter(({ blockNumber }) => blockNumber < from),
      ...looseOf(found, kept),
    ];
    const bets = await withEnds(where, tellBets(found, kept), head);
    return { bets, floor: last.floor, head, loose };
  }
  return readOlder(where, player, { bets: [], floor: head + 1n, head }, enough);
}

/** Reads on from the floor of a player's book, until `enough` more bets are found or the casino's first block is reached. */
export async function readOlder(
  where: Where,
  player: Address,
  book: Book,
  enough: number,
): Promise<Book> {
  let found = book.loose ?? [];
  let floor = book.floor;
  while (floor > where.fromBlock && placedIn(found) < enough) {
    const to = floor - 1n;
    floor = max(to - WINDOW + 1n, where.fromBlock);
    found = [...(await readPlaced(where, player, floor, to)), ...found];
  }
  const { head } = book;
  const bets = tellBets([], [...(await withEnds(where, tellBets(found), head)), ...book.bets]);
  return { bets, floor, head, loose: looseOf(found, bets) };
}

/** Reads one hand, however old, going back from block `head` until its deal is found. Undefined if it is not in the log. */
export async function readHand(
  where: Where,
  hand: bigint,
  head: bigint,
): Promise<BetRow | undefined> {
  const { client, casino, fromBlock } = where;
  const logs: BetLog[] = [];
  for (let floor = head + 1n; floor > fromBlock && placedIn(logs) === 0; ) {
    const to = floor - 1n;
    floor = max(to - WINDOW + 1n, fromBlock);
    const range = {
      address: casino,
      strict: true,
      fromBlock: floor,
      toBlock: to,
      blockRange: PAGE,
    } as const;
    const older: BetLog[] = [];
    const about = [
      iterateLogs(client, { ...range, event: BetPlaced, args: { bet: hand } }),
      iterateLogs(client, { ...range, event: Decided, args: { hand } }),
      iterateLogs(client, { ...range, event: Resolved, args: { hand } }),
    ];
    for (const pages of about) {
      for await (const page of pages) older.push(...(page.logs as BetLog[]));
    }
    logs.unshift(...inOrder(older));
  }
  const [bet] = await withEnds(where, tellBets(logs), head);
  return bet;
}

function placedIn(logs: readonly BetLog[]): number {
  return logs.filter(({ eventName }) => eventName === "BetPlaced").length;
}

/** Decisions of hands that are not among the bets. */
function looseOf(logs: readonly BetLog[], bets: readonly BetRow[]): BetLog[] {
  const known = new Set(bets.map(({ id }) => id));
  for (const log of logs) if (log.eventName === "BetPlaced") known.add(log.args.bet);
  return logs.filter(
    ({ eventName, args }) =>
      (eventName === "Decided" || eventName === "Resolved") && !known.has(args.hand),
  );
}

function inOrder(logs: BetLog[]): BetLog[] {
  return logs.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
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
): Promise<BetLog[]> {
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
  const moves = [
    iterateLogs(client, { ...range, event: Decided, args: { player } }),
    iterateLogs(client, { ...range, event: Resolved, args: { player } }),
  ];
  for (const pages of moves) {
    for await (const page of pages) logs.push(...(page.logs as BetLog[]));
  }
  return inOrder(logs);
}

/** Finds the ends of bets and decisions that are open, going up from where the oldest was placed. */
async function withEnds(
  { client, casino }: Where,
  bets: BetRow[],
  head: bigint,
): Promise<BetRow[]> {
  let told = bets;
  const open = bets.flatMap(drawsOf).filter((bet) => !bet.end);
  for (const some of parts(open)) {
    const rounds = [...new Set(some.map((bet) => bet.round))];
    const fromBlock = some.reduce((first, { block }) => min(first, block), head);
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

function withoutEndsFrom(bet: BetRow, block: bigint): BetRow {
  const before = (end: BetEnd | undefined) => (end && end.block < block ? end : undefined);
  const moves = bet.moves
    .filter((move) => move.block < block)
    .map((move) =>
      move.drawn ? { ...move, drawn: { ...move.drawn, end: before(move.drawn.end) } } : move,
    );
  return { ...bet, end: before(bet.end), moves };
}

function parts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / TOPICS) }, (_, i) =>
    list.slice(i * TOPICS, (i + 1) * TOPICS),
  );
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
