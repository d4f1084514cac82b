import { fixed, svg, through } from "../page/svg.ts";
import { percent } from "../page/text.ts";
import type { Fan } from "./simulated.ts";

// Drawings of a simulation as SVG text. Colours come from the custom properties of the page around them.

const [WIDTH, HEIGHT, LEFT, FOOT] = [560, 260, 58, 24];

/** The equity as bets are taken: bands of quantiles over all lives, a few lives, and what the formula says of its middle. */
export function equityPlot(
  fan: Fan,
  lives: readonly (readonly number[])[],
  growth: number,
  bets: number,
): string {
  const all = [...fan.flatMap(({ values }) => values), ...lives.flat(), 0, growth];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const y = (value: number) => (1 - (value - least) / (most - least)) * (HEIGHT - FOOT);
  const line = (values: readonly number[]) => through(places([0, ...values], y));
  const [p05, p25, p50, p75, p95] = fan.map(({ values }) => [0, ...values]);
  const band = (low: readonly number[] = [], high: readonly number[] = []) =>
    `${through([...places(low, y), ...places(high, y).reverse()])}Z`;
  return svg(
    WIDTH,
    HEIGHT,
    "The bank's equity as bets are taken",
    `${ticks(multiplesBetween(least, most).map((times) => [y(Math.log(times)), `${times} x`]))}
<path class="band" d="${band(p05, p95)}"/><path class="band" d="${band(p25, p75)}"/>
${lives.map((life) => `<path class="life" d="${line(life)}"/>`).join("")}
<path class="middle" d="${through(places(p50 ?? [], y))}"/>
<path class="expected" d="${through([
      [LEFT, y(0)],
      [WIDTH, y(growth)],
    ])}"/>
${foot(bets)}`,
  );
}

/**
 * What is left of the highest equity as bets are taken: quantiles over all lives, and where the formula says that they come to rest.
 *
 * @param kappa Part of the Kelly stake that the bank really bets.
 */
export function depthPlot(fan: Fan, kappa: number, bets: number): string {
  const rest = (p: number) => p ** (1 / (2 / kappa - 1));
  const finite = kappa < 2 ? fan.map(({ p }) => rest(p)) : [];
  const least = Math.min(...fan.flatMap(({ values }) => values), ...finite);
  const floor = Math.max(0, Math.floor(least * 20 - 0.5) / 20);
  const y = (left: number) => ((1 - left) / (1 - floor)) * (HEIGHT - FOOT);
  const step = 1 - floor > 0.5 ? 0.2 : 1 - floor > 0.2 ? 0.1 : 0.05;
  const marks = Array.from({ length: Math.floor((1 - floor) / step + 1e-9) + 1 }, (_, i) => {
    const left = 1 - i * step;
    return [y(left), percent(left, 0)] as const;
  });
  const lines = fan.map(({ p, values }, i) => {
    const end = kappa < 2 ? rest(p) : undefined;
    const dashes =
      end === undefined
        ? ""
        : `<path class="expected" d="M${LEFT} ${fixed(y(end))}H${WIDTH}"/><text class="name" x="${WIDTH}" y="${fixed(y(end) + 4)}" text-anchor="end">${p === 0.5 ? "half of all" : `1 of ${Math.round(1 / p)}`}</text>`;
    return `<path class="depth depth-${i}" d="${through(places([1, ...values], y))}"/>${dashes}`;
  });
  return svg(
    WIDTH,
    HEIGHT,
    "What is left of the bank's highest equity as bets are taken",
    `${ticks(marks)}${lines.join("")}${foot(bets)}`,
  );
}

function places(values: readonly number[], y: (value: number) => number): [number, number][] {
  const step = (WIDTH - LEFT) / Math.max(1, values.length - 1);
  return values.map((value, i) => [LEFT + i * step, y(value)]);
}

function ticks(marks: readonly (readonly [y: number, text: string])[]): string {
  return marks
    .map(
      ([y, text]) =>
        `<line class="rail" x1="${LEFT}" x2="${WIDTH}" y1="${fixed(y)}" y2="${fixed(y)}"/><text x="${LEFT - 8}" y="${fixed(y + 4)}" text-anchor="end">${text}</text>`,
    )
    .join("");
}

function foot(bets: number): string {
  return `<text x="${LEFT}" y="${HEIGHT - 4}">no bet</text><text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${bets.toLocaleString("en-US").replaceAll(",", "\u202f")} bets</text>`;
}

/** Round multiples of the first equity, not too many of them. */
function multiplesBetween(least: number, most: number): number[] {
  const all = Array.from({ length: 17 }, (_, i) => 10 ** (i - 8));
  const fine = all.flatMap((one) => [one, 2 * one, 5 * one]);
  const inside = (list: readonly number[]) =>
    list.filter((times) => Math.log(times) >= least && Math.log(times) <= most);
  const chosen = inside(fine).length <= 8 ? inside(fine) : inside(all);
  return chosen.map((times) => Number(times.toPrecision(1)));
}
