import { escapeHtml } from "../page/text.ts";

// Pictures over blocks as SVG text. Colours come from the style of the page around them.

const WIDTH = 960;
const HEIGHT = 220;
const MARGIN = { left: 96, right: 12, top: 12, bottom: 26 };
const BASE = HEIGHT - MARGIN.bottom;
const INNER = {
  width: WIDTH - MARGIN.left - MARGIN.right,
  height: HEIGHT - MARGIN.top - MARGIN.bottom,
};

/** A value for each of some blocks. */
export type Series = { name: string; values: readonly bigint[] };

/** Writes a value so that it fits a margin. */
type Write = (value: bigint) => string;

/** Lines over blocks, from the smallest value to the largest. */
export function linePlot(
  blocks: readonly bigint[],
  series: readonly Series[],
  write: Write,
): string {
  const flat = series.flatMap(({ values }) => values);
  const [least, most] = [minOf(flat), maxOf(flat)];
  const y = (value: bigint) => BASE - part(value - least, most - least, INNER.height);
  const lines = series.map(
    ({ values }, i) => `<polyline class="line-${i}" points="${pointsOf(values.map(y))}"/>`,
  );
  return legend(series) + picture(series, blocks, [write(most), write(least)], lines.join(""));
}

/** Parts of a whole over blocks, one upon the other from 0. */
export function stackPlot(
  blocks: readonly bigint[],
  series: readonly Series[],
  write: Write,
): string {
  const sums = [blocks.map(() => 0n)];
  for (const { values } of series) {
    const below = sums.at(-1) ?? [];
    sums.push(values.map((value, at) => value + (below[at] ?? 0n)));
  }
  const most = maxOf(sums.at(-1) ?? []);
  const y = (value: bigint) => BASE - part(value, most, INNER.height);
  const areas = series.map(({ name }, i) => {
    const [below, above] = [sums[i] ?? [], sums[i + 1] ?? []];
    const corners = `${pointsOf(above.map(y))} ${pointsOf(below.map(y), true)}`;
    return `<polygon class="area-${i}" points="${corners}"><title>${escapeHtml(name)}</title></polygon>`;
  });
  return legend(series) + picture(series, blocks, [write(most), write(0n)], areas.join(""));
}

/** Bars over blocks; those of a later series stand within those of an earlier. */
export function barPlot(blocks: readonly bigint[], series: readonly Series[]): string {
  const most = maxOf(series.flatMap(({ values }) => values));
  const x = scale(blocks.length);
  const width = Math.max(1, INNER.width / Math.max(blocks.length, 1) - 1).toFixed(1);
  const bars = series.flatMap(({ values }, i) =>
    values.map((value, at) => {
      const height = part(value, most, INNER.height);
      return value === 0n
        ? ""
        : `<rect class="bar-${i}" x="${x(at)}" y="${(BASE - height).toFixed(1)}" width="${width}" height="${height.toFixed(1)}"/>`;
    }),
  );
  return legend(series) + picture(series, blocks, [`${most}`, "0"], bars.join(""));
}

function picture(
  series: readonly Series[],
  blocks: readonly bigint[],
  [top, bottom]: [string, string],
  inside: string,
): string {
  const right = WIDTH - MARGIN.right;
  const name = series.map((one) => one.name).join(", ");
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(name)} over the blocks">
<line class="axis" x1="${MARGIN.left}" y1="${BASE}" x2="${right}" y2="${BASE}"/>
<text x="${MARGIN.left - 8}" y="${MARGIN.top + 10}" text-anchor="end">${escapeHtml(top)}</text>
<text x="${MARGIN.left - 8}" y="${BASE}" text-anchor="end">${escapeHtml(bottom)}</text>
<text x="${MARGIN.left}" y="${HEIGHT - 6}">block ${blocks[0] ?? 0n}</text>
<text x="${right}" y="${HEIGHT - 6}" text-anchor="end">block ${blocks.at(-1) ?? 0n}</text>
${inside}</svg>`;
}

function legend(series: readonly Series[]): string {
  const keys = series.map(({ name }, i) => `<span class="key-${i}">${escapeHtml(name)}</span>`);
  return `<p class="legend">${keys.join(" ")}</p>`;
}

function pointsOf(heights: readonly number[], backwards = false): string {
  const x = scale(heights.length);
  const points = heights.map((y, at) => `${x(at)},${y.toFixed(1)}`);
  return (backwards ? points.reverse() : points).join(" ");
}

/** Where the i-th of some blocks stands. What is between them takes no room. */
function scale(count: number): (at: number) => string {
  const step = INNER.width / Math.max(count, 1);
  return (at) => (MARGIN.left + at * step).toFixed(1);
}

/** `length` times value over whole, of numbers that may be too large for a double. */
function part(value: bigint, whole: bigint, length: number): number {
  return whole === 0n ? 0 : (Number((value * 1_000_000n) / whole) / 1_000_000) * length;
}

function minOf(values: readonly bigint[]): bigint {
  return values.toSorted(ascending)[0] ?? 0n;
}

function maxOf(values: readonly bigint[]): bigint {
  return values.toSorted(ascending).at(-1) ?? 0n;
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
