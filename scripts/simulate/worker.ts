/** A worker of the simulation, in a process of its own. */
import { crowdOf } from "../../lib/bank/players.ts";
import { live } from "../../lib/bank/simulation.ts";
import { doJobs } from "../pool.ts";
import type { Job } from "./job.ts";

/** How often a life's equity is noted. */
const POINTS = 120;

doJobs(async ({ crowd, kappa, fault, seed, bets, from, to }: Job) =>
  Array.from({ length: to - from }, (_, i) =>
    live({
      crowd: crowdOf(crowd),
      kappa,
      bets,
      // The same players and the same luck for each kappa: what differs comes from kappa alone.
      seed: `${seed} ${crowd} ${from + i}`,
      points: POINTS,
      ...(fault && { fault }),
    }),
  ),
);
