import { pageOf } from "../page/page.ts";
import { escapeHtml, grouped, percent } from "../page/text.ts";
import { crowds } from "./players.ts";
import { depthPlot, equityPlot } from "./plots.ts";
import { agrees, type Case, type Compared, type Simulation } from "./simulated.ts";

const WORDS = { agrees: "As the formulas say", differs: "Not as the formulas say", void: "Void" };
const STATES = { agrees: "passed", differs: "failed", void: "void" };

const STYLE = `
.life { stroke: var(--glass); fill: none; opacity: .28 } .middle, .depth { stroke: var(--glass); fill: none; stroke-width: 2 }
.depth-1 { stroke: var(--warn) } .depth-2 { stroke: var(--error) } td.bad { color: var(--error) } td small { color: var(--dim) } td { white-space: nowrap }
.name { paint-order: stroke; stroke: var(--pane); stroke-width: 5px }
`;

/** A simulation as a page that needs nothing else. @param tokens As `pageOf` takes them. */
export function simulationPage(simulation: Simulation, tokens: string): string {
  const { verdict, parameters, cases, faults, level } = simulation;
  const { bets, runs, kappas, seed } = parameters;
  const command = `npm run simulate -- --bets ${bets} --runs ${runs} --seed '${seed.replaceAll("'", "'\\''")}' --kappas ${kappas.join(",")}`;
  const tiles = [
    [grouped(bets * runs * (cases.length + faults.length)), "bets"],
    [grouped(runs), "banks of each kind"],
    [
      `${cases.filter(agrees).length} of ${cases.length}`,
      "kinds of banks that are as the formulas say",
    ],
    [
      `${faults.filter((one) => !agrees(one)).length} of ${faults.length}`,
      "faults made on purpose, and seen",
    ],
  ];
  const body = `<header><h1>Glasshouse · simulation of the bank</h1>
<div class="verdict">${WORDS[verdict]}</div>
<p>Bets with the exact odds of the games, against banks with the limits of the house. Intervals hold all together, but for a chance of ${percent(level, 0)}.</p>
<div class="tiles">${tiles.map(([number, what]) => `<div class="tile"><b>${number}</b><span>${what}</span></div>`).join("")}</div>
<p class="dim">Make it again: <code>${escapeHtml(command)}</code></p></header>
${crowds.map(({ id, name, about }) => sectionOf(`${name}: ${about}`, id, simulation)).join("\n")}
<section><h2>Faults made on purpose</h2>
${tableOf(faults, "what is wrong", ({ fault }) => escapeHtml(fault ?? ""))}</section>
<section><h2>How it was made</h2>
<p class="dim">The bets of a round are taken one after the other and settled together. Each may win kappa × the edge of its table × the equity that is left if all bets before it win; all open bets together may cost a quarter of the equity; a spread of chips on one spin is one bet. Stakes grow with the bank. The equity of a bank moves as a diffusion, by the exact mean and variance of its bets: its logarithm grows by the mean less half of the variance; it ever falls to a part x of its first with a chance of x<sup>2/kappa − 1</sup>, and in time a part p of all banks has lost more than 1 − p<sup>1/(2/kappa − 1)</sup> of its highest equity (dashed). The kappa of a crowd is lower than that of the house where stakes are smaller than the limit, or where the limit is below the Kelly stake.</p></section>`;
  return pageOf("Glasshouse: simulation of the bank", tokens + STYLE, STATES[verdict], body);
}

function sectionOf(title: string, id: string, { cases, parameters }: Simulation): string {
  const mine = cases.filter(({ crowd }) => crowd === id);
  const plots = mine.map(
    ({ kappa, kappaOfCrowd, equity, lives, growth, depth }) =>
      `<div class="grid"><div><h3>Equity with kappa ${kappa}, in multiples of the first</h3>${equityPlot(equity, lives, growth.formula, parameters.bets)}</div>
<div><h3>What is left of the highest equity</h3>${depthPlot(depth, kappaOfCrowd, parameters.bets)}</div></div>`,
  );
  return `<section><h2>${escapeHtml(title)}</h2>
${tableOf(mine, "kappa", ({ kappa, kappaOfCrowd }) => `${kappa} <small>really ${kappaOfCrowd.toFixed(3)}</small>`)}
${plots.join("\n")}</section>`;
}

function tableOf(cases: readonly Case[], first: string, firstOf: (one: Case) => string): string {
  const rows = cases.map((one) => {
    const [middle, bad, worst] = one.deepest;
    const least = [middle, bad, worst].map((depth) => percent(depth?.left ?? 1, 0)).join(", ");
    return `<tr><td>${firstOf(one)}</td>${cell(one.growth, timesOf)}${cell(one.fall, chanceOf)}<td>${chanceOf(one.everOfCrowd)}</td><td>${chanceOf(one.ever)}</td>${cell(one.drawdown, chanceOf)}<td>${least}</td><td>${percent(one.refused, 2)}</td></tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th>${first}</th><th>grows</th><th>falls to a half</th><th>ever</th><th>at most</th><th>loses half of its highest</th><th>least left: half, 1 of 20, 1 of 100</th><th>refused</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
}

function cell(compared: Compared, write: (value: number) => string): string {
  const { estimate, low, high, formula } = compared;
  return `<td class="${compared.agrees ? "" : "bad"}">${write(estimate)}<br><small>${write(low)} to ${write(high)}; formula ${write(formula)}</small></td>`;
}

/** A logarithm of growth as a multiple. */
export function timesOf(growth: number): string {
  const times = Math.exp(growth);
  return `${times >= 1e4 || times < 1e-2 ? times.toExponential(1) : times.toPrecision(3)} x`;
}

/** A chance in per cent, with as many digits as tell it from none. */
export function chanceOf(chance: number): string {
  const inPercent = 100 * chance;
  if (inPercent === 0 || inPercent >= 0.1) return `${inPercent.toFixed(1)} %`;
  return inPercent >= 0.001 ? `${inPercent.toFixed(3)} %` : "< 0.001 %";
}
