import { type PastBet, type Result, resultOf, slugOf } from "./past.ts";

/** Which bets are shown. What is undefined does not matter. */
export type Filter = {
  /** A game, by its slug. */
  game?: string | undefined;
  bank?: number | undefined;
  result?: Exclude<Result, "even"> | undefined;
  /** Days, such as 2026-11-23, both included, in the person's own time zone. */
  from?: string | undefined;
  to?: string | undefined;
};

/** Blocks of the days of a filter: from the first to below the last. */
export type Blocks = { from?: bigint | undefined; below?: bigint | undefined };

const RESULTS: readonly string[] = ["won", "lost", "open", "refunded"] satisfies Filter["result"][];

/** Reads a filter from the query of an address. What cannot be read does not matter. */
export function filterOf(query: URLSearchParams): Filter {
  const get = (name: keyof Filter) => query.get(name) || undefined;
  const result = get("result");
  const bank = get("bank");
  return {
    game: get("game"),
    bank: bank !== undefined && /^\d{1,3}$/.test(bank) ? Number(bank) : undefined,
    result: result && RESULTS.includes(result) ? (result as Filter["result"]) : undefined,
    from: dayOf(get("from")),
    to: dayOf(get("to")),
  };
}

/** The query of an address that shows the same, without its question mark. */
export function queryOf(filter: Filter): string {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined);
  return new URLSearchParams(set.map(([name, value]) => [name, `${value}`])).toString();
}

export function isEmpty(filter: Filter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

export function matches(past: PastBet, filter: Filter, blocks: Blocks): boolean {
  const { game, bank, result } = filter;
  const { block } = past.bet;
  return (
    (game === undefined || slugOf(past) === game) &&
    (bank === undefined || past.asset?.bank === bank) &&
    (result === undefined || resultOf(past) === result) &&
    (blocks.from === undefined || block >= blocks.from) &&
    (blocks.below === undefined || block < blocks.below)
  );
}

/** Where the days of a filter begin and end, in seconds since 1970, in the person's own time zone. */
export function secondsOf({ from, to }: Filter): { from?: number; below?: number } {
  return {
    ...(from !== undefined && { from: midnight(from, 0) }),
    ...(to !== undefined && { below: midnight(to, 1) }),
  };
}

function midnight(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Math.floor(new Date(year, month - 1, date + later).getTime() / 1000);
}

function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}
