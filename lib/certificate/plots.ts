import { fixed, svg, through } from "../page/svg.ts";
import { escapeHtml, percent } from "../page/text.ts";
import type { ReturnReport, TestReport } from "./certificate.ts";
import { shortP } from "./text.ts";

// Of a normal variable, within which 99 of 100 values are.
const DEVIATIONS = 2.5758;

// Drawings of a certificate as SVG text. Colours come from the custom properties of the page around them.

/** Bars of how often each part of the outcomes came, over the band in which 99 of 100 bars are expected. */
export function histogramPlot(counts: readonly number[]): string {
  const [width, height, foot] = [1000, 170, 18];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  const reach = DEVIATIONS * Math.sqrt(expected * (1 - 1 / counts.length));
  // The scale shows the band, and every bar.
  const most = Math.max(1.6 * reach, ...counts.map((count) => Math.abs(count - expected))) * 1.1;
  const y = (count: number) => ((most - (count - expected)) / (2 * most)) * height;
  const step = width / counts.length;
  const bars = counts.map((count, i) => {
    const top = Math.min(y(count), y(expected));
    const tall = Math.max(1, Math.abs(y(count) - y(expected)));
    const title = `part ${i + 1}: ${count}, ${percent(count / expected - 1, 3)} from what is expected`;
    return `<rect class="bar" x="${fixed(i * step + step * 0.14)}" y="${fixed(top)}" width="${fixed(step * 0.72)}" height="${fixed(tall)}"><title>${title}</title></rect>`;
  });
  return svg(
    width,
    height + foot,
    `How often each of ${counts.length} equal parts of the outcomes came, as a difference from ${Math.round(expected)} expected`,
    `<rect class="band" x="0" y="${fixed(y(expected + reach))}" width="${width}" height="${fixed(y(expected - reach) - y(expected + reach))}"/>
<line class="axis" x1="0" x2="${width}" y1="${fixed(y(expected))}" y2="${fixed(y(expected))}"/>
${bars.join("")}
<text x="0" y="${height + 14}">first outcome</text><text x="${width}" y="${height + 14}" text-anchor="end">last outcome</text>
<text x="${width / 2}" y="${height + 14}" text-anchor="middle">band: ± ${percent(reach / expected, 2)}, in which 99 of 100 bars are expected</text>`,
  );
}

/** One line for each test: the p-values of its blocks as points, that of all draws as a diamond, from 0 to 1. */
export function pValuePlot(tests: readonly TestReport[]): string {
  const [left, width, line] = [216, 640, 24];
  const x = (p: number) => left + p * (width - left - 74);
  const lines = tests.map(({ title, p, rejected, blocks = [], spread }, i) => {
    const y = i * line + line / 2;
    const points = blocks.map(
      (block) => `<circle class="block" cx="${fixed(x(block))}" cy="${y}" r="2.6"/>`,
    );
    const spreadWords = spread ? `; blocks spread evenly: p = ${shortP(spread.p)}` : "";
    const bad = rejected || spread?.rejected;
    return `<g class="${bad ? "bad" : ""}"><title>${escapeHtml(title)}: p = ${shortP(p)}${spreadWords}</title>
<text x="0" y="${y + 4}">${escapeHtml(title)}</text><line class="rail" x1="${x(0)}" x2="${x(1)}" y1="${y}" y2="${y}"/>
${points.join("")}<path class="all" d="M${fixed(x(p))} ${y - 6}l6 6l-6 6l-6 -6z"/>
<text class="number" x="${width}" y="${y + 4}" text-anchor="end">${shortP(p)}</text></g>`;
  });
  return svg(width, tests.length * line, "p-values of each test", lines.join("\n"));
}

/** For each choice the return that was paid, with its interval, beside the exact one. */
export function returnPlot(
  returns: readonly ReturnReport[],
  whatOf: (choice: string) => string,
): string {
  const [left, width, line] = [216, 640, 28];
  const judged = returns.filter(({ test }) => test);
  const widest = Math.max(
    1e-6,
    ...judged.map(({ low, high, exact }) =>
      Math.max(Math.abs(low - exact), Math.abs(high - exact)),
    ),
  );
  const middle = left + (width - left - 74) / 2;
  const x = (difference: number) =>
    middle + (Math.max(-1, Math.min(1, difference / widest / 1.05)) * (width - left - 74)) / 2;
  const lines = returns.map(({ choice, paid, low, high, exact, test }, i) => {
    const y = i * line + line / 2;
    const name = `<text x="0" y="${y + 4}">${escapeHtml(whatOf(choice))}</text>`;
    if (!test) {
      return `<g class="rare">${name}<text x="${middle}" y="${y + 4}" text-anchor="middle">prizes too rare to be judged by their sum</text><text class="number" x="${width}" y="${y + 4}" text-anchor="end">${percent(paid, 3)}</text></g>`;
    }
    return `<g class="${test.rejected ? "bad" : ""}"><title>${percent(paid, 4)} paid, ${percent(exact, 4)} exact, p = ${shortP(test.p)}</title>${name}
<line class="interval" x1="${fixed(x(low - exact))}" x2="${fixed(x(high - exact))}" y1="${y}" y2="${y}"/>
<circle class="paid" cx="${fixed(x(paid - exact))}" cy="${y}" r="4"/>
<text class="number" x="${width}" y="${y + 4}" text-anchor="end">${percent(paid, 3)}</text></g>`;
  });
  return svg(
    width,
    returns.length * line + 18,
    "Return that was paid, with its interval of 99 %, beside the exact one",
    `<line class="exact" x1="${middle}" x2="${middle}" y1="0" y2="${returns.length * line}"/>
${lines.join("\n")}<text x="${middle}" y="${returns.length * line + 14}" text-anchor="middle">exact return; the widest interval is ± ${percent(widest, 3)}</text>`,
  );
}

/** All p-values of a certificate in order, against what is expected of as many, on logarithmic scales. Below the line Holm rejects. */
export function sortedPlot(values: readonly number[], level: number): string {
  const [width, height, left, foot] = [1000, 300, 44, 30];
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const least = Math.min(level / n / 100, Math.max(1e-12, sorted[0] ?? 1));
  const decades = Math.ceil(-Math.log10(least));
  const x = (p: number) =>
    left + ((Math.log10(p) + Math.log10(n + 1)) / Math.log10(n + 1)) * (width - left - 8);
  const y = (p: number) => (-Math.log10(Math.max(p, 10 ** -decades)) / decades) * (height - foot);
  const line = (of: (rank: number) => number) =>
    through(sorted.map((_, i) => [x((i + 1) / (n + 1)), y(of(i))]));
  const points = sorted.map(
    (p, i) =>
      `<circle class="point" cx="${fixed(x((i + 1) / (n + 1)))}" cy="${fixed(y(p))}" r="2.4"/>`,
  );
  const ticks = Array.from({ length: decades + 1 }, (_, i) => i)
    .filter((i) => i % Math.ceil(decades / 6) === 0)
    .map(
      (i) =>
        `<text x="${left - 8}" y="${fixed(y(10 ** -i) + 4)}" text-anchor="end">${i === 0 ? "1" : `10⁻${raised(i)}`}</text>`,
    );
  return svg(
    width,
    height,
    "All p-values in order, against those that fair draws are expected to have",
    `${ticks.join("")}<path class="limit" d="${line((i) => level / (n - i))}"/><path class="expected" d="${line((i) => (i + 1) / (n + 1))}"/>
${points.join("")}<text x="${width - 8}" y="${height - 8}" text-anchor="end">p-values in order, smallest at the left</text>`,
  );
}

function raised(value: number): string {
  return [...`${value}`].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}
