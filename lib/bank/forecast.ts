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
  /** Bets were taken: the variances of what they pay, in chips squared, all together. */
  | { kind: "bets"; count: number; variance: number }
  /** What is reserved for all open bets from now on. */
  | { kind: "reserved"; chips: bigint }
);

/** A bank's life between two Unix times. Entries are in any order. */
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
export type Reason = { id: "exposure" | "wins" | "withdrawals" | "together"; chips: bigint };

/** How much of its equity a bank should keep hot, and why. Amounts in chips, times in seconds. */
export type Forecast = {
  format: "glasshouse-forecast/1";
  from: number;
  to: number;
  /** How long hot money must last, and what ends it: the bucket if it holds what is needed in its window, or a larger refill. */
  refill: { seconds: number; by: "bucket" | "delay" };
  /** Of hot equity, by liquidity providers and by players who won; by liquidity providers alone, deposits against withdrawals. */
  demand: Demand;
  withdrawals: Demand;
  /** Of money that players take, less what others bring: it is covered, chip for chip, and asks for no equity. */
  cashOuts: Demand;
  /** The busiest such time: how many bets, the standard deviation of one, and 3.1 of all of them. */
  wins: { bets: number; deviation: number; chips: bigint };
  /** What is reserved for open bets but for 1 of 1,000 moments, and the equity that lets as much be reserved again. */
  exposure: { reserved: bigint; chips: bigint };
  /** How often money went cold and came back, and how much. */
  swept: { times: number; chips: bigint };
  refilled: { times: number; chips: bigint };
  /** Null if the history is shorter than two such times: then nothing should go cold yet. */
  hotTarget: bigint | null;
  reasons: Reason[];
  /** Of all such times in the past, how many this target would have lasted for. */
  backtest: Backtest;
  /** The same, with the target that was to be recommended before each of them, by what had happened until then. */
  ahead: Backtest;
};

export type Backtest = { windows: number; sufficed: number };

/** What is exceeded in 1 of 1,000 cases, and how many standard deviations that is. */
const USUAL = 0.999;
const DEVIATIONS = 3.1;

/** A bank reserves at most a quarter of its equity. */
const EQUITY_OF_RESERVED = 4;

/** How finely the time of a refill is looked at. */
const CELLS = 8;

/** Older than so many times of a refill is not looked at. */
const MOST_WINDOWS = 2_000;

/** Times for which the past is forecast again. */
const MOST_AHEAD = 64;

/**
 * How much equity a bank should keep hot, from its past. Hot money must last until more comes back from the cold reserve: for what
 * liquidity providers ask for, for what players win, and so that bets are taken as before.
 *
 * @throws RangeError if the history or the refills are none.
 */
export function forecast(history: History, refills: Refills): Forecast {
  check(history, refills);
  const { capacity, window, delay } = refills;
  const quick = pastOf(history, window);
  // A bucket that was emptied is full again after its window: if it holds what that takes, nothing has to wait for more.
  const byBucket =
    capacity > 0n &&
    window <= delay &&
    isEnough(quick) &&
    demandOf(quick, quick.cells) <= Number(capacity);
  const past = byBucket ? quick : pastOf(history, delay);
  const seconds = byBucket ? window : delay;

  const enough = isEnough(past);
  const reasons = enough ? reasonsOf(past, past.cells) : [];
  const target = sumOf(reasons);
  const busiest = busiestOf(past, past.cells);
  return {
    format: "glasshouse-forecast/1",
    from: history.from,
    to: history.to,
    refill: { seconds, by: byBucket ? "bucket" : "delay" },
    demand: quantilesOf(past.demand),
    withdrawals: quantilesOf(past.withdrawals),
    cashOuts: quantilesOf(past.cashOuts),
    wins: {
      bets: busiest.bets,
      deviation: busiest.bets === 0 ? 0 : Math.sqrt(busiest.variance / busiest.bets),
      chips: up(DEVIATIONS * Math.sqrt(busiest.variance)),
    },
    exposure: exposureOf(past, past.cells),
    swept: totalOf(history, "swept"),
    refilled: totalOf(history, "refilled"),
    hotTarget: enough ? target : null,
    reasons,
    backtest: {
      windows: enough ? past.demand.length : 0,
      sufficed: enough ? past.demand.filter((asked) => asked <= Number(target)).length : 0,
    },
    ahead: aheadOf(past),
  };
}

/** A history in cells of equal length: what was asked for in each window of `CELLS` of them, and what else is needed. */
type Past = {
  cells: number;
  /** By the window's first cell. */
  demand: number[];
  withdrawals: number[];
  cashOuts: number[];
  busy: { bets: number; variance: number }[];
  /** The most that was reserved, by the cell. */
  reserved: number[];
};

function pastOf({ from, to, entries }: History, seconds: number): Past {
  const length = seconds / CELLS;
  const cells = Math.min(Math.floor((to - from) / length), MOST_WINDOWS * CELLS);
  const start = to - cells * length;
  const cellOf = (time: number) => Math.min(cells - 1, Math.floor((time - start) / length));
  const [all, lenders, players] = [new Flow(cells), new Flow(cells), new Flow(cells)];
  const bets = new Array<number>(cells).fill(0);
  const variance = new Array<number>(cells).fill(0);
  const reserved = new Array<number>(cells).fill(0);
  let [held, since] = [0, 0];
  for (const entry of entries.toSorted((a, b) => a.time - b.time)) {
    const cell = cellOf(entry.time);
    if (entry.kind === "reserved") {
      // What was reserved before counts up to and with this cell.
      for (let i = since; i <= cell; i++) reserved[i] = Math.max(reserved[i] ?? 0, held);
      held = Number(entry.chips);
      since = Math.max(0, cell);
      if (cell >= 0) reserved[cell] = Math.max(reserved[cell] ?? 0, held);
    }
    if (cell < 0) continue;
    if (entry.kind === "bets") {
      bets[cell] = (bets[cell] ?? 0) + entry.count;
      variance[cell] = (variance[cell] ?? 0) + entry.variance;
    } else {
      const chips = Number(entry.chips);
      if (entry.kind === "withdrawal" || entry.kind === "exit") {
        all.add(cell, chips);
        lenders.add(cell, chips);
      } else if (entry.kind === "deposit") {
        all.add(cell, -chips);
        lenders.add(cell, -chips);
      } else if (entry.kind === "won") all.add(cell, -chips);
      else if (entry.kind === "cashed out") players.add(cell, chips);
      else if (entry.kind === "bought in") players.add(cell, -chips);
    }
  }
  for (let i = since; i < cells; i++) reserved[i] = Math.max(reserved[i] ?? 0, held);
  const starts = Array.from({ length: Math.max(0, cells - CELLS + 1) }, (_, i) => i);
  return {
    cells,
    demand: starts.map((first) => all.most(first)),
    withdrawals: starts.map((first) => lenders.most(first)),
    cashOuts: starts.map((first) => players.most(first)),
    busy: starts.map((first) => ({
      bets: sum(bets.slice(first, first + CELLS)),
      variance: sum(variance.slice(first, first + CELLS)),
    })),
    reserved,
  };
}

/** Whether a past is long enough to tell something: two times of a refill. */
function isEnough({ cells }: Past): boolean {
  return cells >= 2 * CELLS;
}

/** What went out less what came in, by cells. */
class Flow {
  readonly #net: Float64Array;
  /** The most that had gone out within a cell, since its beginning. */
  readonly #peak: Float64Array;

  constructor(cells: number) {
    this.#net = new Float64Array(cells);
    this.#peak = new Float64Array(cells);
  }

  /** In the order of time. */
  add(cell: number, chips: number): void {
    const net = (this.#net[cell] ?? 0) + chips;
    this.#net[cell] = net;
    this.#peak[cell] = Math.max(this.#peak[cell] ?? 0, net);
  }

  /** The most that had gone out since the beginning of a window, at any time in it. */
  most(first: number): number {
    let [out, most] = [0, 0];
    for (let cell = first; cell < first + CELLS; cell++) {
      most = Math.max(most, out + (this.#peak[cell] ?? 0));
      out += this.#net[cell] ?? 0;
    }
    return most;
  }
}

/** The reasons by what was known after so many cells. */
function reasonsOf(past: Past, cells: number): Reason[] {
  const withdrawals = quantile(known(past.withdrawals, cells), USUAL);
  const wins = DEVIATIONS * Math.sqrt(busiestOf(past, cells).variance);
  const together = quantile(known(past.demand, cells), USUAL) - withdrawals - wins;
  return [
    { id: "exposure", chips: exposureOf(past, cells).chips },
    { id: "withdrawals", chips: up(withdrawals) },
    { id: "wins", chips: up(wins) },
    // More was asked for than both explain.
    ...(together > 0 ? [{ id: "together", chips: up(together) } as const] : []),
  ];
}

/** What may be asked for within a window, by what was known after so many cells. */
function demandOf(past: Past, cells: number): number {
  const [, ...asked] = reasonsOf(past, cells);
  return Number(sumOf(asked));
}

function exposureOf({ reserved }: Past, cells: number): { reserved: bigint; chips: bigint } {
  const most = quantile(reserved.slice(0, cells), USUAL);
  return { reserved: up(most), chips: up(EQUITY_OF_RESERVED * most) };
}

function busiestOf({ busy }: Past, cells: number): { bets: number; variance: number } {
  const none = { bets: 0, variance: 0 };
  return known(busy, cells).reduce((a, b) => (b.variance > a.variance ? b : a), none);
}

/** Of windows those that had ended after so many cells. */
function known<T>(windows: readonly T[], cells: number): readonly T[] {
  return windows.slice(0, Math.max(0, cells - CELLS + 1));
}

/** Forecasts the past again: at some times of it, evenly, by what was known then. */
function aheadOf(past: Past): Backtest {
  const [first, last] = [2 * CELLS, past.cells - CELLS];
  const all = Math.max(0, Math.floor((last - first) / CELLS) + 1);
  const windows = Math.min(all, MOST_AHEAD);
  const starts = Array.from(
    { length: windows },
    (_, i) => first + CELLS * Math.floor((i * all) / windows),
  );
  const sufficed = starts.filter(
    (start) => (past.demand[start] ?? 0) <= Number(sumOf(reasonsOf(past, start))),
  );
  return { windows, sufficed: sufficed.length };
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

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
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
    const wrong =
      entry.kind === "bets"
        ? !(entry.variance >= 0 && entry.count >= 0)
        : entry.kind !== "won" && entry.chips < 0n;
    if (wrong) throw new RangeError(`An entry is below zero, or no number: ${entry.kind}`);
  }
}
