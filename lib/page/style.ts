/** How a page that stands alone looks, in the colours of the house's tokens. */
export const STYLE = `
* { box-sizing: border-box; margin: 0 }
body {
  --sans: "Geist", system-ui, sans-serif; --mono: "Geist Mono", ui-monospace, monospace;
  background: radial-gradient(1100px 520px at 78% -8%, color-mix(in srgb, var(--sky) 55%, transparent), transparent 70%), var(--ink);
  color: var(--text); font: 400 15px/1.55 var(--sans); font-variant-numeric: tabular-nums; padding: 0 20px 80px;
}
main { max-width: 1120px; margin: 0 auto }
header { padding: 56px 0 28px }
h1 { font-size: 15px; font-weight: 500; color: var(--dim); letter-spacing: .02em }
h2 { font-size: 24px; font-weight: 600; letter-spacing: -.01em }
h3 { font-size: 13px; font-weight: 500; color: var(--dim); margin: 26px 0 10px }
p { max-width: 74ch } .dim { color: var(--dim) } a { color: var(--glass) }
code { font: 13px/1.5 var(--mono); color: var(--glass-2); overflow-wrap: anywhere }
.verdict { font-size: clamp(44px, 8vw, 92px); line-height: 1; font-weight: 650; letter-spacing: -.035em; margin: 14px 0 18px }
.passed .verdict { color: var(--glass); text-shadow: 0 0 60px color-mix(in srgb, var(--glass) 35%, transparent) }
.failed .verdict { color: var(--error) } .void .verdict { color: var(--warn) }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 28px 0 }
.tile, section { background: linear-gradient(var(--pane-top), var(--pane)); border: 1px solid var(--line); border-radius: var(--r); box-shadow: var(--shadow) }
.tile { padding: 14px 16px } .tile b { display: block; font-size: 24px; font-weight: 600; letter-spacing: -.02em } .tile span { color: var(--dim); font-size: 13px }
section { padding: 26px 28px; margin: 18px 0 }
.head { display: flex; flex-wrap: wrap; gap: 8px 18px; align-items: baseline; justify-content: space-between }
.pill { font-size: 13px; padding: 3px 11px; border-radius: 99px; border: 1px solid var(--line-2); color: var(--dim) }
.pill.good { color: var(--glass); border-color: var(--glass-deep); background: var(--glass-wash) }
.pill.bad { color: var(--error); border-color: var(--error); background: var(--error-wash) }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 0 36px }
ul { list-style: none; padding: 0 } li { padding: 5px 0 5px 24px; position: relative } li small { display: block; color: var(--dim); font-size: 13px }
li::before { content: "✓"; position: absolute; left: 0; color: var(--glass) } li.bad::before { content: "✗"; color: var(--error) } li.skip::before { content: "–"; color: var(--faint) }
table { border-collapse: collapse; width: 100%; font-size: 14px } .scroll { overflow-x: auto }
th { text-align: right; font-weight: 500; color: var(--dim); font-size: 13px } td { text-align: right; border-top: 1px solid var(--line) }
th, td { padding: 7px 10px 7px 0 } th:first-child, td:first-child { text-align: left }
details { margin-top: 18px } summary { cursor: pointer; color: var(--glass) }
svg { width: 100%; height: auto; display: block; overflow: visible; margin: 14px 0 } svg text { font: 12px var(--sans); fill: var(--dim) } svg .number { fill: var(--text) }
.bar { fill: var(--glass); opacity: .85 } .band { fill: var(--glass-wash) } .axis, .rail { stroke: var(--line-2) } .rail { stroke-width: 1 }
.block { fill: var(--glass); opacity: .38 } .all { fill: var(--glass-2) } .bad .all, .bad .paid { fill: var(--error) } .bad .interval { stroke: var(--error) }
.exact, .expected { stroke: var(--line-2); fill: none; stroke-dasharray: 3 4 } .interval { stroke: var(--glass); stroke-width: 3; stroke-linecap: round; opacity: .55 } .paid { fill: var(--glass-2) }
.point { fill: var(--glass) } .limit { stroke: var(--warn); fill: none; stroke-width: 1.5 }
footer { color: var(--dim); font-size: 13px; margin-top: 30px } footer p { margin: 8px 0 }
@media (max-width: 560px) { section { padding: 20px 18px } header { padding-top: 34px } }
@media print { body { background: none } section { break-inside: avoid } }
`;
