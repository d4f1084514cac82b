import { formatUnits } from "viem";
import { coinsOf, shortCoinsOf } from "../audit/amount.ts";
import { linePlot, type Series, stackPlot } from "../audit/drawing.ts";
import { sentenceOf } from "../audit/finding.ts";
import { type Cell, facts, mark, pageWith, raw, section, table } from "../audit/html.ts";
import type { Hex } from "../bytes.ts";
import { escapeHtml } from "../page/text.ts";
import type { Holding } from "./holding.ts";
import type { Point, Reserves } from "./reserves.ts";
import type { Statement } from "./statement.ts";

/** A proof of reserves as one page that needs nothing else: for a person to read, and to keep. */
export function pageOf(reserves: Reserves, hash: Hex): string {
  const { casino, chain, from, points, ok, findings, holdings } = reserves;
  const last = points.at(-1);
  const title = `Reserves of casino ${casino} on chain ${chain}`;
  const verdict = ok ? "Everything owed is there" : "Something differs";
  return pageWith(
    title,
    `<h1>${mark(ok)} ${verdict}</h1>
<p>${title}, at block ${last?.block ?? 0n}${last ? `, ${timeOf(last)}` : ""}; by every event since block ${from}.<br>Proof <code>${hash}</code>, block <code>${last?.hash ?? ""}</code></p>
${section("What differs", findings.map(sentenceOf))}
${(last?.banks ?? []).map((_, i) => bankOf(points, i)).join("\n")}
${holdings.map((holding) => holdingOf(holding, last?.banks[holding.bank])).join("\n")}`,
  );
}

/** A bank at every point at which it stood. */
function bankOf(points: readonly Point[], index: number): string {
  const stood = points.flatMap(({ block, time, banks }) => {
    const statement = banks[index];
    return statement ? [{ block, time, statement }] : [];
  });
  const last = stood.at(-1)?.statement;
  if (!last) return "";
  const write = (chips: bigint) => coinsOf(last, chips);
  const short = (chips: bigint) => shortCoinsOf(last, chips);
  const units = (amount: bigint) => formatUnits(amount, last.decimals);
  const blocks = stood.map(({ block }) => block);
  const series = (name: string, of: (statement: Statement) => bigint): Series => ({
    name,
    values: stood.map(({ statement }) => of(statement)),
  });
  const chips = series("chips of players", (one) => one.chips);
  const reserved = series("reserved for open bets", (one) => one.reserved);
  const fees = series("fees of chance", (one) => one.fees);
  const equity = series("equity of the providers", (one) => one.equity);
  const cold = series("cold", (one) => one.cold);
  const hedged = series("hedged", (one) => one.hedgedLow);
  const pictures =
    blocks.length > 1
      ? [
          stackPlot(blocks, [equity, chips, reserved, cold, hedged], short),
          linePlot(blocks, [chips, reserved, fees], short),
        ]
      : [];
  const rows = stood.map(({ block, time, statement: one }): Cell[] => [
    `${block}`,
    timeOf({ time }),
    write(one.cash),
    write(one.chips),
    write(one.reserved),
    write(one.fees),
    write(one.equity),
    `${one.difference}`,
    write(one.cold),
    write(one.hedgedLow),
    units(one.surplus),
  ]);
  const head = [
    ...["block", "when", "cash", "chips", "reserved", "fees", "equity", "difference"],
    ...["cold", "hedged", "surplus"],
  ];
  const worth = last.hedgedHigh === null ? "no price" : `to ${write(last.hedgedHigh)}`;
  return `<h2>Bank ${last.bank}, in ${escapeHtml(last.symbol)}</h2>
<p>${last.asset ? `Token <code>${last.asset}</code>, bank` : "Bank"} <code>${last.bankroll}</code>, reserve <code>${last.reserve}</code></p>
${facts([
  ["really held, hot", units(last.balance)],
  ["cold", units(last.coldBalance)],
  ["cash", write(last.cash)],
  [`chips of ${last.players} players`, write(last.chips)],
  [`reserved for ${last.open} open bets`, write(last.reserved)],
  ["fees of chance", write(last.fees)],
  ["equity of the providers", write(last.equity)],
  ["gifts on their way into equity", write(last.contributed)],
  ["difference, in chips", `${last.difference}`],
  ["cold, by events", write(last.cold)],
  [`hedged: ${last.stable} units of the stablecoin`, `${write(last.hedgedLow)} ${worth}`],
  [`${last.exits} exits wait`, write(last.exitsWorth)],
  ["surplus", units(last.surplus)],
])}
<p>Cash is what chips, open bets, fees and equity are owed together: the difference is zero. What is held above it, and above what is cold, is the surplus: gifts that nobody announced, and parts of a chip. It is nobody's.</p>
${pictures.join("\n")}
${table(head, rows)}`;
}

function holdingOf(
  { player, chips, all, moves, open }: Holding,
  bank: Statement | undefined,
): string {
  if (!bank) return "";
  const rows = moves.map(({ block, what, change, held, transaction }): Cell[] => [
    `${block}`,
    what,
    `${change > 0n ? "+" : ""}${change}`,
    `${held}`,
    raw(`<code>${transaction}</code>`),
  ]);
  const waiting = open.map(({ bet, cost, most }): Cell[] => [bet, `${cost}`, `${most}`]);
  return `<h2>The chips of one player at bank ${bank.bank}</h2>
<p><code>${player}</code> holds ${chips} chips, worth ${coinsOf(bank, chips)} ${escapeHtml(bank.symbol)}. They are counted among the ${all} chips of all players.</p>
${rows.length > 0 ? table(["block", "what", "chips", "held then", "transaction"], rows) : ""}
${waiting.length > 0 ? `<p>In open bets, beside them:</p>${table(["bet", "put in", "may pay"], waiting)}` : ""}`;
}

function timeOf({ time }: Pick<Point, "time">): string {
  return new Date(Number(time) * 1_000).toISOString().replace(".000", "");
}
