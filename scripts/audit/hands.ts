import { createHash } from "node:crypto";
import type {
  Control,
  ExactCheck,
  HandReport,
  HandStrandReport,
  Parameters,
  TestReport,
} from "../../lib/certificate/certificate.ts";
import { judgeTests, LEVEL, rounded } from "../../lib/certificate/judge.ts";
import { exactReturn, gapOf, judgeHands } from "../../lib/certificate/judge-hand.ts";
import { shortP } from "../../lib/certificate/text.ts";
import type { Fraction } from "../../lib/fraction.ts";
import { type Hand, hands } from "../../lib/hands/index.ts";
import { batteryFor } from "../../lib/stats/battery.ts";
import type { Shape } from "../../lib/stats/test.ts";
import type { Pool } from "../pool.ts";
import type { Progress } from "../progress.ts";
import type { Pace } from "./audit.ts";
import { addCounts } from "./block.ts";
import type { Checkpoints } from "./checkpoints.ts";
import { faultsOf } from "./controls.ts";
import type { HandRules } from "./hand-laws.ts";
import { lineOf } from "./hand-lines.ts";
import {
  type HandStrand,
  handShapesOf,
  handStrandsOf,
  SEQUENCES,
  type Sequence,
} from "./hand-plan.ts";
import type { HandCounts } from "./hand-tally.ts";
import type { Job } from "./job.ts";
import { wordOfText } from "./plan.ts";

/** Doubles add up to no more than this beside an exact sum. */
const ROUNDING = 1e-9;

const ABOUT: Record<Sequence, { title: string; about: string }> = {
  deals: { title: "Deals", about: "The outcomes of deals." },
  draws: {
    title: "Draws",
    about: "All outcomes in the order in which they are drawn, each as its part of what it may be.",
  },
};

/** The hands of a list of slugs. */
export function handsOf(slugs: readonly string[]): Hand[] {
  return hands.filter(({ slug }) => slugs.includes(slug));
}

/** What was counted of a hand, and the report without its controls. */
export type AuditedHand = { report: HandReport; pace: Pace; control(tests: number): void };

type Counted = { strand: HandStrand; shapes: Record<Sequence, Shape>; blocks: HandCounts[] };

/** Plays the hands of one game, by genuine words and by words that follow from the seed, and judges them. */
export async function auditHand(
  hand: Hand,
  parameters: Parameters,
  words: readonly bigint[],
  pool: Pool<Job>,
  checkpoints: Checkpoints,
  progress: Progress,
): Promise<AuditedHand> {
  const { slug, name, contract } = hand;
  const line = lineOf(slug);
  const pace: Pace = { game: slug, draws: 0, seconds: 0 };
  const seed = wordOfText(`${parameters.seed}/${slug}`);
  const rules = pool.run<HandRules>({ kind: "hand rules", game: slug });
  const play = async (strand: HandStrand): Promise<Counted> => {
    const isGenuine = strand.words === "genuine";
    const bar = progress.start(
      `${name}, ${isGenuine ? "words" : "hands"}`,
      strand.blocks.reduce((sum, { count }) => sum + count, 0),
    );
    const blocks = strand.blocks.map(async ({ first, count }, block) => {
      const by = isGenuine ? words.slice(first, first + count) : seed;
      const { result, kept } = await checkpoints.keep(`${slug}-${strand.words}-${block}`, () =>
        pool.run<HandCounts>({ kind: "hands", game: slug, strand, block, by }),
      );
      bar.add(count, kept);
      // The pace is that of calls with many hands.
      if (!kept && !isGenuine) {
        pace.draws += result.draws;
        pace.seconds += result.took / 1000;
      }
      return result;
    });
    const counted = await Promise.all(blocks);
    bar.end();
    return { strand, shapes: handShapesOf(line, strand), blocks: counted };
  };
  const counted: Counted[] = [];
  for (const strand of handStrandsOf(parameters)) counted.push(await play(strand));
  const laws = await rules;

  const judged = counted.map((one) => strandReport(laws, one));
  const report: HandReport = {
    name,
    slug,
    contract,
    code: laws.code,
    line: line.what,
    choice: `${line.choice}`,
    returnToPlayer: textOf(laws.odds.returnToPlayer),
    variance: textOf(laws.odds.variance),
    max: `${laws.odds.largest}`,
    exact: rounded(exactReturn(laws.odds)),
    strands: judged.map(({ report }) => report),
    checks: checksOf(
      laws,
      judged.reduce((sum, { unknown }) => sum + unknown, 0),
      counted.flatMap(({ blocks }) => blocks),
    ),
    controls: [],
  };
  return {
    report,
    pace,
    control(tests) {
      report.controls = counted.flatMap((one) => controlsOf(one, tests));
    },
  };
}

function strandReport(
  laws: HandRules,
  { strand, shapes, blocks }: Counted,
): { report: HandStrandReport; unknown: number } {
  const sum = (of: (counts: HandCounts) => number) => blocks.reduce((all, one) => all + of(one), 0);
  const hands = sum((one) => one.hands);
  const { unknown, tests, ...figures } = judgeHands(laws, {
    hands,
    deals: added(blocks.map(({ deals }) => deals)),
    results: added(blocks.map(({ results }) => results)),
  });
  const digest = createHash("sha256");
  for (const one of blocks) digest.update(Buffer.from(one.digest, "hex"));
  const report: HandStrandReport = {
    words: strand.words,
    hands,
    draws: sum(({ draws }) => draws),
    ...figures,
    tests: [...tests, ...SEQUENCES.flatMap((name) => sequenceTests(name, shapes[name], blocks))],
    digest: `0x${digest.digest("hex")}`,
  };
  return { report, unknown };
}

function sequenceTests(name: Sequence, shape: Shape, blocks: readonly HandCounts[]): TestReport[] {
  const counted = batteryFor(shape).map(({ id }) => {
    const counts = blocks.map(({ sequences }) => sequences[name].tests[id] ?? []);
    return [id, { blocks: counts, all: counts.reduce(addCounts) }] as const;
  });
  return judgeTests(shape, { tests: Object.fromEntries(counted) }).map((test) => ({
    ...test,
    id: `${name} ${test.id}`,
    title: `${ABOUT[name].title}: ${test.title}`,
    about: `${ABOUT[name].about} ${test.about}`,
  }));
}

function checksOf(laws: HandRules, unknown: number, blocks: readonly HandCounts[]): ExactCheck[] {
  const sum = (of: (counts: HandCounts) => number) => blocks.reduce((all, one) => all + of(one), 0);
  const [again, different] = [sum((one) => one.again), sum((one) => one.different)];
  return [
    {
      id: "pure",
      title: "The code is pure",
      ok: laws.pure,
      detail: laws.pure
        ? "No instruction of it can read or change anything but its own question: its answers never change."
        : "An instruction of it may read or change something beyond its own question.",
    },
    {
      id: "law",
      title: "The law of results has the published return",
      ok: gapOf(laws) < ROUNDING,
      detail: `${laws.law.size} results of a hand have chances, whose mean is the return up to ${ROUNDING}.`,
    },
    {
      id: "results",
      title: "No hand was dealt or paid as none can be",
      ok: unknown === 0,
      detail: unknown === 0 ? "All deals and results are known." : `${unknown} are unknown.`,
    },
    {
      id: "again",
      title: "Hands played again by the dApp's own library came out the same",
      ok: different === 0,
      detail: `${again} hands were played again, ${different} differ.`,
    },
  ];
}

function controlsOf({ strand, shapes, blocks }: Counted, tests: number): Control[] {
  return SEQUENCES.flatMap((name) => {
    const battery = batteryFor(shapes[name]);
    return faultsOf(strand.faults).flatMap(({ id, title, test }) => {
      const counts = blocks
        .map(({ sequences }) => sequences[name].faults[id] ?? [])
        .reduce(addCounts);
      const judgement = battery.find((one) => one.id === test)?.judge(counts);
      if (!judgement) return [];
      const limit = LEVEL / tests;
      return {
        id: `${id} ${name} ${strand.words}`,
        title,
        found: judgement.p <= limit,
        detail: `${ABOUT[name].title} by ${strand.words} words: p = ${shortP(judgement.p)}, found below ${shortP(limit)}.`,
      };
    });
  });
}

function added(counts: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const some of counts) {
    for (const [key, count] of Object.entries(some)) sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}

function textOf({ num, den }: Fraction) {
  return { num: `${num}`, den: `${den}` };
}
