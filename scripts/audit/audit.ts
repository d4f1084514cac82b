import { createHash } from "node:crypto";
import { keccak256 } from "viem";
import { type Hex, toWord } from "../../lib/bytes.ts";
import type {
  Certificate,
  Control,
  ExactCheck,
  GameReport,
  Parameters,
  StrandReport,
} from "../../lib/certificate/certificate.ts";
import { decisionsOf } from "../../lib/certificate/decisions.ts";
import {
  choiceReport,
  decide,
  judgeReturns,
  judgeTests,
  LEVEL,
  POWER,
  type StrandCounts,
  verdictOf,
  visibleBias,
} from "../../lib/certificate/judge.ts";
import { shortP } from "../../lib/certificate/text.ts";
import type { Game } from "../../lib/games/index.ts";
import { batteryFor } from "../../lib/stats/battery.ts";
import { KEY_HASH } from "../local.ts";
import type { Pool } from "../pool.ts";
import type { Progress } from "../progress.ts";
import { addCounts, type BlockCounts } from "./block.ts";
import { Checkpoints } from "./checkpoints.ts";
import { faultsOf } from "./controls.ts";
import { type AuditedHand, auditHand, handsOf } from "./hands.ts";
import type { Job } from "./job.ts";
import { gamesOf, ROLLS, SEATS, type Strand, shapeOf, strandsOf } from "./plan.ts";
import type { Rules } from "./rules.ts";
import { artifactOf, artifactOfRules } from "./sampler.ts";

/** Words that one job proves: a few seconds of work. */
const WORDS_OF_JOB = 250;

/** Changes when a block counts otherwise than before: then old checkpoints are of no use. */
const COUNTS = 3;

type Counted = { strand: Strand; blocks: BlockCounts[] };

/** Draws that were made now, and not kept from an earlier run, and the seconds that a node took for them. */
export type Pace = { game: string; draws: number; seconds: number };

/** What came of a run. */
export type Audited = { certificate: Certificate; paces: Pace[]; checkpoints: Checkpoints };

/** Makes a certificate. The same source and parameters give the same, however many workers there are and however often it was ended. */
export async function audit(
  parameters: Parameters,
  pool: Pool<Job>,
  folder: string,
  progress: Progress,
): Promise<Audited> {
  const games = gamesOf(parameters.games);
  const samplerCode = keccak256(await pool.run<Hex>({ kind: "sampler" }));
  const hands = handsOf(parameters.games);
  const codes = [...games, ...hands].map((rules) => artifactOfRules(rules).bytecode);
  const of = { parameters, codes: codes.map((code) => keccak256(code)), samplerCode, COUNTS };
  const checkpoints = new Checkpoints(folder, of);

  const words = await proveAll(parameters, pool, checkpoints, progress);
  const reports: { report: GameReport; counted: Counted[] }[] = [];
  const paces: Pace[] = [];
  for (const game of games) {
    const pace = { game: game.slug, draws: 0, seconds: 0 };
    paces.push(pace);
    const rules = await pool.run<Rules>({ kind: "rules", game: game.slug });
    const strands = strandsOf(game, parameters);
    const jobs = strands.flatMap((strand) =>
      Array.from({ length: strand.blocks }, (_, block) => ({ strand, block })),
    );
    const bar = progress.start(
      game.name,
      jobs.reduce((sum, job) => sum + drawsOfBlock(job.strand), 0),
    );
    const blocks = await Promise.all(
      jobs.map(async ({ strand, block }) => {
        const name = `${game.slug}-${strand.outcomes}-${strand.words}-${block}`;
        const { result, kept } = await checkpoints.keep(name, () =>
          pool.run<BlockCounts>({
            kind: "block",
            game: game.slug,
            strand,
            block,
            ...(strand.words === "genuine" && { words: wordsOfBlock(words, strand, block) }),
          }),
        );
        bar.add(drawsOfBlock(strand), kept);
        if (!kept) {
          pace.draws += drawsOfBlock(strand);
          pace.seconds += result.took / 1000;
        }
        return { strand, result };
      }),
    );
    bar.end();
    const counted = strands.map((strand) => ({
      strand,
      blocks: blocks.filter((one) => one.strand === strand).map(({ result }) => result),
    }));
    reports.push({ report: gameReport(game, rules, counted), counted });
  }

  const played: AuditedHand[] = [];
  for (const hand of hands) {
    played.push(await auditHand(hand, parameters, words, pool, checkpoints, progress));
  }
  paces.push(...played.map(({ pace }) => pace));

  const all = {
    games: reports.map(({ report }) => report),
    hands: played.map(({ report }) => report),
  };
  // The controls and the smallest bias depend on how many tests there are in all.
  const tests = decisionsOf(
    all.games.flatMap(({ strands }) => strands),
    all.hands,
  ).length;
  for (const { report, counted } of reports) {
    report.controls = [...report.controls, ...counted.flatMap((one) => controlsOf(one, tests))];
    report.smallestBias = counted
      .filter(({ strand }) => strand.words === "derived")
      .map(({ strand }) => visibleBias(shapeOf(strand), drawsOf(strand), tests))
      .reduce((worst, one) => (one.relative > worst.relative ? one : worst));
  }
  for (const { control } of played) control(tests);
  decide(all);
  const certificate: Certificate = {
    format: "glasshouse-certificate/1",
    parameters,
    level: LEVEL,
    power: POWER,
    sampler: {
      bytes: (artifactOf("local/Sampler.sol/Sampler").deployedBytecode.length - 2) / 2,
      hash: samplerCode,
    },
    vrf: {
      keyHash: KEY_HASH,
      words: words.length,
      verified: words.length,
      digest: sha256(words.map(toWord)),
    },
    ...all,
    verdict: verdictOf(all),
  };
  return { certificate, paces, checkpoints };
}

async function proveAll(
  { seed, words }: Parameters,
  pool: Pool<Job>,
  checkpoints: Checkpoints,
  progress: Progress,
): Promise<bigint[]> {
  const bar = progress.start("VRF proofs", words);
  const starts = Array.from(
    { length: Math.ceil(words / WORDS_OF_JOB) },
    (_, i) => i * WORDS_OF_JOB,
  );
  const proved = await Promise.all(
    starts.map(async (from) => {
      const to = Math.min(from + WORDS_OF_JOB, words);
      const { result, kept } = await checkpoints.keep(`words-${from}`, async () =>
        (await pool.run<bigint[]>({ kind: "prove", seed, from, to })).map(String),
      );
      bar.add(to - from, kept);
      return result.map(BigInt);
    }),
  );
  bar.end();
  return proved.flat();
}

function gameReport(game: Game, rules: Rules, counted: Counted[]): GameReport {
  const choices = game.examples.map(([, choice]) => choiceReport(game, choice));
  return {
    name: game.name,
    slug: game.slug,
    contract: game.contract,
    code: rules.code,
    choices,
    checks: checksOf(rules, counted),
    strands: counted.map((one) => strandReport(game, one)),
    controls: [
      {
        id: "swapped",
        title: "A swapped multiplier: two outcomes that do not pay alike pay what the other should",
        found: rules.differentIfSwapped === 2,
        detail: `${rules.differentIfSwapped} outcomes pay otherwise than the model says.`,
      },
    ],
    smallestBias: { cells: 0, relative: 0, absolute: 0 },
  };
}

function strandReport(game: Game, { strand, blocks }: Counted): StrandReport {
  const counts = totalsOf(strand, blocks);
  return {
    words: strand.words,
    outcomes: `${strand.outcomes}`,
    draws: drawsOf(strand),
    rounds: strand.blocks * strand.roundsOfBlock,
    seats: SEATS,
    rolls: ROLLS,
    digest: sha256(blocks.map(({ digest }) => Buffer.from(digest, "hex"))),
    histogram: blocks.map(({ histogram }) => histogram).reduce(addCounts),
    tests: judgeTests(shapeOf(strand), counts),
    returns: judgeReturns(game, strand.choices, counts),
  };
}

function totalsOf(strand: Strand, blocks: BlockCounts[]): StrandCounts {
  const tests = batteryFor(shapeOf(strand)).map(({ id }) => {
    const counts = blocks.map(({ tests }) => tests[id] ?? []);
    return [id, { blocks: counts, all: counts.reduce(addCounts) }] as const;
  });
  const payouts = strand.choices.map((_, i) =>
    blocks.map((block) => block.payouts[i] ?? []).reduce(addCounts),
  );
  return { tests: Object.fromEntries(tests), payouts };
}

function checksOf(rules: Rules, counted: Counted[]): ExactCheck[] {
  const blocks = counted.flatMap((one) => one.blocks);
  const sum = (of: (block: BlockCounts) => number) => blocks.reduce((all, one) => all + of(one), 0);
  const unknown = sum((block) => block.unknown);
  const again = sum((block) => block.again);
  const different = sum((block) => block.different);
  return [
    {
      id: "pure",
      title: "The code is pure",
      ok: rules.pure,
      detail: rules.pure
        ? "No instruction of it can read or change anything but its own question: its answers never change."
        : "An instruction of it may read or change something beyond its own question.",
    },
    {
      id: "multipliers",
      title: "The code pays what the published odds are computed from",
      ok: rules.different === 0,
      detail: `${rules.asked} outcomes were compared, ${rules.different} differ.`,
    },
    {
      id: "payouts",
      title: "No draw paid what is not in its pay table",
      ok: unknown === 0,
      detail: unknown === 0 ? "All payouts are known." : `${unknown} payouts are unknown.`,
    },
    {
      id: "again",
      title: "Draws made again by the dApp's own library came out the same",
      ok: different === 0,
      detail: `${again} draws were made again, ${different} differ.`,
    },
  ];
}

function controlsOf({ strand, blocks }: Counted, tests: number): Control[] {
  if (strand.words !== "derived") return [];
  const battery = batteryFor(shapeOf(strand));
  return faultsOf(100).flatMap(({ id, title, test }) => {
    const counts = blocks.map(({ faults }) => faults[id] ?? []).reduce(addCounts);
    const judgement = battery.find((one) => one.id === test)?.judge(counts);
    if (!judgement) return [];
    const limit = LEVEL / tests;
    return {
      id: `${id} ${strand.outcomes}`,
      title,
      found: judgement.p <= limit,
      detail: `${drawsOf(strand)} draws of ${strand.outcomes} outcomes: p = ${shortP(judgement.p)}, found below ${shortP(limit)}.`,
    };
  });
}

function wordsOfBlock(words: readonly bigint[], strand: Strand, block: number): bigint[] {
  return words.slice(block * strand.roundsOfBlock, (block + 1) * strand.roundsOfBlock);
}

function drawsOfBlock({ roundsOfBlock }: Strand): number {
  return roundsOfBlock * SEATS * ROLLS;
}

function drawsOf(strand: Strand): number {
  return strand.blocks * drawsOfBlock(strand);
}

function sha256(parts: readonly Uint8Array[]): Hex {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return `0x${hash.digest("hex")}`;
}
