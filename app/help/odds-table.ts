import { type Fraction, toPercent } from "../../lib/fraction.ts";
import { type Game, games } from "../../lib/games/index.ts";
import { odds } from "../../lib/odds.ts";
import { grouped, times } from "../format.ts";

export type OddsRow = { choice: string; wins: string; pays: string; returns: string; edge: string };

/** The exact odds of typical choices by game, computed from every outcome. Runs when the app is built. */
export function oddsTable(): { game: string; rows: OddsRow[] }[] {
  return games.map((game) => ({
    game: game.name,
    rows: game.examples.map(([what, choice]) => row(what, game, choice)),
  }));
}

function row(choice: string, game: Game, encoded: bigint): OddsRow {
  const { winChance, multiplier, returnToPlayer, houseEdge } = odds(game, encoded, 1_000_000n);
  return {
    choice,
    wins: text(winChance),
    pays: times(multiplier),
    returns: text(returnToPlayer),
    edge: toPercent(houseEdge, 4),
  };
}

function text({ num, den }: Fraction): string {
  return `${grouped(num)} / ${grouped(den)}`;
}
