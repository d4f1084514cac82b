import { type Game, ONE } from "../games/game.ts";
import { odds } from "../odds.ts";
import { batteryFor } from "../stats/battery.ts";
import { cellsOf } from "../stats/frequency.ts";
import { holm } from "../stats/holm.ts";
import { kolmogorovSmirnov } from "../stats/kolmogorov-smirnov.ts";
import { judgePayouts, judgeReturn, payTableOf } from "../stats/payouts.ts";
import { smallestBias } from "../stats/power.ts";
import { normalQuantile } from "../stats/tails.ts";
import { type Judgement, type Shape, TWO_SIDED } from "../stats/test.ts";
import type {
  ChoiceReport,
  GameReport,
  HandReport,
  ReturnReport,
  StrandReport,
  TestReport,
  Verdict,
} from "./certificate.ts";
import { decisionsOf } from "./decisions.ts";

/** Chance of a false alarm among all tests together, and chance that the smallest bias is found. */
export const LEVEL = 0.01;
export const POWER = 0.99;

/** What was counted of a strand, block by block, and added up. */
export type StrandCounts = {
  tests: Record<string, { blocks: number[][]; all: number[] }>;
  /** For each choice how often each multiplier of its pay table was paid. */
  payouts: number[][];
};

// Of p-values and statistics: more would be noise of the floating point.
const DIGITS = 9;

// In blocks with fewer draws p-values come in steps, and are not spread evenly.
const DRAWS_TO_SPREAD = 1_000;

/** A number with nine significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** What the tests make of the counts of a strand. Nothing is rejected yet: see `decide`. */
export function judgeTests(shape: Shape, { tests }: Pick<StrandCounts, "tests">): TestReport[] {
  return batteryFor(shape).map((test) => {
    const { blocks, all } = tests[test.id] ?? { blocks: [], all: [] };
    const judgement = test.judge(all);
    const report = { id: test.id, title: test.title, about: test.about, ...reported(judgement) };
    const judgements = blocks.map((counts) => test.judge(counts));
    if (shape.draws < DRAWS_TO_SPREAD || !judgements.every(isContinuous)) return report;
    const values = judgements.map(({ p }) => p);
    return { ...report, blocks: values.map(rounded), spread: reported(kolmogorovSmirnov(values)) };
  });
}

/** What the bets on each choice of a strand paid. */
export function judgeReturns(
  game: Game,
  choices: readonly bigint[],
  { payouts }: StrandCounts,
): ReturnReport[] {
  const reach = normalQuantile(LEVEL);
  return choices.map((choice, i) => {
    const table = payTableOf(game, choice);
    const counts = payouts[i] ?? [];
    const { units } = game.quote(choice);
    const { draws, paid, exact, deviation, judgement } = judgeReturn(table, units, counts);
    return {
      choice: `${choice}`,
      draws,
      paid: rounded(paid),
      low: rounded(paid - reach * deviation),
      high: rounded(paid + reach * deviation),
      exact: rounded(exact),
      ...(judgement && { test: reported(judgement) }),
      payouts: {
        id: `payouts ${choice}`,
        title: `Payouts: ${game.describe(choice)}`,
        about: "Each multiplier is paid as often as the pay table says.",
        ...reported(judgePayouts(table, counts)),
      },
    };
  });
}

/** The exact odds of a choice. */
export function choiceReport(game: Game, choice: bigint): ChoiceReport {
  const { returnToPlayer, variance, multiplier } = odds(game, choice, ONE);
  const exact = ({ num, den }: { num: bigint; den: bigint }) => ({ num: `${num}`, den: `${den}` });
  return {
    choice: `${choice}`,
    what: game.describe(choice),
    outcomes: `${game.quote(choice).outcomes}`,
    returnToPlayer: exact(returnToPlayer),
    variance: exact(variance),
    max: `${multiplier}`,
  };
}

/**
 * The smallest bias of one outcome that the frequency test of a strand finds, when it is one of `tests` tests.
 *
 * Holm's correction gives a test the whole level divided by all of them, at worst.
 */
export function visibleBias(
  shape: Shape,
  draws: number,
  tests: number,
): GameReport["smallestBias"] {
  const cells = cellsOf(shape);
  const chance = 1 / cells;
  const sides = cells > TWO_SIDED ? 2 : 1;
  const level = LEVEL / tests / sides;
  const relative = smallestBias({ draws, cells, chance, level, power: POWER });
  return { cells, relative: rounded(relative), absolute: rounded(relative * chance) };
}

/** Rejects what Holm's correction rejects among all p-values of a certificate. */
export function decide(reports: {
  games: readonly GameReport[];
  hands: readonly HandReport[];
}): void {
  const decisions = decisionsOf(
    reports.games.flatMap(({ strands }) => strands),
    reports.hands,
  );
  const rejected = holm(
    decisions.map(({ p }) => p),
    LEVEL,
  );
  for (const [i, decision] of decisions.entries()) decision.rejected = rejected[i] ?? false;
}

/** The verdict on games about which is decided. */
export function verdictOf(reports: {
  games: readonly GameReport[];
  hands: readonly HandReport[];
}): Verdict {
  const { games, hands } = reports;
  const decisions = decisionsOf(
    reports.games.flatMap(({ strands }) => strands),
    reports.hands,
  );
  const passed = [...games, ...hands].flatMap(({ name, controls }) =>
    controls.filter(({ found }) => !found).map(({ title }) => `${name}: not found: ${title}`),
  );
  const broken = ({ name, checks }: GameReport | HandReport) =>
    checks.filter(({ ok }) => !ok).map(({ title }) => `${name}: does not hold: ${title}`);
  const failedHands = hands.flatMap((hand) => [
    ...broken(hand),
    ...hand.strands.flatMap((strand) => failedTests(hand.name, strand)),
  ]);
  const failedGames = games.flatMap((game) => [
    ...broken(game),
    ...game.strands.flatMap((strand) => [
      ...failedTests(game.name, strand),
      ...strand.returns
        .filter(({ test, payouts }) => test?.rejected || payouts.rejected)
        .map(
          ({ payouts }) =>
            `${game.name}, ${strand.words} words: ${payouts.title}, p = ${payouts.p}`,
        ),
    ]),
  ]);
  const failed = [...failedGames, ...failedHands];
  return {
    result: failed.length > 0 ? "failed" : passed.length > 0 ? "void" : "passed",
    tests: decisions.length,
    smallest: Math.min(1, ...decisions.map(({ p }) => p)),
    reasons: [...failed, ...passed],
  };
}

function failedTests(
  name: string,
  { words, tests }: Pick<StrandReport, "words" | "tests">,
): string[] {
  return tests
    .filter(({ rejected, spread }) => rejected || spread?.rejected)
    .map(({ title, p }) => `${name}, ${words} words: ${title}, p = ${p}`);
}

/** Whether a judgement has a law of many values, and not of a small whole number. */
function isContinuous({ statistic, freedom }: Judgement): boolean {
  return freedom === undefined ? !Number.isInteger(statistic) : freedom > 0;
}

/** A judgement as a certificate reports it, before anything is rejected. */
export function reported({ statistic, freedom, p }: Judgement) {
  return {
    statistic: rounded(statistic),
    ...(freedom !== undefined && { freedom }),
    p: rounded(p),
    rejected: false,
  };
}
