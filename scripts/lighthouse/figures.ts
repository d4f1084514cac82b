import type { Result } from "lighthouse";

/** What is scored, from 0 to 100, with what a page of ours must reach in each. */
export const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
export const TARGET = 95;

export type Category = (typeof CATEGORIES)[number];

/** Some visits of one page with one kind of machine, told by their medians. */
export type Look = {
  page: string;
  device: "mobile" | "desktop";
  scores: Record<Category, number>;
  /** Milliseconds until the largest thing is painted, and during which the page did not answer. */
  paint: number;
  blocked: number;
  /** How far things moved that were there already: parts of the window. */
  shift: number;
  /** How fast the machine was that looked, by Lighthouse's own index. */
  machine: number;
};

/** The medians of some visits of the same page. @throws Error if a visit has no such figure. */
export function lookOf(
  page: string,
  device: Look["device"],
  visits: readonly Pick<Result, "categories" | "audits" | "environment">[],
): Look {
  const of = (what: string, value: (visit: (typeof visits)[number]) => number | null | undefined) =>
    median(
      visits.map((visit) => {
        const found = value(visit);
        if (typeof found !== "number") throw new Error(`Lighthouse gave no ${what} of ${page}.`);
        return found;
      }),
    );
  const audit = (name: string) => of(name, ({ audits }) => audits[name]?.numericValue);
  const score = (name: Category) =>
    Math.round(100 * of(name, ({ categories }) => categories[name]?.score));
  return {
    page,
    device,
    scores: {
      performance: score("performance"),
      accessibility: score("accessibility"),
      "best-practices": score("best-practices"),
    },
    paint: audit("largest-contentful-paint"),
    blocked: audit("total-blocking-time"),
    shift: audit("cumulative-layout-shift"),
    machine: of("index of the machine", ({ environment }) => environment.benchmarkIndex),
  };
}

/** The middle one, or of two in the middle the lower one. @throws Error if there is none. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
  if (middle === undefined) throw new Error("There is no median of nothing.");
  return middle;
}

/** The table of FIGURES.md, with how it was measured. */
export function tableOf(looks: readonly Look[], runs: number): string {
  const head = `| page | on | ${CATEGORIES.map((name) => name.replace("-", " ")).join(" | ")} | largest paint | blocked | shift |
|---|---|--:|--:|--:|--:|--:|--:|`;
  const lines = looks.map(({ page, device, scores, paint, blocked, shift }) => {
    const marks = CATEGORIES.map((name) => `${scores[name]} ${scores[name] >= TARGET ? "✓" : "✗"}`);
    return `| ${page} | ${device} | ${marks.join(" | ")} | ${(paint / 1000).toFixed(1)} s | ${Math.round(blocked)} ms | ${shift.toFixed(3)} |`;
  });
  const machine = Math.round(median(looks.map((look) => look.machine)));
  return `${[head, ...lines].join("\n")}

Medians of ${runs} ${runs === 1 ? "visit" : "visits"}, by a machine of index ${machine}; ✓ from ${TARGET} on.`;
}
