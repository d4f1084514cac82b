import type { Entry, History } from "./forecast.ts";

/** How finely a window is looked at: windows begin at each cell, and are so many cells long. */
export const CELLS = 8;

/** Older than so many windows is not looked at. */
const MOST_WINDOWS = 2_000;

/** A history in windows of equal length that overlap. Amounts in chips. */
export type Windows = {
  cells: number;
  /** By a window's first cell: the most that had gone out since its beginning. Of hot equity; of it by providers; and of players' chips. */
  demand: readonly number[];
  withdrawals: readonly number[];
  cashOuts: readonly number[];
  /** The bets of a window, and the variance of all they pay. */
  busy: readonly { bets: number; variance: number }[];
  /** The most that was reserved, by the cell. */
  reserved: readonly number[];
  /** What each bet needs. */
  needs: readonly number[];
};

/** Cuts a history into windows of so many seconds, of which the last ends with it. */
export function windowsOf({ from, to, entries }: History, seconds: number): Windows {
  const length = seconds / CELLS;
  const cells = Math.min(Math.floor((to - from) / length), MOST_WINDOWS * CELLS);
  const start = to - cells * length;
  const cellOf = ({ time }: Entry) => Math.min(cells - 1, Math.floor((time - start) / length));
  const [equity, lenders, players] = [new Flow(cells), new Flow(cells), new Flow(cells)];
  const [bets, variance] = [new Float64Array(cells), new Float64Array(cells)];
  const reserved = new Level(cells);
  const needs: number[] = [];
  for (const entry of entries.toSorted((a, b) => a.time - b.time)) {
    const cell = cellOf(entry);
    if (entry.kind === "reserved") reserved.set(cell, Number(entry.chips));
    if (cell < 0) continue;
    switch (entry.kind) {
      case "bets":
        bets[cell] = (bets[cell] ?? 0) + entry.needs.length;
        variance[cell] = (variance[cell] ?? 0) + entry.variance;
        needs.push(...entry.needs);
        break;
      case "withdrawal":
      case "exit":
        equity.out(cell, Number(entry.chips));
        lenders.out(cell, Number(entry.chips));
        break;
      case "deposit":
        equity.out(cell, -Number(entry.chips));
        lenders.out(cell, -Number(entry.chips));
        break;
      case "won":
        equity.out(cell, -Number(entry.chips));
        break;
      case "cashed out":
        players.out(cell, Number(entry.chips));
        break;
      case "bought in":
        players.out(cell, -Number(entry.chips));
        break;
    }
  }
  const starts = Array.from({ length: Math.max(0, cells - CELLS + 1) }, (_, i) => i);
  return {
    cells,
    demand: starts.map((first) => equity.most(first)),
    withdrawals: starts.map((first) => lenders.most(first)),
    cashOuts: starts.map((first) => players.most(first)),
    busy: starts.map((first) => ({
      bets: sum(bets.subarray(first, first + CELLS)),
      variance: sum(variance.subarray(first, first + CELLS)),
    })),
    reserved: reserved.end(),
    needs,
  };
}

/** Of windows those that had ended after so many cells. */
export function endedBy<T>(windows: readonly T[], cells: number): readonly T[] {
  return windows.slice(0, Math.max(0, cells - CELLS + 1));
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
  out(cell: number, chips: number): void {
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

/** The highest that something stood in each cell, which stands as it was set until it is set again. */
class Level {
  readonly #most: number[];
  #value = 0;
  #since = 0;

  constructor(cells: number) {
    this.#most = new Array<number>(cells).fill(0);
  }

  /** In the order of time. Before the first cell is below 0. */
  set(cell: number, value: number): void {
    this.#fill(cell);
    this.#value = value;
    this.#since = Math.max(0, cell);
  }

  end(): number[] {
    this.#fill(this.#most.length - 1);
    return this.#most;
  }

  #fill(last: number): void {
    for (let i = this.#since; i <= last; i++) {
      this.#most[i] = Math.max(this.#most[i] ?? 0, this.#value);
    }
  }
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
