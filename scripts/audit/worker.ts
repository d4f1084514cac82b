/**
 * A worker of the audit, in a process of its own with a node of its own. It does what it is told, one thing after the other, and ends
 * with its parent.
 */

import type { Game } from "../../lib/games/index.ts";
import { doJobs } from "../pool.ts";
import { Blocks } from "./block.ts";
import { HandBlocks } from "./hand-block.ts";
import { readHandRules } from "./hand-laws.ts";
import { lineOf } from "./hand-lines.ts";
import type { Job } from "./job.ts";
import { gamesOf } from "./plan.ts";
import { readRules } from "./rules.ts";
import { Sampler } from "./sampler.ts";
import { proveWords } from "./words.ts";

let sampler: Promise<Sampler> | undefined;
const handBlocks = new Map<string, HandBlocks>();
const blocks = new Map<string, Blocks>();

async function work(job: Job): Promise<unknown> {
  if (job.kind === "prove") return proveWords(job.seed, job.from, job.to);
  sampler ??= Sampler.start();
  const node = await sampler;
  if (job.kind === "sampler") return node.code;
  if (job.kind === "words") return node.rollWords(job.seed, job.first, job.count);
  if (job.kind === "hand rules") return readHandRules(node, lineOf(job.game));
  if (job.kind === "hands") {
    const { game, strand, block, by } = job;
    const known = handBlocks.get(game) ?? new HandBlocks(node, lineOf(game));
    handBlocks.set(game, known);
    return typeof by === "bigint"
      ? known.derived(strand, block, by)
      : known.genuine(strand, block, by);
  }
  const game = gamesOf([job.game])[0] as Game;
  if (job.kind === "rules") return readRules(node, game);
  const key = `${job.game} ${job.strand.words} ${job.strand.outcomes}`;
  const known = blocks.get(key) ?? new Blocks(node, game, job.strand);
  blocks.set(key, known);
  return known.count(job.block, job.words);
}

doJobs(work, async () => (await sampler?.catch(() => undefined))?.stop());
