/**
 * `npm run reserves`: proves, from a node alone, that a house can pay everybody.
 *
 *     npm run reserves -- [--rpc URL] [--block N] [--json FILE] [--chips ADDRESS] [--from BLOCK --points N]
 *
 * Exit code: 0 if everything owed is there, 1 if something differs, 2 if it could not be told.
 */
import { writeFileSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import { formatUnits } from "viem";
import { sentenceOf } from "../lib/audit/finding.ts";
import type { Holding } from "../lib/reserves/holding.ts";
import type { Reserves } from "../lib/reserves/reserves.ts";
import type { Statement } from "../lib/reserves/statement.ts";
import { addressOf, chainOf, explain, LOCAL_NODE, nodeAt, placeOn } from "./ask.ts";
import { Problem } from "./problem.ts";

const USAGE = `Proves, from a node alone, that a house can pay everybody.

  npm run reserves -- [options]

  --rpc URL         a node (${LOCAL_NODE})
  --casino ADDRESS  a casino that is not in lib/generated/deployments.ts
  --block N         at the end of which block: the latest
  --points N        look at so many blocks up to it (1; 50 with --from) ...
  --from BLOCK      ... from this one on: the first of the house
  --chips ADDRESS   shows that this player's chips are counted, and the events they come from
  --json FILE       writes the proof as canonical JSON, and beside it a page that needs nothing else
  --help`;

const POINTS = 50;
const MOST_LINES = 20;

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      rpc: { type: "string", default: LOCAL_NODE },
      casino: { type: "string" },
      block: { type: "string" },
      from: { type: "string" },
      points: { type: "string" },
      chips: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const block = numberOf(values.block, "--block");
  const from = numberOf(values.from, "--from");
  const count = numberOf(values.points, "--points");
  const player = addressOf(values.chips);
  const casino = addressOf(values.casino);
  const rpc = nodeAt(values.rpc);
  const place = await placeOn(await chainOf(rpc, values.rpc), casino);

  // Read when needed: what they build on is generated.
  const { proveReserves } = await import("../lib/reserves/reserves.ts");
  const { toJson } = await import("../lib/reserves/report.ts");
  const { pageOf } = await import("../lib/reserves/page.ts");
  const start = performance.now();
  const reserves = await proveReserves({
    rpc,
    ...place,
    block,
    from,
    points: Number(count ?? (from === undefined ? 1 : POINTS)),
    player,
    progress: showProgress,
  });
  showProgress();
  const { text, hash } = toJson(reserves);
  print(reserves, hash);
  if (values.json !== undefined) {
    const page = `${values.json.replace(/\.json$/, "")}.html`;
    write(values.json, text);
    write(page, pageOf(reserves, hash));
    console.log(`\n${values.json}\n${page}`);
  }
  console.log(`${((performance.now() - start) / 1_000).toFixed(1)} s.`);
  return reserves.ok ? 0 : 1;
}

function numberOf(text: string | undefined, option: string): bigint | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Problem(`${option} takes a number, not "${text}".`);
  return BigInt(text);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Problem(`The proof could not be written: ${(error as Error).message}`);
  }
}

let shownAt = 0;

/** A line that is written over, on a terminal. Without progress it is removed. */
function showProgress(progress?: { block: bigint; to: bigint; bets: number; findings: number }) {
  if (!process.stderr.isTTY) return;
  if (!progress) return void process.stderr.write("\r\u001b[K");
  if (Date.now() - shownAt < 100) return;
  shownAt = Date.now();
  const { block, to, bets, findings } = progress;
  const wrong = findings > 0 ? `, ${findings} differences` : "";
  process.stderr.write(`\r\u001b[Kblock ${block} of ${to}: ${bets} bets${wrong}`);
}

function print({ casino, chain, from, points, holdings, findings, ok }: Reserves, hash: string) {
  const last = points.at(-1);
  if (!last) return;
  console.log(bold(`Reserves of casino ${casino} on chain ${chain}, at block ${last.block}`));
  console.log(`By every event since block ${from}.`);
  for (const statement of last.banks) printBank(statement);
  for (const holding of holdings) printHolding(holding);
  if (findings.length > 0) console.log("");
  for (const finding of findings.slice(0, MOST_LINES)) {
    console.log(`${mark(false)} ${sentenceOf(finding)}`);
  }
  if (findings.length > MOST_LINES) console.log(`  and ${findings.length - MOST_LINES} more`);
  const verdict = ok ? "Everything owed is there." : "Something differs.";
  console.log(`\n${mark(ok)} ${bold(verdict)} Proof ${hash}`);
}

function printBank(statement: Statement): void {
  const { bank, symbol, asset, bankroll, chip, decimals } = statement;
  const one = `a chip is ${formatUnits(chip, decimals)} ${symbol}`;
  console.log(`\n${bold(`Bank ${bank}, in chips of ${symbol}`)}, ${asset ?? "the native coin"}`);
  console.log(`  at ${bankroll}; ${one}`);
  const row = (what: string, amount: bigint | string) =>
    `  ${what.padEnd(42)}${`${amount}`.padStart(26)}`;
  const { cash, chips, players, reserved, open, fees, equity, difference } = statement;
  console.log(row("cash", cash));
  console.log(row(`chips of ${players} players`, -chips));
  console.log(row(`reserved for ${open} open bets and hands`, -reserved));
  console.log(row("fees of chance", -fees));
  console.log(row("equity of the liquidity providers", -equity));
  console.log(bold(row("difference", difference)));
  const { cold, stable, hedgedLow, hedgedHigh, exits, exitsWorth, contributed } = statement;
  console.log(row("cold, in the reserve", cold));
  if (stable > 0n) {
    console.log(row("hedged, in units of the stablecoin", stable));
    console.log(row("  worth, as shares are sold", hedgedLow));
    console.log(row("  worth, as shares are bought", hedgedHigh ?? "no price"));
  }
  if (exits > 0) console.log(row(`worth of ${exits} exits that wait`, exitsWorth));
  if (contributed > 0n) console.log(row("given, and not equity yet", contributed));
  const { balance, coldBalance, surplus } = statement;
  console.log(
    `  really held, in units: ${balance} in the bank, ${coldBalance} in its reserve; surplus ${surplus}`,
  );
}

function printHolding({ player, bank, chips, all, moves, open }: Holding): void {
  console.log(`\n${bold(`Player ${player} at bank ${bank}`)}`);
  for (const { block, what, change, held, transaction } of moves) {
    const sign = change > 0n ? "+" : "";
    console.log(`  block ${block}: ${sign}${change} to ${held}, ${what} (${transaction})`);
  }
  for (const { bet, cost, most } of open) {
    console.log(`  bet ${bet} is open: ${cost} put in, may pay ${most}`);
  }
  console.log(`  ${chips} chips, counted among the ${all} of all players`);
}

function mark(ok: boolean): string {
  const [text, colour] = ok ? (["✓", "green"] as const) : (["✗", "red"] as const);
  return styleText(colour, text, { stream: process.stdout });
}

function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  showProgress();
  console.error(explain(error, USAGE));
  process.exitCode = 2;
}
