import { type Interval, meanOf, quantileOf, shareOf } from "../stats/intervals.ts";
import { drawdownWithin, driftOf, fallEver, fallWithin, growthOf, kappaOf } from "./diffusion.ts";
import type { Crowd } from "./players.ts";
import type { Fault, Outcome } from "./simulation.ts";

/** A figure of many lives, beside its formula. */
export type Compared = Interval & { formula: number; agrees: boolean };

/** Quantiles of many lives as time goes on: of each a value at each point. */
export type Fan = { p: number; values: number[] }[];

/** What came of the lives of banks that are alike. */
export type Case = {
  crowd: string;
  kappa: number;
  /** What was wrong with the house, on purpose. */
  fault?: Fault;
  /** Part of the Kelly stake that the crowd really makes the bank bet. */
  kappaOfCrowd: number;
  /** Of all bets that were asked for. */
  refused: number;
  /** Of the equity's logarithm, over all bets. */
  growth: Compared;
  /** Chance that the equity falls to a half of the first, and of what it was at some time before. */
  fall: Compared;
  drawdown: Compared;
  /** Chance ever to fall to a half of the first: of this crowd, and at most, with every bet at its limit. */
  everOfCrowd: number;
  ever: number;
  /** What is left of the highest equity where it is least: quantiles over the lives. */
  deepest: { p: number; left: number }[];
  /** Logarithms of the equity, of all lives and of a few; and what is left of the highest equity. */
  equity: Fan;
  lives: number[][];
  depth: Fan;
};

/** A simulation: houses by the rules, and houses with a fault. */
export type Simulation = {
  format: "glasshouse-simulation/1";
  parameters: Parameters;
  /** Chance of any difference, if all formulas are true. */
  level: number;
  cases: Case[];
  faults: Case[];
  /** "void": nothing differs, but a fault that was made on purpose was not seen either. */
  verdict: "agrees" | "differs" | "void";
};

/** What a simulation can be asked for. */
export type Parameters = { seed: string; bets: number; runs: number; kappas: number[] };

/** The part of the equity that is called ruin. */
export const RUIN = 0.5;

const LEVEL = 0.01;
const FAN = [0.05, 0.25, 0.5, 0.75, 0.95];
const DEPTHS = [0.5, 0.05, 0.01];
const FEW_LIVES = 6;
const CHECKS = 3;

/** The chance at which a figure differs, so that the chance of any false alarm among those of all cases is below the level. */
export function missesOf(cases: number): number {
  return LEVEL / (CHECKS * cases);
}

/** Sums up the lives of banks that are alike, and compares them with what the formulas say of a house without a fault. */
export function sumUp(
  crowd: Crowd,
  kappa: number,
  lives: readonly Outcome[],
  bets: number,
  misses: number,
  fault?: Fault,
): Case {
  const drift = driftOf(crowd, kappa);
  const count = (f: (life: Outcome) => boolean) => lives.filter(f).length;
  const asked = lives.reduce((sum, life) => sum + life.bets, 0);
  const deepest = sorted(lives.map((life) => life.deepest));
  return {
    crowd: crowd.id,
    kappa,
    ...(fault && { fault }),
    kappaOfCrowd: kappaOf(drift),
    refused: lives.reduce((sum, { refused }) => sum + refused, 0) / asked,
    growth: compare(
      meanOf(
        lives.map((life) => life.growth),
        misses,
      ),
      growthOf(drift) * bets,
    ),
    fall: compare(
      shareOf(
        count(({ lowest }) => lowest <= RUIN),
        lives.length,
        misses,
      ),
      fallWithin(drift, RUIN, bets),
    ),
    drawdown: compare(
      shareOf(
        count((life) => life.deepest <= RUIN),
        lives.length,
        misses,
      ),
      drawdownWithin(drift, RUIN, bets),
    ),
    everOfCrowd: fallEver(kappaOf(drift), RUIN),
    ever: fallEver(kappa, RUIN),
    deepest: DEPTHS.map((p) => ({ p, left: quantileOf(deepest, p) })),
    equity: fanOf(
      lives.map(({ equity }) => equity),
      FAN,
    ),
    lives: lives.slice(0, FEW_LIVES).map(({ equity }) => [...equity]),
    depth: fanOf(
      lives.map(({ depth }) => depth),
      DEPTHS,
    ),
  };
}

/** The verdict over houses by the rules, and houses with a fault. */
export function judge(
  parameters: Parameters,
  cases: readonly Case[],
  faults: readonly Case[],
): Simulation {
  const differs = cases.some((one) => !agrees(one));
  const unseen = faults.some(agrees);
  return {
    format: "glasshouse-simulation/1",
    parameters,
    level: LEVEL,
    cases: [...cases],
    faults: [...faults],
    verdict: differs ? "differs" : unseen ? "void" : "agrees",
  };
}

/** Whether all that was simulated agrees with its formula. */
export function agrees({ growth, fall, drawdown }: Case): boolean {
  return growth.agrees && fall.agrees && drawdown.agrees;
}

function compare(interval: Interval, formula: number): Compared {
  return { ...interval, formula, agrees: interval.low <= formula && formula <= interval.high };
}

function fanOf(lives: readonly Float64Array[], quantiles: readonly number[]): Fan {
  const points = [...(lives[0] ?? []).keys()];
  const columns = points.map((at) => sorted(lives.map((life) => life[at] as number)));
  return quantiles.map((p) => ({ p, values: columns.map((column) => quantileOf(column, p)) }));
}

function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}
