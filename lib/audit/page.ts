import type { Hex } from "../bytes.ts";
import type { Ok } from "../check.ts";
import { CHIPS_PER_COIN, formatChips } from "../chips.ts";
import { fraction, toDecimal } from "../fraction.ts";
import { equityHigh, type Ledger } from "./books.ts";
import { sentenceOf } from "./finding.ts";
import type { Report } from "./report.ts";
import type { Sample } from "./samples.ts";

const WIDTH = 960;
const HEIGHT = 220;
const MARGIN = { left: 96, right: 12, top: 12, bottom: 26 };

type Line = { name: string; of: (ledger: Ledger) => bigint };

// What is of one size shares a picture.
const PICTURES: Line[][] = [
  [
    { name: "cash", of: ({ cash }) => cash },
    { name: "equity", of: equityHigh },
  ],
  [{ name: "chips of players", of: ({ chips }) => chips }],
  [
    { name: "reserved", of: ({ reserved }) => reserved },
    { name: "fees of chance", of: ({ fees }) => fees },
  ],
];

/** A report as one page that needs nothing else: for a person to read, and to keep. */
export function pageOf(report: Report, hash: Hex): string {
  const { house, chain, from, to, totals, ledger } = report;
  // Nothing is to be seen before the bank has money.
  const opened = report.samples.findIndex((sample) => sample.ledger.cash > 0n);
  const samples = report.samples.slice(Math.max(opened, 0));
  const title = `Audit of casino ${house.casino} on chain ${chain}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlOf(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${mark(report.ok)} ${htmlOf(verdictOf(report.ok))}</h1>
<p>${htmlOf(title)}, blocks ${from} to ${to}.<br>Report <code>${hash}</code>, last block <code>${report.hash}</code></p>
${facts([
  ["bets", totals.bets],
  ["rounds", totals.requests],
  ["proofs", totals.answers],
  ["settled", totals.settled],
  ["void", totals.voided],
  ["refunded", totals.refunded],
  ["open", totals.open],
  ["players", totals.players],
  ["staked", formatChips(totals.staked)],
  ["paid", formatChips(totals.paid)],
])}
<h2>Checks</h2>
${table(
  ["", "what", "findings"],
  report.checks.map(({ ok, title: what, findings }) => [raw(mark(ok)), what, findings]),
)}
${section("Findings", report.findings.map(sentenceOf))}
${section(
  "Notes",
  report.notes.map(({ what }) => what),
)}
<h2>Money</h2>
${PICTURES.map((all) => lines(samples, all)).join("\n")}
<p>In coins, at the end of each block in which the house did something. Now: cash ${formatChips(ledger.cash)} = chips of players ${formatChips(ledger.chips)} + reserved ${formatChips(ledger.reserved)} + fees of chance ${formatChips(ledger.fees)} + equity ${formatChips(equityHigh(ledger) - ledger.reserved)}.</p>
${lotteryOf(report)}
<h2>Bets and words</h2>
${bars(samples)}
<h2>Code</h2>
${table(
  ["contract", "address", "is", "keccak256 of the code"],
  report.code.map(({ contract, address, equals, hash: codeHash, length }) => [
    contract,
    raw(`<code>${address}</code>`),
    equals ?? "not of this source",
    raw(`<code>${codeHash}</code> (${length} bytes)`),
  ]),
)}
<h2>Who may do what</h2>
${table(
  ["role", "account", "waits"],
  report.roles.map(({ role, account, delay }) => [
    `${role}`,
    raw(`<code>${account}</code>`),
    `${delay} s`,
  ]),
)}
<h2>What the owner did</h2>
${table(
  ["block", "when", "what", "transaction"],
  report.acts.map(({ block, time, what, transaction }) => [
    `${block}`,
    new Date(Number(time) * 1_000).toISOString().replace(".000", ""),
    what,
    raw(`<code>${transaction}</code>`),
  ]),
)}
</body>
</html>
`;
}

function lotteryOf({ lottery }: Report): string {
  if (!lottery) return "";
  const { drawn, onSale, sales, jackpot, cut, owed } = lottery;
  const [sold, rolled, banks, owing] = [sales, jackpot, cut, owed].map(formatChips);
  return `<h2>Lottery</h2>
<p>Draws so far ${drawn}; draw ${onSale} is on sale. In coins: sales ${sold}, jackpot ${rolled}, the bank's cut ${banks}, owed to players ${owing}.</p>`;
}

function verdictOf(ok: Ok): string {
  if (ok === true) return "Everything holds";
  return ok === false
    ? "Something does not hold"
    : "Nothing is wrong, but not everything can be checked";
}

/** Lines over the blocks, from the smallest value to the largest. */
function lines(samples: readonly Sample[], all: readonly Line[]): string {
  const values = all.map(({ of }) => samples.map(({ ledger }) => of(ledger)));
  const flat = values.flat();
  const [least, most] = [minOf(flat), maxOf(flat)];
  const x = blockScale(samples);
  const y = (value: bigint) =>
    HEIGHT - MARGIN.bottom - part(value - least, most - least, inner().height);
  const paths = values.map((line, i) => {
    const points = line.map((value, at) => `${x(at)},${y(value).toFixed(1)}`);
    return `<polyline class="line-${i}" points="${points.join(" ")}"/>`;
  });
  const name = all.map(({ name: one }) => one).join(", ");
  return `${legend(all.map((one) => one.name))}${picture(name, samples, [coins(most), coins(least)], paths.join(""))}`;
}

/** Bets as bars, and words as bars within them. */
function bars(samples: readonly Sample[]): string {
  const most = maxOf(samples.map(({ bets, words }) => BigInt(Math.max(bets, words))));
  const x = blockScale(samples);
  const width = Math.max(1, inner().width / Math.max(samples.length, 1) - 1).toFixed(1);
  const bar = (at: number, count: number, i: number) => {
    const height = part(BigInt(count), most, inner().height);
    const top = (HEIGHT - MARGIN.bottom - height).toFixed(1);
    return count === 0
      ? ""
      : `<rect class="bar-${i}" x="${x(at)}" y="${top}" width="${width}" height="${height.toFixed(1)}"/>`;
  };
  const all = samples.map(({ bets, words }, at) => bar(at, bets, 0) + bar(at, words, 1));
  return `${legend(["bets", "words"])}${picture("bets and words", samples, [`${most}`, "0"], all.join(""))}`;
}

function picture(
  name: string,
  samples: readonly Sample[],
  [top, bottom]: [string, string],
  inside: string,
): string {
  const base = HEIGHT - MARGIN.bottom;
  const right = WIDTH - MARGIN.right;
  const [first, last] = [samples[0]?.block ?? 0n, samples.at(-1)?.block ?? 0n];
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${htmlOf(name)} over the blocks">
<line class="axis" x1="${MARGIN.left}" y1="${base}" x2="${right}" y2="${base}"/>
<text x="${MARGIN.left - 8}" y="${MARGIN.top + 10}" text-anchor="end">${htmlOf(top)}</text>
<text x="${MARGIN.left - 8}" y="${base}" text-anchor="end">${htmlOf(bottom)}</text>
<text x="${MARGIN.left}" y="${HEIGHT - 6}">block ${first}</text>
<text x="${right}" y="${HEIGHT - 6}" text-anchor="end">block ${last}</text>
${inside}</svg>`;
}

/** Chips as coins, short enough for a margin. */
function coins(chips: bigint): string {
  return toDecimal(fraction(chips, CHIPS_PER_COIN), 4).replace(/\.?0+$/, "");
}

/** Where the i-th sample stands. Blocks in which nothing happened take no room. */
function blockScale(samples: readonly Sample[]): (at: number) => string {
  const step = inner().width / Math.max(samples.length, 1);
  return (at) => (MARGIN.left + at * step).toFixed(1);
}

function inner(): { width: number; height: number } {
  return {
    width: WIDTH - MARGIN.left - MARGIN.right,
    height: HEIGHT - MARGIN.top - MARGIN.bottom,
  };
}

/** `length` times value over whole, of numbers that may be too large for a double. */
function part(value: bigint, whole: bigint, length: number): number {
  return whole === 0n ? 0 : (Number((value * 1_000_000n) / whole) / 1_000_000) * length;
}

function minOf(values: readonly bigint[]): bigint {
  return [...values].sort(ascending)[0] ?? 0n;
}

function maxOf(values: readonly bigint[]): bigint {
  return [...values].sort(ascending).at(-1) ?? 0n;
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function legend(names: readonly string[]): string {
  return `<p class="legend">${names.map((name, i) => `<span class="key-${i}">${htmlOf(name)}</span>`).join(" ")}</p>`;
}

type Cell = string | number | { raw: string };

function raw(html: string): Cell {
  return { raw: html };
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cell = (one: Cell) => (typeof one === "object" ? one.raw : htmlOf(`${one}`));
  const body = rows.map((row) => `<tr>${row.map((one) => `<td>${cell(one)}</td>`).join("")}</tr>`);
  return `<div class="scroll"><table><thead><tr>${head.map((one) => `<th>${htmlOf(one)}</th>`).join("")}</tr></thead><tbody>
${body.join("\n")}
</tbody></table></div>`;
}

function section(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<h2>${title}</h2><ul>${items.map((item) => `<li>${htmlOf(item)}</li>`).join("\n")}</ul>`;
}

function facts(all: readonly (readonly [string, string | number])[]): string {
  const items = all.map(
    ([name, value]) => `<div><dt>${name}</dt><dd>${htmlOf(`${value}`)}</dd></div>`,
  );
  return `<dl>${items.join("")}</dl>`;
}

function mark(ok: Ok): string {
  const [sign, name] = { true: ["✓", "holds"], false: ["✗", "broken"], unknown: ["?", "unknown"] }[
    `${ok}`
  ] as [string, string];
  return `<span class="${name}">${sign}</span>`;
}

/** Nothing that a chain says, such as a name, may become a part of the page. */
function htmlOf(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] as string);
}

const STYLE = `
:root { color-scheme: light dark; --a: #1f6feb; --b: #b45309; --c: #15803d; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
code { font-size: .8rem; overflow-wrap: anywhere; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; } dt { font-size: .8rem; opacity: .7; } dd { margin: 0; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #8884; }
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; opacity: .75; }
polyline { fill: none; stroke-width: 1.5; stroke-linejoin: round; } .axis { stroke: #8888; }
.line-0 { stroke: var(--a); } .line-1 { stroke: var(--b); } .line-2 { stroke: var(--c); }
.bar-0 { fill: var(--a); } .bar-1 { fill: var(--b); }
.legend { font-size: .85rem; margin: .8rem 0 0; } .legend span::before { content: "■ "; }
.key-0::before { color: var(--a); } .key-1::before { color: var(--b); } .key-2::before { color: var(--c); }
.holds { color: var(--c); } .broken { color: #dc2626; } .unknown { color: var(--b); }
`;
