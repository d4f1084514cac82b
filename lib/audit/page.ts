import type { Hex } from "../bytes.ts";
import type { Ok } from "../check.ts";
import { formatChips } from "../chips.ts";
import { escapeHtml } from "../page/text.ts";
import { coinsOf, shortCoinsOf } from "./amount.ts";
import { equityHigh } from "./books.ts";
import { barPlot, linePlot } from "./drawing.ts";
import { sentenceOf } from "./finding.ts";
import type { Bank } from "./house.ts";
import { facts, mark, pageWith, raw, section, table } from "./html.ts";
import type { Report } from "./report.ts";
import type { BankSample, Sample } from "./samples.ts";

type Line = { name: string; of: (bank: BankSample) => bigint };

// What is of one size shares a picture.
const PICTURES: Line[][] = [
  [
    { name: "cash", of: ({ cash }) => cash },
    { name: "equity in it", of: equityHigh },
    { name: "cold", of: ({ held }) => held },
  ],
  [{ name: "chips of players", of: ({ chips }) => chips }],
  [
    { name: "reserved", of: ({ reserved }) => reserved },
    { name: "fees of chance", of: ({ fees }) => fees },
  ],
];

/** A report as one page that needs nothing else: for a person to read, and to keep. */
export function pageOf(report: Report, hash: Hex): string {
  const { house, chain, from, to, totals } = report;
  // Nothing is to be seen before the bank has money.
  const opened = report.samples.findIndex(({ banks }) => banks.some(({ cash }) => cash > 0n));
  const samples = report.samples.slice(Math.max(opened, 0));
  const blocks = samples.map(({ block }) => block);
  const title = `Audit of casino ${house.casino} on chain ${chain}`;
  return pageWith(
    title,
    `<h1>${mark(report.ok)} ${escapeHtml(verdictOf(report.ok))}</h1>
<p>${escapeHtml(title)}, blocks ${from} to ${to}.<br>Report <code>${hash}</code>, last block <code>${report.hash}</code></p>
${facts([
  ["bets", totals.bets],
  ["rounds", totals.requests],
  ["proofs", totals.answers],
  ["settled", totals.settled],
  ["void", totals.voided],
  ["refunded", totals.refunded],
  ["open", totals.open],
  ["players", totals.players],
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
${house.banks.map((bank) => bankOf(report, bank, samples)).join("\n")}
${lotteryOf(report)}
<h2>Bets and words</h2>
${barPlot(blocks, [
  { name: "bets", values: samples.map(({ bets }) => BigInt(bets)) },
  { name: "words", values: samples.map(({ words }) => BigInt(words)) },
])}
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
)}`,
  );
}

function bankOf({ banks }: Report, bank: Bank, samples: readonly Sample[]): string {
  const found = banks[bank.index];
  if (!found) return "";
  const { ledger, cold, staked, paid } = found;
  const coins = (chips: bigint) => coinsOf(bank, chips);
  const blocks = samples.map(({ block }) => block);
  const pictures = PICTURES.map((all) =>
    linePlot(
      blocks,
      all.map(({ name, of }) => ({
        name,
        values: samples.map(({ banks }) => of(banks[bank.index] as BankSample)),
      })),
      (chips) => shortCoinsOf(bank, chips),
    ),
  );
  return `<h2>Bank ${bank.index}, in ${escapeHtml(bank.symbol)}</h2>
${pictures.join("\n")}
<p>At the end of each block in which the house did something. Now: cash ${coins(ledger.cash)} = chips of players ${coins(ledger.chips)} + reserved ${coins(ledger.reserved)} + fees of chance ${coins(ledger.fees)} + equity ${coins(equityHigh(ledger) - ledger.reserved)}. In its reserve: ${coins(cold.held)}, and ${cold.stable} units of the stablecoin. Ever staked ${coins(staked)}, and paid ${coins(paid)}.</p>`;
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
