/**
 * `npm run forecast`: how much of its equity a bank should keep hot, by all that happened to it, from a node alone.
 *
 *     npm run forecast -- [--rpc URL] [--bank N] [--json FILE]
 *
 * Exit code: 0 if there is a forecast, 2 if there is none.
 */
import { writeFileSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import { formatUnits } from "viem";
import type { Forecast } from "../lib/bank/forecast.ts";
import type { Past } from "../lib/bank/read-past.ts";
import { canonical, type Plain } from "../lib/canonical.ts";
import { addressOf, blockOf, chainOf, explain, LOCAL_NODE, nodeAt, placeOn } from "./ask.ts";
import { wholeNumber } from "./options.ts";
import { Problem } from "./problem.ts";

const USAGE = `How much of its equity a bank should keep hot, by all that happened to it, from a node alone.

  npm run forecast -- [options]

  --rpc URL         a node (${LOCAL_NODE})
  --casino ADDRESS  a casino that is not in lib/generated/deployments.ts
  --bank N          the number of the bank (0: that of the native coin)
  --block N         up to the end of which block: the latest
  --json FILE       writes the forecast as JSON
  --help`;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rpc: { type: "string", default: LOCAL_NODE },
      casino: { type: "string" },
      bank: { type: "string", default: "0" },
      block: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return console.log(USAGE);
  const bank = wholeNumber(values.bank, "--bank", 0, 255);
  const block = blockOf(values.block, "--block");
  const casino = addressOf(values.casino);
  const rpc = nodeAt(values.rpc);
  const place = await placeOn(await chainOf(rpc, values.rpc), casino);

  // Read when needed: what they build on is generated.
  const { readPast } = await import("../lib/bank/read-past.ts");
  const { forecast } = await import("../lib/bank/forecast.ts");
  const words = await import("../lib/bank/forecast-words.ts");
  const past = await readPast({ rpc, ...place, bank, block, progress: showProgress });
  showProgress();
  const found = forecast(past.history, past.refills);
  if (values.json !== undefined) write(values.json, found);
  print(past, found, words);
}

function print(past: Past, found: Forecast, words: typeof import("../lib/bank/forecast-words.ts")) {
  const { bank, block, standing, findings } = past;
  const amountOf = (chips: bigint) =>
    `${formatUnits(chips * bank.chip, bank.decimals)} ${bank.symbol}`;
  const bold = (text: string) => styleText("bold", text, { stream: process.stdout });
  const days = ((found.to - found.from) / 86_400).toFixed(1);
  console.log(bold(`Bank ${bank.index}, at block ${block}, after ${days} days`));
  console.log(words.refillOf(found));
  if (found.hotTarget !== null) {
    console.log(`\n${bold(`It should keep ${amountOf(found.hotTarget)} hot:`)}`);
    for (const sentence of words.sentencesOf(found, amountOf)) console.log(`  ${sentence}.`);
  }
  console.log(words.backtestOf(found));
  const target = standing.hotTarget === null ? "everything" : amountOf(standing.hotTarget);
  const waiting = standing.waiting > 0n ? `; exits wait for ${amountOf(standing.waiting)}` : "";
  console.log(
    `\nNow it keeps ${target} and has ${amountOf(standing.hot)} hot, ${amountOf(standing.held)} cold${waiting}.`,
  );
  if (findings > 0) {
    console.log(`${findings} things on this chain do not add up: npm run audit:chain tells which.`);
  }
}

function write(file: string, found: Forecast): void {
  try {
    writeFileSync(file, `${canonical(found as unknown as Plain)}\n`);
  } catch (error) {
    throw new Problem(`The forecast could not be written: ${(error as Error).message}`);
  }
}

let shownAt = 0;

/** A line that is written over, on a terminal. Without progress it is removed. */
function showProgress(progress?: { block: bigint; to: bigint; bets: number }) {
  if (!process.stderr.isTTY) return;
  if (!progress) return void process.stderr.write("\r\u001b[K");
  if (Date.now() - shownAt < 100) return;
  shownAt = Date.now();
  const { block, to, bets } = progress;
  process.stderr.write(`\r\u001b[Kblock ${block} of ${to}: ${bets} bets`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  showProgress();
  console.error(explain(error, USAGE));
  process.exitCode = 2;
}
