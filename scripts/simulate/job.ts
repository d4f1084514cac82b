import type { Fault } from "../../lib/bank/simulation.ts";

/** Lives of banks for a worker, by their numbers: from `from` on, without `to`. */
export type Job = {
  crowd: string;
  kappa: number;
  fault?: Fault;
  seed: string;
  bets: number;
  from: number;
  to: number;
};
