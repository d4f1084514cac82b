/**
 * `npm run odds`: the exact odds of each game. The models that it asks answer as the contracts do: test/lib/games and test/lib/hands prove
 * it.
 *
 *   npm run odds -- --readme      puts the edges into README.md, and the tables into FIGURES.md
 *   npm run odds -- --json FILE   writes the odds of every choice of every game, and of every line of the games of several decisions
 */
import { closeSync, openSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { canonical } from "../lib/canonical.ts";
import { compare, type Fraction, toDecimal, toPercent } from "../lib/fraction.ts";
import { type Game, games, ONE } from "../lib/games/index.ts";
import { type Hand, hands } from "../lib/hands/index.ts";
import { type HandLine, linesOf } from "../lib/hands/lines.ts";
import type { HandOdds } from "../lib/hands/odds.ts";
import { odds } from "../lib/odds.ts";
import { Problem, report } from "./problem.ts";
import { writeInto } from "./readme.ts";

/** Lines of hands that stand in the table: of mines and hi-lo there are hundreds. */
const PRINTED = [
  "best play",
  "1 mine, 1 tile",
  "3 mines, 5 tiles",
  "10 mines, 5 tiles",
  "24 mines, 1 tile",
  "higher after A, 1 guess",
  "lower or same after 7, 3 guesses",
  "same after K, 1 guess",
];

/** Games that stand side by side in the table of edges. */
const ABREAST = 3;

type Line = Omit<HandLine, "odds"> & HandOdds;

function rowOf(game: Game, what: string, choice: bigint): string {
  const { winChance, multiplier, returnToPlayer, houseEdge, variance } = odds(game, choice, ONE);
  const wins = exactly(winChance);
  return `| ${game.name} | ${what} | ${wins} | ${inStakes(multiplier)} | ${exactly(returnToPlayer)} | ${toPercent(houseEdge, 4)} | ${toDecimal(variance, 2)} |`;
}

function rowOfLine(hand: Hand, line: Line): string {
  const { what, largest, returnToPlayer, houseEdge, variance } = line;
  return `| ${hand.name} | ${what} | ${inStakes(largest)} | ${exactly(returnToPlayer)} | ${toPercent(houseEdge, 4)} | ${toDecimal(variance, 2)} |`;
}

/** The edge of each game: from the choice, or the line, where it is smallest to the one where it is largest. */
function edgesOf(solved: readonly { hand: Hand; lines: readonly Line[] }[]): string {
  const all = [
    ...games.map((game) => ({
      name: game.name,
      edges: Array.from(game.choices(), (choice) => odds(game, choice, ONE).houseEdge),
    })),
    ...solved.map(({ hand, lines }) => ({
      name: hand.name,
      edges: lines.map(({ houseEdge }) => houseEdge),
    })),
  ];
  const cells = all.map(({ name, edges }) => {
    const sorted = edges.toSorted(compare);
    const [least, most] = [sorted.at(0), sorted.at(-1)].map((edge) =>
      toPercent(edge as Fraction, 2),
    );
    return `${name} | ${least === most ? least : `${least} to ${most}`}`;
  });
  const rows = Array.from({ length: Math.ceil(cells.length / ABREAST) }, (_, row) => {
    return `| ${cells.slice(row * ABREAST, (row + 1) * ABREAST).join(" | ")} |`;
  });
  return [`|${" game | edge |".repeat(ABREAST)}`, `|${"---|--:|".repeat(ABREAST)}`, ...rows].join(
    "\n",
  );
}

function exactly({ num, den }: Fraction): string {
  return `${num}/${den}`;
}

/** Millionths of a stake as a number of stakes. */
function inStakes(millionths: bigint): string {
  return toDecimal({ num: millionths, den: ONE }, 6).replace(/\.?0+$/, "");
}

/** Every line of a hand with its odds, which takes seconds for some. */
function solve(hand: Hand): Line[] {
  process.stderr.write(`${hand.name}: `);
  const start = Date.now();
  const lines = Array.from(linesOf(hand), ({ what, choice, odds }) => ({
    what,
    choice,
    ...odds(),
  }));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  process.stderr.write(`${lines.length} ${lines.length === 1 ? "line" : "lines"}, ${seconds} s\n`);
  return lines;
}

/**
 * Every choice of a game. `variance` is that of payout over cost, and `max` the largest multiplier in millionths of one unit of stake, of
 * which the choice costs `units`.
 */
function everyChoiceOf(game: Game) {
  const { name, slug, contract, edge } = game;
  const choices = Array.from(game.choices(), (choice) => {
    const { outcomes, units } = game.quote(choice);
    const { returnToPlayer, variance, multiplier } = odds(game, choice, ONE);
    const what = game.describe(choice);
    return { choice, what, outcomes, units, returnToPlayer, variance, max: multiplier };
  });
  return { name, slug, contract, edge, choices };
}

/** Every line of a hand. `variance` is that of the payout less what decisions cost, `max` the largest payout: of the first stake. */
function everyLineOf({ name, slug, contract, edge }: Hand, solved: readonly Line[]) {
  const lines = solved.map(({ what, choice, returnToPlayer, variance, largest }) => {
    return { choice, what, returnToPlayer, variance, max: largest };
  });
  return { name, slug, contract, edge, lines };
}

/** @throws Problem if the file cannot be written. */
function open(file: string): number {
  try {
    return openSync(file, "w");
  } catch (error) {
    throw new Problem(`The odds could not be written: ${(error as Error).message}`);
  }
}

function main(): void {
  const { values } = parseArgs({
    options: { json: { type: "string" }, readme: { type: "boolean" } },
  });
  // Before the work, which takes a while.
  const json = values.json === undefined ? undefined : open(values.json);
  const rows = games.flatMap((game) =>
    game.examples.map(([what, choice]) => rowOf(game, what, choice)),
  );
  const solved = hands.map((hand) => ({ hand, lines: solve(hand) }));
  const rowsOfHands = solved.flatMap(({ hand, lines }) =>
    lines.filter(({ what }) => PRINTED.includes(what)).map((line) => rowOfLine(hand, line)),
  );
  const tables = [
    "| game | choice | wins | pays | returns | edge | variance |\n|---|---|--:|--:|--:|--:|--:|",
    ...rows,
    "",
    "| game of several decisions | played | pays up to | returns | edge | variance |\n|---|---|--:|--:|--:|--:|",
    ...rowsOfHands,
  ].join("\n");
  const edges = edgesOf(solved);
  console.log(`${edges}\n\n${tables}`);
  if (values.readme) {
    writeInto("README.md", "odds", edges);
    writeInto("FIGURES.md", "odds", tables);
  }
  if (json !== undefined) {
    const text = canonical({
      format: "glasshouse-odds/2",
      games: games.map(everyChoiceOf),
      hands: solved.map(({ hand, lines }) => everyLineOf(hand, lines)),
    });
    writeFileSync(json, `${text}\n`);
    closeSync(json);
  }
}

try {
  main();
} catch (error) {
  report(error);
}
