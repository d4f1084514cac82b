import type { Ok } from "../check.ts";
import { escapeHtml } from "../page/text.ts";

// What the pages of reports are made of: text in, HTML out.

/** Text, or HTML that is known to be safe. */
export type Cell = string | number | { raw: string };

/** A page that needs nothing else. `title` is text, `body` HTML. */
export function pageWith(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** HTML as it stands in a cell: nothing that a chain says may be a part of it. */
export function raw(html: string): Cell {
  return { raw: html };
}

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cell = (one: Cell) => (typeof one === "object" ? one.raw : escapeHtml(`${one}`));
  const body = rows.map((row) => `<tr>${row.map((one) => `<td>${cell(one)}</td>`).join("")}</tr>`);
  return `<div class="scroll"><table><thead><tr>${head.map((one) => `<th>${escapeHtml(one)}</th>`).join("")}</tr></thead><tbody>
${body.join("\n")}
</tbody></table></div>`;
}

export function section(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<h2>${title}</h2><ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}</ul>`;
}

export function facts(all: readonly (readonly [string, string | number])[]): string {
  const items = all.map(
    ([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(`${value}`)}</dd></div>`,
  );
  return `<dl>${items.join("")}</dl>`;
}

export function mark(ok: Ok): string {
  const [sign, name] = { true: ["✓", "holds"], false: ["✗", "broken"], unknown: ["?", "unknown"] }[
    `${ok}`
  ] as [string, string];
  return `<span class="${name}">${sign}</span>`;
}

// By day and by night, without anything from elsewhere.
const STYLE = `
:root { color-scheme: light dark; --a: #1f6feb; --b: #b45309; --c: #15803d; --d: #7c3aed; --e: #be185d; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
code { font-size: .8rem; overflow-wrap: anywhere; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; } dt { font-size: .8rem; opacity: .7; } dd { margin: 0; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #8884; }
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; opacity: .75; }
polyline { fill: none; stroke-width: 1.5; stroke-linejoin: round; } .axis { stroke: #8888; }
.line-0 { stroke: var(--a); } .line-1 { stroke: var(--b); } .line-2 { stroke: var(--c); }
.area-0 { fill: var(--a); } .area-1 { fill: var(--b); } .area-2 { fill: var(--c); } .area-3 { fill: var(--d); } .area-4 { fill: var(--e); }
.bar-0 { fill: var(--a); } .bar-1 { fill: var(--b); }
.legend { font-size: .85rem; margin: .8rem 0 0; } .legend span::before { content: "■ "; }
.key-0::before { color: var(--a); } .key-1::before { color: var(--b); } .key-2::before { color: var(--c); } .key-3::before { color: var(--d); } .key-4::before { color: var(--e); }
.holds { color: var(--c); } .broken { color: #dc2626; } .unknown { color: var(--b); }
`;
