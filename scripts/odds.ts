/**
 * `npm run odds`: the exact odds of each game. The models that it asks answer as the contracts do: test/lib/games proves it.
 *
 *   npm run odds -- --readme    puts the table into the README, too
 */
import { parseArgs } from "node:util";
import { toDecimal, toPercent } from "../lib/fraction.ts";
import { encodeDice } from "../lib/games/dice.ts";
import { coinFlip, dice, type Game, ONE, roulette } from "../lib/games/index.ts";
import { encodeSpread } from "../lib/games/roulette.ts";
import { odds } from "../lib/odds.ts";
import { report } from "./problem.ts";
import { writeIntoReadme } from "./readme.ts";

const under = (threshold: bigint) => encodeDice({ direction: "under", threshold });
const spot = (id: number) => encodeSpread([{ spot: id, count: 1 }]);

const CHOICES: [game: Game, what: string, choice: bigint][] = [
  [coinFlip, "a side", 0n],
  [dice, "under 49.50", under(4_950n)],
  [dice, "under 0.01, the longest shot", under(1n)],
  [dice, "under 98.00, the safest", under(9_800n)],
  [roulette, "straight up", spot(17)],
  [roulette, "corner", spot(111)],
  [roulette, "red", spot(151)],
];

function rowOf([game, what, choice]: (typeof CHOICES)[number]): string {
  const { winChance, multiplier, returnToPlayer, houseEdge } = odds(game, choice, ONE);
  const pays = toDecimal({ num: multiplier, den: ONE }, 6).replace(/\.?0+$/, "");
  const returns = `${returnToPlayer.num}/${returnToPlayer.den}`;
  return `| ${game.name} | ${what} | ${winChance.num}/${winChance.den} | ${pays} | ${returns} | ${toPercent(houseEdge, 4)} |`;
}

function main(): void {
  const { values } = parseArgs({ options: { readme: { type: "boolean" } } });
  const head = "| game | choice | wins | pays | returns | edge |\n|---|---|--:|--:|--:|--:|";
  const table = [head, ...CHOICES.map(rowOf)].join("\n");
  console.log(table);
  if (values.readme) writeIntoReadme("odds", table);
}

try {
  main();
} catch (error) {
  report(error);
}
