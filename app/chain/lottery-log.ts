import type { Address, Client, Hex } from "viem";
import { getLogs, iterateLogs } from "viem/actions";
import { getAbiItem } from "viem/utils";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import { type DrawState, TIERS } from "../../lib/lottery.ts";

const TicketsBought = getAbiItem({ abi: lotteryAbi, name: "TicketsBought" });
const Claimed = getAbiItem({ abi: lotteryAbi, name: "Claimed" });
const DrawStarted = getAbiItem({ abi: lotteryAbi, name: "DrawStarted" });
const DrawAbandoned = getAbiItem({ abi: lotteryAbi, name: "DrawAbandoned" });
const Drawn = getAbiItem({ abi: lotteryAbi, name: "Drawn" });

const EVENTS = [TicketsBought, Claimed, DrawStarted, DrawAbandoned, Drawn] as const;

async function logsOf(client: Client, lottery: Address, fromBlock: bigint, toBlock: bigint) {
  return getLogs(client, { address: lottery, events: EVENTS, fromBlock, toBlock, strict: true });
}

/** An event of the lottery's. */
export type LotteryLog = Awaited<ReturnType<typeof logsOf>>[number];

/** A draw that is not on sale any more, as events tell it. */
export type DrawRow = {
  draw: bigint;
  tickets: bigint;
  /** The transaction that asked for its word. Undefined if it was never asked for. */
  started: Hex | undefined;
  drawn: { state: DrawState; word: bigint; rollOver: bigint; tx: Hex } | undefined;
};

/** Tickets of one player in one draw. */
export type Holding = {
  draw: bigint;
  /** In the order in which the contract numbers them. */
  numbers: number[];
  /** Places of those that were paid. */
  paid: Set<number>;
  /** Chips that they were paid together. */
  received: bigint;
};

/** Tells draws from events, newest first. Pure. */
export function tellDraws(logs: readonly LotteryLog[]): DrawRow[] {
  const draws = new Map<bigint, DrawRow>();
  for (const log of logs) {
    if (log.eventName === "DrawStarted" || log.eventName === "DrawAbandoned") {
      const { draw, tickets } = log.args;
      const started = log.eventName === "DrawStarted" ? log.transactionHash : undefined;
      draws.set(draw, { draw, tickets, started, drawn: draws.get(draw)?.drawn });
    }
  }
  for (const log of logs) {
    if (log.eventName !== "Drawn") continue;
    const { draw, word, number, winners, prizes, jackpot } = log.args;
    const row = draws.get(draw);
    if (!row) continue;
    const results = TIERS.map((tier, i) => ({
      tier,
      winners: winners[i] ?? 0n,
      prize: prizes[i] ?? 0n,
    }));
    const state: DrawState = {
      draw,
      status: "drawn",
      tickets: row.tickets,
      number: Number(number),
      results,
    };
    draws.set(draw, {
      ...row,
      drawn: { state, word, rollOver: jackpot, tx: log.transactionHash },
    });
  }
  return [...draws.values()].sort((a, b) => (a.draw < b.draw ? 1 : -1));
}

/** Tells a player's tickets from his events, the newest draw first. Pure. */
export function tellHoldings(logs: readonly LotteryLog[], player: Address): Holding[] {
  const holdings = new Map<bigint, Holding>();
  const his = (address: Address) => address.toLowerCase() === player.toLowerCase();
  const of = (draw: bigint) => {
    const known = holdings.get(draw) ?? { draw, numbers: [], paid: new Set(), received: 0n };
    holdings.set(draw, known);
    return known;
  };
  for (const log of logs) {
    if (log.eventName === "TicketsBought" && his(log.args.player)) {
      const { draw, firstTicket, numbers } = log.args;
      const holding = of(draw);
      for (const [i, number] of numbers.entries())
        holding.numbers[Number(firstTicket) + i] = number;
    }
    if (log.eventName === "Claimed" && his(log.args.player)) {
      const { draw, tickets, chips } = log.args;
      const holding = of(draw);
      for (const ticket of tickets) holding.paid.add(Number(ticket));
      holding.received += chips;
    }
  }
  return [...holdings.values()]
    .filter(({ numbers }) => numbers.length > 0)
    .sort((a, b) => (a.draw < b.draw ? 1 : -1));
}

/** What was read of the log so far: every event that matters from block `floor` to block `head`. */
export type LotteryBook = { logs: LotteryLog[]; floor: bigint; head: bigint };

export type LotteryPlace = { client: Client; lottery: Address; fromBlock: bigint };

/** Blocks read again each time, in case the chain changed its mind about them. */
const REORG_DEPTH = 12n;
const WINDOW = 20_000n;
const PAGE = 5_000n;

/** Reads what is new since `last`; at first back to the lottery's first block, or until `enough` draws are found. */
export async function readLottery(
  place: LotteryPlace,
  player: Address | undefined,
  head: bigint,
  enough: number,
  last?: LotteryBook,
): Promise<LotteryBook> {
  if (!last || last.head > head) {
    return readOlderDraws(place, player, { logs: [], floor: head + 1n, head }, enough);
  }
  const from = last.head - REORG_DEPTH > last.floor ? last.head - REORG_DEPTH : last.floor;
  const kept = last.logs.filter(({ blockNumber }) => blockNumber < from);
  return {
    logs: [...kept, ...(await readUp(place, player, from, head))],
    floor: last.floor,
    head,
  };
}

/** Reads on from the floor of a book, until `enough` more draws are found. */
export async function readOlderDraws(
  place: LotteryPlace,
  player: Address | undefined,
  book: LotteryBook,
  enough: number,
): Promise<LotteryBook> {
  let { logs, floor } = book;
  const before = tellDraws(logs).length;
  while (floor > place.fromBlock && tellDraws(logs).length < before + enough) {
    const to = floor - 1n;
    floor = to - WINDOW + 1n > place.fromBlock ? to - WINDOW + 1n : place.fromBlock;
    logs = [...(await readUp(place, player, floor, to)), ...logs];
  }
  return { logs, floor, head: book.head };
}

async function readUp(
  { client, lottery }: LotteryPlace,
  player: Address | undefined,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<LotteryLog[]> {
  const range = { address: lottery, strict: true, fromBlock, toBlock, blockRange: PAGE } as const;
  const logs: LotteryLog[] = [];
  const draws = [DrawStarted, DrawAbandoned, Drawn] as const;
  for await (const page of iterateLogs(client, { ...range, events: draws }))
    logs.push(...page.logs);
  if (!player) return logs;
  const args = { player };
  for await (const page of iterateLogs(client, { ...range, event: TicketsBought, args })) {
    logs.push(...page.logs);
  }
  for await (const page of iterateLogs(client, { ...range, event: Claimed, args })) {
    logs.push(...page.logs);
  }
  return logs;
}

/** Who bought tickets of a draw, as far back as the lottery goes. */
export async function readPlayersOf(
  { client, lottery, fromBlock }: LotteryPlace,
  draw: bigint,
  head: bigint,
): Promise<Address[]> {
  const players = new Set<Address>();
  const pages = iterateLogs(client, {
    address: lottery,
    strict: true,
    fromBlock,
    toBlock: head,
    blockRange: PAGE,
    event: TicketsBought,
    args: { draw },
  });
  for await (const page of pages) {
    for (const { args } of page.logs) players.add((args as { player: Address }).player);
  }
  return [...players];
}
