/**
 * `npm run odds`: the exact odds of each game. The models that it asks answer as the contracts do: test/lib/games proves it.
 *
 *   npm run odds -- --readme    puts the table into the README, too
 */
import { parseArgs } from "node:util";
import { toDecimal, toPercent } from "../lib/fraction.ts";
import { type Game, games, ONE } from "../lib/games/index.ts";
import { odds } from "../lib/odds.ts";
import { report } from "./problem.ts";
import { writeIntoReadme } from "./readme.ts";

function rowOf(game: Game, what: string, choice: bigint): string {
  const { winChance, multiplier, returnToPlayer, houseEdge } = odds(game, choice, ONE);
  const pays = toDecimal({ num: multiplier, den: ONE }, 6).replace(/\.?0+$/, "");
  const returns = `${returnToPlayer.num}/${returnToPlayer.den}`;
  return `| ${game.name} | ${what} | ${winChance.num}/${winChance.den} | ${pays} | ${returns} | ${toPercent(houseEdge, 4)} |`;
}

function main(): void {
  const { values } = parseArgs({ options: { readme: { type: "boolean" } } });
  const head = "| game | choice | wins | pays | returns | edge |\n|---|---|--:|--:|--:|--:|";
  const rows = games.flatMap((game) =>
    game.examples.map(([what, choice]) => rowOf(game, what, choice)),
  );
  const table = [head, ...rows].join("\n");
  console.log(table);
  if (values.readme) writeIntoReadme("odds", table);
}

try {
  main();
} catch (error) {
  report(error);
}
