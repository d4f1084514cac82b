import { games } from "../../lib/games/index.ts";
import { type OddsRow, oddsRows } from "../tables/odds-rows.ts";

/** The exact odds of typical choices by game. Runs when the app is built. */
export function oddsTable(): { game: string; rows: OddsRow[] }[] {
  return games.map((game) => ({ game: game.name, rows: oddsRows(game) }));
}
