import { createHash } from "node:crypto";
import type { HandReport, Parameters } from "../../lib/certificate/certificate.ts";
import { LEVEL } from "../../lib/certificate/judge.ts";
import { judge, judgeHands } from "../../lib/certificate/judge-hand.ts";
import { shortP } from "../../lib/certificate/text.ts";
import type { Fraction } from "../../lib/fraction.ts";
import { type Hand, hands } from "../../lib/hands/index.ts";
import type { Pace } from "./audit.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { HandCounts } from "./hand-block.ts";
import type { HandRules } from "./hand-laws.ts";
import { lineOf } from "./hand-lines.ts";
import { wordOfText } from "./plan.ts";
import type { Pool } from "./pool.ts";
import type { Progress } from "./progress.ts";

/** Hands of one job, which are played side by side. */
const HANDS_OF_BLOCK = 20_000;

/** Doubles add up to no more than this beside an exact sum. */
const ROUNDING = 1e-9;

/** The hands of a list of slugs. */
export function handsOf(slugs: readonly string[]): Hand[] {
  return hands.filter(({ slug }) => slugs.includes(slug));
}

/** What was counted of a hand, and the report without its controls. */
export type AuditedHand = { report: HandReport; pace: Pace; control(tests: number): void };

/** Plays the hands of one game, and judges them. */
export async function auditHand(
  { slug, name, contract }: Hand,
  { seed, hands: count = 0 }: Parameters,
  pool: Pool,
  checkpoints: Checkpoints,
  progress: Progress,
): Promise<AuditedHand> {
  const { what, choice } = lineOf(slug);
  const pace: Pace = { game: slug, draws: 0, seconds: 0 };
  const bar = progress.start(`${name}, hands`, count);
  const rules = pool.run<HandRules>({ kind: "hand rules", game: slug });
  const blocks = Array.from({ length: Math.ceil(count / HANDS_OF_BLOCK) }, async (_, block) => {
    const first = block * HANDS_OF_BLOCK;
    const some = Math.min(HANDS_OF_BLOCK, count - first);
    const { result, kept } = await checkpoints.keep(`${slug}-hands-${block}`, () =>
      pool.run<HandCounts>({
        kind: "hands",
        game: slug,
        seed: wordOfText(`${seed}/${slug}`),
        first,
        count: some,
      }),
    );
    bar.add(some, kept);
    if (!kept) {
      pace.draws += result.draws;
      pace.seconds += result.took / 1000;
    }
    return result;
  });
  const [laws, counted] = await Promise.all([rules, Promise.all(blocks)]);
  bar.end();

  const sum = (of: (counts: HandCounts) => number) =>
    counted.reduce((all, counts) => all + of(counts), 0);
  const judged = judgeHands(laws, {
    hands: count,
    deals: added(counted.map(({ deals }) => deals)),
    results: added(counted.map(({ results }) => results)),
  });
  const { unknown, gap, ...figures } = judged;
  const [again, different] = [sum((one) => one.again), sum((one) => one.different)];
  const digest = createHash("sha256");
  for (const one of counted) digest.update(Buffer.from(one.digest, "hex"));
  const report: HandReport = {
    name,
    slug,
    contract,
    code: laws.code,
    line: what,
    choice: `${choice}`,
    hands: count,
    draws: sum(({ draws }) => draws),
    returnToPlayer: textOf(laws.odds.returnToPlayer),
    variance: textOf(laws.odds.variance),
    max: `${laws.odds.largest}`,
    ...figures,
    digest: `0x${digest.digest("hex")}`,
    checks: [
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
        ok: gap < ROUNDING,
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
    ],
    controls: [],
  };
  const faulty = judge(added(counted.map((one) => one.faulty)), laws.deals);
  return {
    report,
    pace,
    control(tests) {
      const limit = LEVEL / tests;
      report.controls = [
        {
          id: "biased",
          title:
            "A biased generator: one deal in a hundred is the first outcome, whatever was drawn",
          found: faulty.p <= limit,
          detail: `${count} deals: p = ${shortP(faulty.p)}, found below ${shortP(limit)}.`,
        },
      ];
    },
  };
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
