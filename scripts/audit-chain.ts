/**
 * `npm run audit:chain`: checks a whole house, from its first block to the last, with a node's answers alone.
 *
 *     npm run audit:chain -- [--rpc URL] [--casino ADDRESS] [--from BLOCK] [--to BLOCK] [--out DIR]
 *
 * Exit code: 0 if everything holds, 1 if something does not, 2 if it could not be told.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { sentenceOf } from "../lib/audit/finding.ts";
import type { Report } from "../lib/audit/report.ts";
import type { Hex } from "../lib/bytes.ts";
import { addressOf, blockOf, chainOf, explain, LOCAL_NODE, nodeAt, placeOn } from "./ask.ts";

const USAGE = `Checks a whole house, from its first block to the last, with a node's answers alone.

  npm run audit:chain -- [options]

  --rpc URL         a node (${LOCAL_NODE})
  --casino ADDRESS  a casino that is not in lib/generated/deployments.ts
  --lottery ADDRESS the lottery beside it
  --from BLOCK      the first block to look at: the first of the house
  --to BLOCK        the last: the latest
  --out DIR         where the report is written, and how far a broken-off run came (audit/chain-ID-CASINO)
  --help`;

const MOST_LINES = 20;

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      rpc: { type: "string", default: LOCAL_NODE },
      casino: { type: "string" },
      lottery: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const from = blockOf(values.from, "--from");
  const to = blockOf(values.to, "--to");
  const rpc = nodeAt(values.rpc);
  const named = { casino: addressOf(values.casino), lottery: addressOf(values.lottery) };
  const chain = await chainOf(rpc, values.rpc);
  const { casino, published } = await placeOn(chain, named.casino);
  const lottery = named.lottery ?? published?.lottery;
  const folder = values.out ?? join("audit", `chain-${chain}-${casino.toLowerCase()}`);

  // Read when needed: what they build on is generated.
  const { auditChain } = await import("./audit-chain/audit.ts");
  const { readSource } = await import("./audit-chain/source.ts");
  const { pageOf } = await import("../lib/audit/page.ts");
  const { toJson } = await import("../lib/audit/report.ts");
  const start = performance.now();
  const report = await auditChain({
    rpc,
    casino,
    lottery,
    ...(published ? { published, publishedFrom: BigInt(published.fromBlock) } : {}),
    from,
    to,
    source: readSource(),
    folder,
    progress: showProgress,
  });
  showProgress();
  const { text, hash } = toJson(report);
  mkdirSync(folder, { recursive: true });
  const [json, page] = [join(folder, "report.json"), join(folder, "report.html")];
  writeFileSync(json, text);
  writeFileSync(page, pageOf(report, hash));
  print(report, hash);
  const seconds = (performance.now() - start) / 1_000;
  console.log(`\n${json}\n${page}\n${seconds.toFixed(1)} s.`);
  return report.ok === "unknown" ? 2 : report.ok ? 0 : 1;
}

let shownAt = 0;
const startedAt = Date.now();

/** A line that is written over, on a terminal. Without progress it is removed. */
function showProgress(progress?: { block: bigint; to: bigint; bets: number; findings: number }) {
  if (!process.stderr.isTTY) return;
  if (!progress) return void process.stderr.write("\r\u001b[K");
  if (Date.now() - shownAt < 100) return;
  shownAt = Date.now();
  const { block, to, bets, findings } = progress;
  const rate = Math.round((bets * 1_000) / (shownAt - startedAt + 1));
  const wrong = findings > 0 ? `, ${findings} findings` : "";
  process.stderr.write(`\r\u001b[Kblock ${block} of ${to}: ${bets} bets, ${rate} a second${wrong}`);
}

function print(report: Report, hash: Hex): void {
  const { house, chain, from, to, totals, checks, findings, notes, acts } = report;
  console.log(bold(`Casino ${house.casino} on chain ${chain}, blocks ${from} to ${to}`));
  console.log(
    `${totals.bets} bets in ${totals.requests} rounds: ${totals.settled} settled (${totals.voided} void), ${totals.refunded} refunded, ${totals.open} open`,
  );
  console.log(
    `${totals.answers} proofs, ${totals.ledgers} ledgers, ${totals.players} players, ${totals.tables} tables, ${acts.length} acts of the owner`,
  );
  if (report.lottery) {
    const { drawn, sales, jackpot, cut, owed } = report.lottery;
    console.log(
      `lottery: ${drawn} draws, sales ${sales}, jackpot ${jackpot}, cut ${cut}, owed ${owed}`,
    );
  }
  for (const { bank, ledger, cold, waits, staked, paid } of report.banks) {
    const { cash, chips, reserved, fees } = ledger;
    const equity = cash - chips - reserved - fees;
    console.log(
      `bank ${bank}, in chips of ${house.banks[bank]?.symbol}: cash ${cash} = chips ${chips} + reserved ${reserved} + fees ${fees} + equity ${equity}`,
    );
    const line = waits > 0n ? `; ${waits} shares wait for their exit` : "";
    console.log(
      `  cold ${cold.held}, and ${cold.stable} units of the stablecoin; staked ${staked}, paid ${paid}${line}`,
    );
  }
  console.log("");
  for (const { title, ok, findings: count } of checks) {
    console.log(`${mark(ok)} ${title}${count > 0 ? `: ${count} findings` : ""}`);
  }
  if (findings.length > 0) console.log("");
  for (const finding of findings.slice(0, MOST_LINES)) {
    console.log(`${mark(false)} ${sentenceOf(finding)}`);
  }
  if (findings.length > MOST_LINES) {
    console.log(`  and ${findings.length - MOST_LINES} more, in the report`);
  }
  for (const { what } of notes) console.log(`${mark("unknown")} ${what}`);
  const verdict =
    report.ok === true
      ? "Everything holds."
      : report.ok === false
        ? "Something does not hold."
        : "Nothing is wrong, but not everything can be checked.";
  console.log(`\n${mark(report.ok)} ${bold(verdict)} Report ${hash}`);
}

function mark(ok: boolean | "unknown"): string {
  const [text, colour] = { true: ["✓", "green"], false: ["✗", "red"], unknown: ["?", "yellow"] }[
    `${ok}`
  ] as [string, "green" | "red" | "yellow"];
  return styleText(colour, text, { stream: process.stdout });
}

function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  showProgress();
  console.error(explain(error, USAGE, "Run the same command again: it goes on where it was."));
  process.exitCode = 2;
}
