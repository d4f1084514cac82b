import { type Fraction, toPercent } from "../../lib/fraction.ts";
import type { Game } from "../../lib/games/game.ts";
import { odds } from "../../lib/odds.ts";
import { grouped, percent, times } from "../format.ts";

/** A fraction for reading, and every digit of it. */
export type Figure = { text: string; exact: string };

export type OddsRow = { choice: string; wins: Figure; pays: string; returns: Figure; edge: string };

// Longer fractions are read in per cent, so that the table fits a phone; they stand in the title.
const LONGEST = 12;

/** The exact odds of a game's typical choices, computed from every outcome. */
export function oddsRows(game: Game): OddsRow[] {
  return game.examples.map(([what, choice]) => {
    const { winChance, multiplier, returnToPlayer, houseEdge } = odds(game, choice, 1_000_000n);
    const { units } = game.quote(choice);
    return {
      choice: what,
      wins: figure(winChance),
      pays: times(multiplier / units).replace(/\.?0+×$/, "×"),
      returns: figure(returnToPlayer),
      edge: toPercent(houseEdge, 4),
    };
  });
}

function figure(value: Fraction): Figure {
  const exact = `${grouped(value.num)} / ${grouped(value.den)}`;
  return { text: exact.length > LONGEST ? percent(value) : exact, exact };
}
