import { type Fraction, toPercent } from "../../lib/fraction.ts";
import { encodeDice } from "../../lib/games/dice.ts";
import { coinFlip, dice, type Game, roulette } from "../../lib/games/index.ts";
import { encodeSpread, SPOTS } from "../../lib/games/roulette.ts";
import { odds } from "../../lib/odds.ts";
import { grouped, times } from "../format.ts";

export type OddsRow = {
  game: string;
  choice: string;
  wins: string;
  pays: string;
  returns: string;
  edge: string;
};

/** The exact odds of typical choices, computed from every outcome. Runs when the app is built. */
export function oddsTable(): OddsRow[] {
  const under = (threshold: bigint) => encodeDice({ direction: "under", threshold });
  const kinds = [
    ...new Map(
      [...SPOTS].reverse().map((spot) => [`${spot.kind} ${spot.numbers.length}`, spot]),
    ).values(),
  ];
  return [
    row("Coin flip", "heads, or tails", coinFlip, 0n),
    row("Dice", "under 0.01, the least likely", dice, under(1n)),
    row("Dice", "under 10.00", dice, under(1_000n)),
    row("Dice", "under 49.50", dice, under(4_950n)),
    row("Dice", "under 98.00, the likeliest", dice, under(9_800n)),
    ...kinds
      .sort((a, b) => a.numbers.length - b.numbers.length)
      .map((spot) =>
        row(
          "Roulette",
          `${spot.kind === "straight" ? "straight up" : spot.kind}, ${spot.numbers.length} ${spot.numbers.length === 1 ? "number" : "numbers"}`,
          roulette,
          encodeSpread([{ spot: spot.id, count: 1 }]),
        ),
      ),
  ];
}

function row(name: string, choice: string, game: Game, encoded: bigint): OddsRow {
  const { winChance, multiplier, returnToPlayer, houseEdge } = odds(game, encoded, 1_000_000n);
  return {
    game: name,
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
