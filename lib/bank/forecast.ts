import { CELLS, endedBy, type Windows, windowsOf } from "./windows.ts";

/** Something that happened to a bank. `chips` is above zero, if nothing else is said. */
export type Entry = {
  /** Unix time. Of an exit that waited, when it was asked for. */
  time: number;
} & (
  | { kind: "deposit" | "withdrawal" | "exit"; chips: bigint }
  | { kind: "bought in" | "cashed out"; chips: bigint }
  | { kind: "swept" | "refilled"; chips: bigint }
  /** What the bank won of bets that ended, or what it was given; below zero if players won. */
  | { kind: "won"; chips: bigint }
  /**
   * Bets were taken: the variances of what they pay, in chips squared, all together; and the hot equity in chips that each needs, so
   * that the limit of its table allows it.
   */
  | { kind: "bets"; variance: number; needs: readonly number[] }
  /** What is reserved for all open bets from now on. */
  | { kind: "reserved"; chips: bigint }
);

/** A bank's life between two Unix times. Entries are in any order; those of one time in the order in which they happened. */
export type History = { from: number; to: number; entries: readonly Entry[] };

/** How money comes back from the cold reserve: a bucket for anybody, which refills in `window` seconds; more after a delay. */
export type Refills = {
  /** Chips. */
  capacity: bigint;
  window: number;
  /** Seconds that a larger refill waits. */
  delay: number;
};

/** How much was asked for within the time of a refill: what so many of all such times did not exceed, in chips. */
export type Demand = { half: bigint; of100: bigint; of1000: bigint; most: bigint };

/** Why the hot target is what it is. The chips of all reasons add up to it. */
export type Reason = { id: "bets" | "wins" | "withdrawals" | "together"; chips: bigint };

/** Of so many times in the past, how many hot money would have lasted for. */
export type Backtest = { windows: number; sufficed: number };

/** How much of its equity a bank should keep hot, and why. Amounts in chips, times in seconds. */
export type Forecast = {
  format: "glasshouse-forecast/1";
  from: number;
  to: number;
  /** How long hot money must last, and what ends it: the bucket if it holds what is needed in its window, or a larger refill. */
  refill: { seconds: number; by: "bucket" | "delay" };
  /** Of hot equity, by liquidity providers and by players who won; and by liquidity providers alone, less deposits. */
  demand: Demand;
  withdrawals: Demand;
  /** Of money that players take, less what others bring: it is covered, chip for chip, and asks for no equity. */
  cashOuts: Demand;
  /** The busiest such time: how many bets, the standard deviation of one, and 3.1 of all of them. */
  wins: { bets: number; deviation: number; chips: bigint };
  /**
   * What is reserved for open bets but for 1 of 1,000 moments; the equity at which 99 of 100 bets are within the limits of their tables;
   * and the equity for both.
   */
  bets: { reserved: bigint; limit: bigint; chips: bigint };
  /** How often money went cold and came back, and how much. */
  swept: { times: number; chips: bigint };
  refilled: { times: number; chips: bigint };
  /** Null if the history is shorter than two such times, or has no bets: then nothing should go cold yet. */
  hotTarget: bigint | null;
  reasons: Reason[];
  /** Whether what is kept beside the equity for bets would have lasted, of all such times in the past. */
  backtest: Backtest;
  /** The same, with what was to be recommended before each of them, by what had happened until then. */
  ahead: Backtest;
};

/** What is exceeded in 1 of 1,000 cases, and how many standard deviations that is. */
const USUAL = 0.999;
const DEVIATIONS = 3.1;

/** A bank reserves at most a quarter of its equity. */
const EQUITY_OF_RESERVED = 4;

/** The part of bets that is to be taken as before. The largest of all may have been the largest that was allowed. */
const TAKEN = 0.99;

/** Times for which the past is forecast again. */
const MOST_AHEAD = 64;

/**
 * How much equity a bank should keep hot, from its past. Hot money must last until more comes back from the cold reserve: for what
 * liquidity providers ask for, and for what players win; and what is left must be enough to take bets as before.
 *
 * @throws RangeError if the history or the refills are none.
 */
export function forecast(history: History, refills: Refills): Forecast {
  check(history, refills);
  const { capacity, window, delay } = refills;
  const quick = windowsOf(history, window);
  // A bucket that was emptied is full again after its window: if it holds what that takes, nothing has to wait for more.
  const byBucket =
    capacity > 0n &&
    window <= delay &&
    isEnough(quick) &&
    sumOf(asksOf(quick, quick.cells)) <= capacity;
  const windows = byBucket ? quick : windowsOf(history, delay);

  const enough = isEnough(windows);
  const asks = enough ? asksOf(windows, windows.cells) : [];
  const bets = betsOf(windows);
  const reasons: Reason[] = enough ? [{ id: "bets", chips: bets.chips }, ...asks] : [];
  const lasts = Number(sumOf(asks));
  const busiest = busiestOf(windows, windows.cells);
  return {
    format: "glasshouse-forecast/1",
    from: history.from,
    to: history.to,
    refill: byBucket ? { seconds: window, by: "bucket" } : { seconds: delay, by: "delay" },
    demand: quantilesOf(windows.demand),
    withdrawals: quantilesOf(windows.withdrawals),
    cashOuts: quantilesOf(windows.cashOuts),
    wins: {
      bets: busiest.bets,
      deviation: busiest.bets === 0 ? 0 : Math.sqrt(busiest.variance / busiest.bets),
      chips: up(DEVIATIONS * Math.sqrt(busiest.variance)),
    },
    bets,
    swept: totalOf(history, "swept"),
    refilled: totalOf(history, "refilled"),
    hotTarget: enough ? sumOf(reasons) : null,
    reasons,
    backtest: enough
      ? {
          windows: windows.demand.length,
          sufficed: windows.demand.filter((asked) => asked <= lasts).length,
        }
      : { windows: 0, sufficed: 0 },
    ahead: enough ? aheadOf(windows) : { windows: 0, sufficed: 0 },
  };
}

/** Whether a past tells something: two windows, and bets. */
function isEnough({ cells, needs }: Windows): boolean {
  return cells >= 2 * CELLS && needs.length > 0;
}

/** What may be asked for within a window, by what was known after so many cells. */
function asksOf(windows: Windows, cells: number): Reason[] {
  const withdrawals = quantile(endedBy(windows.withdrawals, cells), USUAL);
  const wins = DEVIATIONS * Math.sqrt(busiestOf(windows, cells).variance);
  const together = quantile(endedBy(windows.demand, cells), USUAL) - withdrawals - wins;
  return [
    { id: "withdrawals", chips: up(withdrawals) },
    { id: "wins", chips: up(wins) },
    // More was asked for than both explain.
    ...(together > 0 ? [{ id: "together", chips: up(together) } as const] : []),
  ];
}

function betsOf({ reserved, needs }: Windows): Forecast["bets"] {
  const most = quantile(reserved, USUAL);
  const limit = quantile(needs, TAKEN);
  return {
    reserved: up(most),
    limit: up(limit),
    chips: up(Math.max(EQUITY_OF_RESERVED * most, limit)),
  };
}

function busiestOf({ busy }: Windows, cells: number): { bets: number; variance: number } {
  const none = { bets: 0, variance: 0 };
  return endedBy(busy, cells).reduce((a, b) => (b.variance > a.variance ? b : a), none);
}

/** Forecasts the past again: at some times of it, evenly, by what was known then. */
function aheadOf(windows: Windows): Backtest {
  const [first, last] = [2 * CELLS, windows.cells - CELLS];
  const all = Math.max(0, Math.floor((last - first) / CELLS) + 1);
  const count = Math.min(all, MOST_AHEAD);
  const starts = Array.from(
    { length: count },
    (_, i) => first + CELLS * Math.floor((i * all) / count),
  );
  const sufficed = starts.filter(
    (start) => (windows.demand[start] ?? 0) <= Number(sumOf(asksOf(windows, start))),
  );
  return { windows: count, sufficed: sufficed.length };
}

function totalOf({ entries }: History, kind: "swept" | "refilled") {
  const moves = entries.flatMap((entry) => (entry.kind === kind ? [entry.chips] : []));
  return { times: moves.length, chips: moves.reduce((all, chips) => all + chips, 0n) };
}

function sumOf(reasons: readonly Reason[]): bigint {
  return reasons.reduce((all, { chips }) => all + chips, 0n);
}

function quantilesOf(asked: readonly number[]): Demand {
  const [half, of100, of1000, most] = [0.5, 0.99, USUAL, 1].map((p) => up(quantile(asked, p)));
  return { half, of100, of1000, most } as Demand;
}

/** What a part `p` of all values does not exceed; 0 of none. */
function quantile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
}

/** Whole chips, rounded up. */
function up(chips: number): bigint {
  return BigInt(Math.ceil(chips));
}

function check({ from, to, entries }: History, { capacity, window, delay }: Refills): void {
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
    throw new RangeError(`A history ends after it begins, not from ${from} to ${to}`);
  }
  if (!(window > 0 && delay > 0 && Number.isFinite(window + delay)) || capacity < 0n) {
    throw new RangeError(
      `Refills need a bucket, a window and a delay, not ${capacity} chips in ${window} s, more after ${delay} s`,
    );
  }
  for (const entry of entries) {
    if (!(entry.time >= from && entry.time <= to)) {
      throw new RangeError(`An entry at ${entry.time} is not between ${from} and ${to}`);
    }
    const numbers = entry.kind === "bets" ? [entry.variance, ...entry.needs] : [entry.chips];
    if (entry.kind !== "won" && !numbers.every((one) => one >= 0)) {
      throw new RangeError(`An entry is below zero, or no number: ${entry.kind}`);
    }
  }
}
