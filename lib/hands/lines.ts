import { advise } from "./basic-strategy.ts";
import { blackjack, decodeTable, encodeAction } from "./blackjack.ts";
import type { Hand } from "./hand.ts";
import { CASH_OUT, decodeState as decodeHiLo, encodeGuess, hiLo, rightRanks } from "./hi-lo.ts";
import { encodeTiles, mines, TILES, tilesOf } from "./mines.ts";
import { type HandOdds, oddsOfStrategy, type Strategy } from "./odds.ts";
import { videoPoker } from "./video-poker.ts";
import { oddsOfVideoPoker } from "./video-poker-odds.ts";

/** A way to play a hand from its deal to its end, and what it returns. */
export type HandLine = {
  /** In a few words, such as "3 mines, 5 tiles". */
  what: string;
  choice: bigint;
  /** Exact, and costly to tell for some: seconds. */
  odds(): HandOdds;
};

/** Opens one tile after the other until so many are open, and cashes out. */
export function openTiles(count: number): Strategy {
  return (state) => {
    const open = tilesOf(state);
    const next = Array.from({ length: TILES }, (_, i) => i).find((tile) => !open.includes(tile));
    return open.length < count && next !== undefined ? encodeTiles([next]) : CASH_OUT;
  };
}

/** Guesses so many times, the deal's guess among them, always what is likelier, and cashes out. */
export function guessTimes(count: number): Strategy {
  return (state, decisions) => {
    const { rank } = decodeHiLo(state);
    const ranks = (guess: "lower" | "higher") => rightRanks({ rank, guess }).length;
    if (decisions + 1 >= count) return CASH_OUT;
    return encodeGuess(ranks("higher") >= ranks("lower") ? "higher" : "lower");
  };
}

/** Blackjack by basic strategy: the best play. */
export const basicStrategy: Strategy = (state) => encodeAction(advise(decodeTable(state)));

const MOST_GUESSES = 3;

/** The lines of a game that are printed, or checked, one by one: mines and hi-lo by choice, the others at their best. */
export function* linesOf(hand: Hand): Iterable<HandLine> {
  if (hand === mines) {
    for (const choice of mines.choices()) {
      const { mines: count } = mines.view(choice, 24n);
      for (let tiles = 1; tiles + count <= TILES; tiles++) {
        const what = `${count} ${count === 1 ? "mine" : "mines"}, ${tiles} ${tiles === 1 ? "tile" : "tiles"}`;
        yield { what, choice, odds: () => oddsOfStrategy(mines, choice, openTiles(tiles)) };
      }
    }
  } else if (hand === hiLo) {
    for (const choice of hiLo.choices()) {
      for (let guesses = 1; guesses <= MOST_GUESSES; guesses++) {
        const what = `${hiLo.describe(choice)}, ${guesses} ${guesses === 1 ? "guess" : "guesses"}`;
        yield { what, choice, odds: () => oddsOfStrategy(hiLo, choice, guessTimes(guesses)) };
      }
    }
  } else if (hand === videoPoker) {
    yield { what: "best play", choice: 0n, odds: oddsOfVideoPoker };
  } else if (hand === blackjack) {
    const odds = () => oddsOfStrategy(blackjack, 0n, basicStrategy);
    yield { what: "best play", choice: 0n, odds };
  }
}
