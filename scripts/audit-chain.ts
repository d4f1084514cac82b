/**
 * `npm run audit:chain`: checks a whole house, from its first block to the last, with a node's answers alone.
 *
 *     npm run audit:chain -- [--rpc URL] [--casino ADDRESS] [--from BLOCK] [--to BLOCK] [--out DIR]
 *
 * Exit code: 0 if everything holds, 1 if something does not, 2 if it could not be told.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { createClient, http, isAddress } from "viem";
import { sentenceOf } from "../lib/audit/finding.ts";
import { type Report, toJson } from "../lib/audit/report.ts";
import type { Hex } from "../lib/bytes.ts";
import type { Published, Rpc } from "../lib/evidence.ts";
import { buildContracts } from "./contracts.ts";
import { DEPLOYMENTS_FILE, exportAbis, exportDeployments } from "./export.ts";
import { messageOf } from "./loop.ts";
import { Problem } from "./problem.ts";

const USAGE = `Checks a whole house, from its first block to the last, with a node's answers alone.

  npm run audit:chain -- [options]

  --rpc URL         a node (http://127.0.0.1:8545)
  --casino ADDRESS  a casino that is not in lib/generated/deployments.ts
  --lottery ADDRESS the lottery beside it
  --from BLOCK      the first block to look at: the first of the house
  --to BLOCK        the last: the latest
  --out DIR         where the report is written, and how far a broken-off run came (audit/chain-ID-CASINO)
  --help`;

const LOCAL_NODE = "http://127.0.0.1:8545";
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
  await buildContracts();
  exportAbis();
  // Where there is a list of houses it stays: it may name one that runs, of which Ignition has no record.
  if (!existsSync(DEPLOYMENTS_FILE)) exportDeployments();
  const { casino, lottery, published } = await placeOf(chain, named);
  const folder = values.out ?? join("audit", `chain-${chain}-${casino.toLowerCase()}`);

  // Read when needed: what they build on is generated.
  const { auditChain } = await import("./audit-chain/audit.ts");
  const { readSource } = await import("./audit-chain/source.ts");
  const { pageOf } = await import("../lib/audit/page.ts");
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

function blockOf(text: string | undefined, option: string): bigint | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text))
    throw new Problem(`${option} takes the number of a block, not "${text}".`);
  return BigInt(text);
}

function nodeAt(url: string): Rpc {
  if (!/^https?:\/\//.test(url)) throw new Problem(`Not the address of a node: ${url}`);
  const batch = { batchSize: 100 };
  return createClient({ transport: http(url, { batch, retryCount: 3, timeout: 60_000 }) });
}

async function chainOf(rpc: Rpc, url: string): Promise<number> {
  try {
    return Number(await rpc.request({ method: "eth_chainId" }));
  } catch {
    throw new Problem(`No node answers at ${url}. Start one, or name another with --rpc.`);
  }
}

function addressOf(text: string | undefined): Hex | undefined {
  if (text === undefined || isAddress(text)) return text;
  throw new Problem(`Not an address: ${text}`);
}

type Named = { casino: Hex | undefined; lottery: Hex | undefined };

async function placeOf(
  chain: number,
  { casino, lottery }: Named,
): Promise<{
  casino: Hex;
  lottery: Hex | undefined;
  published?: Published & { fromBlock: number };
}> {
  if (casino !== undefined) return { casino, lottery };
  const { deployments } = await import("../lib/generated/deployments.ts");
  const published = deployments[chain];
  if (published) {
    return { casino: published.casino, lottery: lottery ?? published.lottery, published };
  }
  const known = Object.keys(deployments).join(", ") || "none";
  throw new Problem(
    `No casino is known on chain ${chain} (known chains: ${known}). Name one with --casino.`,
  );
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

function explain(error: unknown): string {
  if (error instanceof Problem) return error.message;
  const { code = "", name = "" } = error as NodeJS.ErrnoException;
  if (code.startsWith("ERR_PARSE_ARGS")) return `${(error as Error).message}\n\n${USAGE}`;
  const asked = /Request|Execution|Timeout|Rpc/.test(name);
  return asked
    ? `The node stopped answering: ${messageOf(error)} Run the same command again: it goes on where it was.`
    : `${(error as Error).stack}`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  showProgress();
  console.error(explain(error));
  process.exitCode = 2;
}
