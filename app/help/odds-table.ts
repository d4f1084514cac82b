import { type Fraction, toPercent } from "../../lib/fraction.ts";
import { encodeDice } from "../../lib/games/dice.ts";
import { coinFlip, dice, type Game, roulette } from "../../lib/games/index.ts";
import { encodeSpread, SPOTS, type Spot } from "../../lib/games/roulette.ts";
import { odds } from "../../lib/odds.ts";
import { grouped, times } from "../format.ts";

export type OddsRow = { choice: string; wins: string; pays: string; returns: string; edge: string };

/** The exact odds of typical choices by game, computed from every outcome. Runs when the app is built. */
export function oddsTable(): { game: string; rows: OddsRow[] }[] {
  const under = (threshold: bigint) => encodeDice({ direction: "under", threshold });
  const kinds = new Map(
    [...SPOTS].reverse().map((spot) => [`${spot.kind} ${spot.numbers.length}`, spot]),
  );
  const spots = [...kinds.values()].sort((a, b) => a.numbers.length - b.numbers.length);
  return [
    { game: "Coin flip", rows: [row("heads, or tails", coinFlip, 0n)] },
    {
      game: "Dice",
      rows: [
        row("under 0.01, the least likely", dice, under(1n)),
        row("under 10.00", dice, under(1_000n)),
        row("under 49.50", dice, under(4_950n)),
        row("under 98.00, the likeliest", dice, under(9_800n)),
      ],
    },
    {
      game: "Roulette",
      rows: spots.map((spot) =>
        row(nameOf(spot), roulette, encodeSpread([{ spot: spot.id, count: 1 }])),
      ),
    },
  ];
}

function nameOf({ kind, numbers }: Spot): string {
  const name = kind === "straight" ? "straight up" : kind;
  return `${name}, ${numbers.length} ${numbers.length === 1 ? "number" : "numbers"}`;
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
