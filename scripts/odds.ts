/**
 * `npm run odds`: the exact odds of each game. The models that it asks answer as the contracts do: test/lib/games proves it.
 *
 *   npm run odds -- --readme      puts the table into the README, too
 *   npm run odds -- --json FILE   writes the odds of every choice of every game
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { canonical } from "../lib/canonical.ts";
import { toDecimal, toPercent } from "../lib/fraction.ts";
import { type Game, games, ONE } from "../lib/games/index.ts";
import { odds } from "../lib/odds.ts";
import { Problem, report } from "./problem.ts";
import { writeIntoReadme } from "./readme.ts";

function rowOf(game: Game, what: string, choice: bigint): string {
  const { winChance, multiplier, returnToPlayer, houseEdge } = odds(game, choice, ONE);
  const pays = toDecimal({ num: multiplier, den: ONE }, 6).replace(/\.?0+$/, "");
  const returns = `${returnToPlayer.num}/${returnToPlayer.den}`;
  return `| ${game.name} | ${what} | ${winChance.num}/${winChance.den} | ${pays} | ${returns} | ${toPercent(houseEdge, 4)} |`;
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

/** @throws Problem if the file cannot be written. */
function writeJson(file: string): void {
  const text = canonical({ format: "glasshouse-odds/1", games: games.map(everyChoiceOf) });
  try {
    writeFileSync(file, `${text}\n`);
  } catch (error) {
    throw new Problem(`The odds could not be written: ${(error as Error).message}`);
  }
}

function main(): void {
  const { values } = parseArgs({
    options: { json: { type: "string" }, readme: { type: "boolean" } },
  });
  const head = "| game | choice | wins | pays | returns | edge |\n|---|---|--:|--:|--:|--:|";
  const rows = games.flatMap((game) =>
    game.examples.map(([what, choice]) => rowOf(game, what, choice)),
  );
  const table = [head, ...rows].join("\n");
  console.log(table);
  if (values.readme) writeIntoReadme("odds", table);
  if (values.json !== undefined) writeJson(values.json);
}

try {
  main();
} catch (error) {
  report(error);
}
