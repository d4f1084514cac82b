/**
 * Checks a bet from its placing to its payout, with a node's answers alone. The same code as the verify page.
 *
 *     node scripts/verify-bet.ts 48-3 [--rpc URL] [--chain ID] [--casino ADDRESS] [--json]
 *
 * Exit code: 0 if the bet is proven, 1 if something does not hold, 2 if it could not be told.
 */
import { parseArgs, styleText } from "node:util";
import { createClient, http, isAddress } from "viem";
import { formatBetId, parseBetId } from "../lib/bet-id.ts";
import type { Check, Ok } from "../lib/check.ts";
import { describeChips } from "../lib/chips.ts";
import type { Evidence, Place, Published, Rpc } from "../lib/evidence.ts";
import { gameOf } from "../lib/games/index.ts";
import { type BetVerdict, verifyBet } from "../lib/verify-bet.ts";

const USAGE = `Usage: node scripts/verify-bet.ts BET [options]

  BET               the bet, such as 48-3: seat 3 of round 48
  --rpc URL         a node (http://127.0.0.1:8545)
  --chain ID        the chain that the node must be on
  --casino ADDRESS  a casino that is not in lib/generated/deployments.ts
  --json            print the evidence and the verdict as JSON`;

const LOCAL_NODE = "http://127.0.0.1:8545";
const MARKS = { true: "✓", false: "✗", unknown: "?" } as const;
const COLOURS = { true: "green", false: "red", unknown: "yellow" } as const;

/** What a user can put right: said without a stack. */
class UsageError extends Error {}

/** Runs the command. @returns The exit code. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArgs(args);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [text, ...others] = positionals;
  if (!text || others.length > 0) throw new UsageError(USAGE);
  const bet = parseBetId(text);
  const rpc = nodeAt(values.rpc);
  const place = await placeOf(rpc, values);

  // Read when needed: these files are generated.
  const { collectEvidence } = await import("../lib/evidence.ts");
  const evidence = await collectEvidence(rpc, place, bet);
  const verdict = verifyBet(evidence, place.published);
  if (values.json) console.log(toJson({ evidence, verdict }));
  else print(evidence, verdict);
  return verdict.ok === "unknown" ? 2 : verdict.ok ? 0 : 1;
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        rpc: { type: "string", default: LOCAL_NODE },
        chain: { type: "string" },
        casino: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function nodeAt(url: string): Rpc {
  if (!/^https?:\/\//.test(url)) throw new UsageError(`Not the address of a node: ${url}`);
  return createClient({ transport: http(url, { retryCount: 1, timeout: 20_000 }) });
}

async function placeOf(
  rpc: Rpc,
  options: { rpc: string; chain?: string; casino?: string },
): Promise<Place & { published?: Published }> {
  const chain = await chainOf(rpc, options.rpc);
  if (options.chain !== undefined && options.chain !== `${chain}`) {
    throw new UsageError(`The node at ${options.rpc} is on chain ${chain}, not ${options.chain}.`);
  }
  if (options.casino !== undefined) {
    if (!isAddress(options.casino)) throw new UsageError(`Not an address: ${options.casino}`);
    return { casino: options.casino, fromBlock: 0 };
  }
  const { deployments } = await import("../lib/generated/deployments.ts");
  const place = deployments[chain];
  if (!place) {
    const known = Object.keys(deployments).join(", ") || "none";
    throw new UsageError(
      `No casino is known on chain ${chain} (known chains: ${known}). Name one with --casino.`,
    );
  }
  return { ...place, published: place };
}

async function chainOf(rpc: Rpc, url: string): Promise<number> {
  try {
    return Number(await rpc.request({ method: "eth_chainId" }));
  } catch {
    throw new UsageError(`No node answers at ${url}. Start one, or name another with --rpc.`);
  }
}

function print({ game, bank, links, house }: Evidence, verdict: BetVerdict): void {
  const { placed, hand, rolls, steps, summary, ok, ms } = verdict;
  if (hand) {
    const { dealt, spent, moves, asked } = hand;
    line(0, bold(`${hand.game}: ${hand.choice}`));
    line(
      0,
      `${moves[asked]?.what}, move ${asked + 1} of ${moves.length} of hand ${formatBetId(hand.id)}`,
    );
    line(0, `${describeChips(spent, bank)} put in, by ${dealt.player}`);
    line(0, `casino ${house.casino}, placed in transaction ${links.placed}`);
  } else if (placed) {
    const name = game?.name ?? `Table ${placed.table}`;
    const model = gameOf(name);
    const choice = model ? model.describe(placed.choice) : `choice ${placed.choice}`;
    const times = rolls.count > 1 ? `, ${rolls.count} rolls` : "";
    line(0, bold(`${name}: ${choice}${times}`));
    line(0, `${describeChips(placed.stake, bank)} a unit, by ${placed.player}`);
    line(0, `casino ${house.casino}, placed in transaction ${links.placed}`);
  }
  for (const step of steps) {
    line(0, "");
    line(0, `${mark(step.ok)} ${bold(step.title)}`);
    for (const check of step.checks) printCheck(check);
  }
  line(0, "");
  line(0, `${mark(ok)} ${bold(summary)}`);
  line(0, `Checked in ${ms.toFixed(0)} ms.`);
}

function printCheck({ ok, title, detail, values }: Check): void {
  line(2, `${mark(ok)} ${title}`);
  line(4, detail);
  for (const { label, value } of values) {
    line(6, `${dim(label)}`);
    line(8, value);
  }
}

function line(indent: number, text: string): void {
  console.log(`${" ".repeat(indent)}${text}`);
}

function mark(ok: Ok): string {
  return paint(COLOURS[`${ok}`], MARKS[`${ok}`]);
}

function bold(text: string): string {
  return paint("bold", text);
}

function dim(text: string): string {
  return paint("dim", text);
}

function paint(style: Parameters<typeof styleText>[0], text: string): string {
  // styleText leaves text plain where the stream is not a terminal, or NO_COLOR is set.
  return styleText(style, text, { stream: process.stdout });
}

function toJson(value: unknown): string {
  const plain = (_: string, item: unknown) => (typeof item === "bigint" ? `${item}` : item);
  return JSON.stringify(value, plain, 2);
}

function explain(error: unknown): string {
  const { name, code, message, stack } = error as Error & { code?: string };
  if (code === "ERR_MODULE_NOT_FOUND" && message.includes("generated")) {
    return "lib/generated is missing: run `npm run build` first.";
  }
  const expected = error instanceof UsageError || name === "EvidenceError" || name === "Error";
  return expected || name === "RangeError" ? message : `${stack}`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}
