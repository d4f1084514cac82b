import { pageOf } from "../page/page.ts";
import { escapeHtml, grouped, percent } from "../page/text.ts";
import type {
  Certificate,
  ChoiceReport,
  GameReport,
  HandReport,
  HandStrandReport,
  Run,
  SignedCertificate,
  StrandReport,
  ToolReport,
} from "./certificate.ts";
import { decisionsOf, drawsOf, drawsOfHands } from "./decisions.ts";
import { returnOfHands } from "./hand-return.ts";
import { histogramPlot, pValuePlot, returnPlot, sortedPlot } from "./plots.ts";
import { FEW, FEWER_DRAWS, OTHERWISE_THAN_GAMES, shortP } from "./text.ts";

const WORDS = { passed: "Fair", failed: "Not fair", void: "Void" } as const;

/**
 * A certificate as a page that needs nothing else.
 *
 * @param tokens The house's colours and sizes, as CSS custom properties.
 */
export function certificatePage(signed: SignedCertificate, tokens: string): string {
  const { result } = signed.certificate.verdict;
  return pageOf("Glasshouse: certificate of fairness", tokens, result, certificateBody(signed));
}

/** What stands in the page of a certificate. */
export function certificateBody(signed: SignedCertificate): string {
  const { certificate } = signed;
  return [
    headOf(signed),
    overallOf(certificate),
    ...certificate.games.map((game) => gameOf(game, certificate)),
    ...(certificate.hands ?? []).map((hand) => handOf(hand, certificate)),
    methodOf(signed),
  ].join("\n");
}

function headOf({ certificate, hash, signature }: SignedCertificate): string {
  const { verdict, games, hands = [], vrf, level, parameters } = certificate;
  const count = games.length + hands.length;
  const sentence = {
    passed: `Every game draws as it should and pays what it says: none of ${grouped(verdict.tests)} tests finds a fault, at ${percent(1 - level, 0)} for all of them together, and every fault that was made on purpose was found.`,
    failed: "Something does not hold.",
    void: "No test of the games failed, but a fault that was made on purpose was not found either: more draws are needed for a verdict.",
  }[verdict.result];
  const tiles = [
    [grouped(drawsOf(certificate) + drawsOfHands(certificate)), "draws through the bytecode"],
    [grouped(vrf.words), "genuine VRF words, each proof verified"],
    [`${count}`, count === 1 ? "game" : "games"],
    [grouped(verdict.tests), "tests"],
    [shortP(verdict.smallest), `the smallest p; ${shortP(level / verdict.tests)} would fail`],
  ];
  return `<header><h1>Glasshouse · certificate of fairness</h1>
<div class="verdict">${WORDS[verdict.result]}</div>
<p>${sentence}</p>
${verdict.reasons.length > 0 ? `<ul>${verdict.reasons.map((reason) => `<li class="bad">${escapeHtml(reason)}</li>`).join("")}</ul>` : ""}
<div class="tiles">${tiles.map(([number, what]) => `<div class="tile"><b>${number}</b><span>${what}</span></div>`).join("")}</div>
<p class="dim">Hash <code>${escapeHtml(hash)}</code></p>
${signature ? `<p class="dim">Signed by <code>${escapeHtml(signature.address)}</code></p>` : ""}
<p class="dim">Make it again: <code>${escapeHtml(commandOf(parameters))}</code></p></header>`;
}

/** What makes a certificate with these parameters. */
export function commandOf({ draws, hands, words, seed, games }: Certificate["parameters"]): string {
  return `npm run audit -- --draws ${draws}${hands === undefined ? "" : ` --hands ${hands}`} --words ${words} --seed '${seed.replaceAll("'", "'\\''")}' --games ${games.join(",")}`;
}

function overallOf(certificate: Certificate): string {
  const { level } = certificate;
  const values = decisionsOf(
    certificate.games.flatMap(({ strands }) => strands),
    certificate.hands,
  ).map(({ p }) => p);
  return `<section><div class="head"><h2>All tests at once</h2><span class="pill">${grouped(values.length)} p-values</span></div>
<p class="dim">Fair draws have p-values that lie along the dashed line. What falls below the amber line is rejected by Holm's correction.</p>
${sortedPlot(values, level)}</section>`;
}

function gameOf(game: GameReport, certificate: Certificate): string {
  const { name, code, checks, controls, strands, choices, smallestBias } = game;
  const fair = isFair(name, certificate);
  const derived = strands.filter(({ words }) => words === "derived");
  const genuine = strands.filter(({ words }) => words === "genuine");
  return `<section id="${escapeHtml(game.slug)}"><div class="head"><h2>${escapeHtml(name)}</h2><span class="pill ${fair ? "good" : "bad"}">${fair ? "fair" : "not fair"}</span></div>
<p class="dim">${code.bytes} bytes of code, <code>${code.hash}</code></p>
${derived.map((strand) => strandOf(strand, choices, derived.length > 1)).join("")}
<div class="grid"><div><h3>What holds exactly</h3><ul>${checks.map(({ title, detail, ok }) => item(title, detail, ok)).join("")}</ul></div>
<div><h3>Faults made on purpose, and found</h3><ul>${controls.map(({ title, detail, found }) => item(title, detail, found)).join("")}
${item(`A bias of ${percent(smallestBias.relative, 2)} would have been seen`, `${percent(certificate.power, 0)} of the time: one of ${grouped(smallestBias.cells)} equal parts of the outcomes that comes by ${percent(smallestBias.absolute, 5)} of all draws too often.`, true)}</ul></div></div>
${oddsOf(choices)}
<details><summary>With the ${grouped(certificate.vrf.words)} genuine words</summary>${genuine.map((strand) => strandOf(strand, choices, true)).join("")}</details></section>`;
}

function isFair(name: string, { verdict }: Certificate): boolean {
  return !verdict.reasons.some(
    (reason) => reason.startsWith(`${name}:`) || reason.startsWith(`${name},`),
  );
}

function handOf(hand: HandReport, certificate: Certificate): string {
  const { name, slug, code, line, strands, checks, controls, returnToPlayer, variance, max } = hand;
  const fair = isFair(name, certificate);
  const { num, den } = returnToPlayer;
  const derived = strands.filter(({ words }) => words === "derived");
  const genuine = strands.filter(({ words }) => words === "genuine");
  return `<section id="${escapeHtml(slug)}"><div class="head"><h2>${escapeHtml(name)}</h2><span class="pill ${fair ? "good" : "bad"}">${fair ? "fair" : "not fair"}</span></div>
<p class="dim">${code.bytes} bytes of code, <code>${code.hash}</code></p>
<p>Played by ${escapeHtml(line)}.</p>
${derived.map((strand) => handStrandOf(hand, strand)).join("")}
<p class="dim">Exact odds: returns ${exactly(num, den)} ${percent(ratio(num, den), 4)}, variance ${ratio(variance.num, variance.den).toPrecision(5)}, pays up to ${grouped(Number(max) / 1e6)} x.</p>
<div class="grid"><div><h3>What holds exactly</h3><ul>${checks.map(({ title, detail, ok }) => item(title, detail, ok)).join("")}</ul></div>
<div><h3>Faults made on purpose, and found</h3><ul>${controls.map(({ title, detail, found }) => item(title, detail, found)).join("")}</ul></div></div>
<details><summary>With the ${grouped(certificate.vrf.words)} genuine words</summary>${genuine.map((strand) => handStrandOf(hand, strand)).join("")}</details></section>`;
}

function handStrandOf(hand: HandReport, strand: HandStrandReport): string {
  const { words, hands, draws, tests, digest } = strand;
  return `<h3>${grouped(hands)} hands with ${grouped(draws)} draws</h3>
${words === "derived" && draws < FEW ? `<p class="dim">${FEWER_DRAWS}</p>` : ""}
<div class="grid"><div><h3>p-values: points are blocks, diamonds all draws</h3>${pValuePlot(tests)}</div><div><h3>Return to player, paid and exact</h3>${returnPlot(returnOfHands(hand, strand), () => "all hands")}</div></div>
<p class="dim">Answers of the code <code>${digest}</code></p>`;
}

function strandOf(strand: StrandReport, choices: readonly ChoiceReport[], named: boolean): string {
  const { draws, outcomes, rounds, seats, rolls, histogram, tests, returns, digest } = strand;
  const whatOf = (choice: string) => choices.find((one) => one.choice === choice)?.what ?? choice;
  const payouts = returns.map(({ payouts, test }) => ({
    ...payouts,
    rejected: payouts.rejected || (test?.rejected ?? false),
  }));
  return `<h3>${grouped(draws)} draws${named ? ` of ${grouped(BigInt(outcomes))} outcomes` : ""}: ${grouped(rounds)} rounds of ${seats} bets with ${rolls} rolls</h3>
${histogramPlot(histogram)}
<div class="grid"><div><h3>p-values: points are blocks, diamonds all draws</h3>${pValuePlot([...tests, ...payouts])}</div>
<div><h3>Return to player, paid and exact</h3>${returnPlot(returns, whatOf)}</div></div>
<p class="dim">Draws <code>${digest}</code></p>`;
}

function oddsOf(choices: readonly ChoiceReport[]): string {
  const rows = choices.map(
    ({ what, outcomes, returnToPlayer: { num, den }, variance, max }) =>
      `<tr><td>${escapeHtml(what)}</td><td>${grouped(BigInt(outcomes))}</td><td>${grouped(Number(max) / 1e6)} x</td><td>${exactly(num, den)}</td><td>${percent(ratio(num, den), 4)}</td><td>${ratio(variance.num, variance.den).toPrecision(5)}</td></tr>`,
  );
  return `<h3>Exact odds</h3><div class="scroll"><table><thead><tr><th>choice</th><th>outcomes</th><th>pays up to</th><th>returns</th><th></th><th>variance</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function exactly(num: string, den: string): string {
  return num.length + den.length > 24 ? "" : `${num}/${den}`;
}

function ratio(num: string, den: string): number {
  return Number((BigInt(num) * 10n ** 18n) / BigInt(den)) / 1e18;
}

function item(title: string, detail: string, ok: boolean): string {
  return `<li class="${ok ? "" : "bad"}">${escapeHtml(title)}<small>${escapeHtml(detail)}</small></li>`;
}

function methodOf({ certificate, run }: SignedCertificate): string {
  const abouts = new Map(
    certificate.games.flatMap(({ strands }) =>
      strands.flatMap(({ tests }) => tests.map(({ title, about }) => [title, about] as const)),
    ),
  );
  const strandsOfHands = (certificate.hands ?? []).flatMap(({ strands }) => strands);
  for (const { title, about } of strandsOfHands.flatMap(({ tests }) => tests)) {
    abouts.set(title, about);
  }
  const machine = run
    ? `<p>Made on ${escapeHtml(run.date.slice(0, 10))} in ${grouped(Math.round(run.seconds))} seconds, ${paceOf(run)}on ${escapeHtml(run.machine)}.</p>`
    : "";
  return `<section><div class="head"><h2>How it was made</h2></div>
<p class="dim">A node of the audit's own has the code of each game as a house deploys it. Rounds of bets are drawn as the casino draws them: the word of a round gives each bet its word, that gives each roll its own, and the same library reduces it to an outcome without bias. Of a game of several decisions, hands are dealt and played to their ends by one line, whose exact return is published: each decision is a bet with an id of its own, drawn when it is made. By genuine words the seats of every round draw once each, for a decision or for the next deal. ${OTHERWISE_THAN_GAMES} Each test is made on all draws and on each block of them, and the p-values of the blocks are tested again (Kolmogorov-Smirnov). Among all p-values, Holm's correction keeps the chance of any false alarm below ${percent(certificate.level, 0)}: it holds for tests that depend on each other, as these do.</p>
<div class="grid"><div><h3>Tests</h3><ul>${[...abouts].map(([title, about]) => item(title, about, true)).join("")}</ul></div>
<div><h3>Tests of others</h3><ul>${(run?.tools ?? []).map(toolOf).join("")}</ul>
<h3>Genuine words</h3><p class="dim">${grouped(certificate.vrf.words)} words, ${grouped(certificate.vrf.verified)} proofs verified, by the key <code>${certificate.vrf.keyHash}</code>. They are <code>${certificate.vrf.digest}</code></p></div></div>
<footer>${machine}<p>The sampler is <code>${certificate.sampler.hash}</code></p></footer></section>`;
}

function paceOf({ paces }: Run): string {
  const values = Object.values(paces);
  if (values.length === 0) return "";
  return `${grouped(Math.min(...values))} to ${grouped(Math.max(...values))} draws a second and core through the bytecode, `;
}

function toolOf({ tool, note, results }: ToolReport): string {
  if (!results)
    return `<li class="skip">${escapeHtml(tool)}<small>${escapeHtml(note)}</small></li>`;
  const least = Math.min(...results.map(({ p }) => p));
  return item(
    tool,
    `${results.length} p-values on ${note}; the smallest is ${shortP(least)}.`,
    results.every(({ rejected }) => !rejected),
  );
}
