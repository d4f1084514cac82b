import { encodeHiLo } from "../../lib/hands/hi-lo.ts";
import {
  blackjack,
  type Dealt,
  type Hand,
  hands,
  hiLo,
  mines,
  videoPoker,
} from "../../lib/hands/index.ts";
import { type Law, lawOfStrategy, lawOfVideoPoker } from "../../lib/hands/law.ts";
import { basicStrategy, guessTimes, openTiles } from "../../lib/hands/lines.ts";
import { encodeMines } from "../../lib/hands/mines.ts";
import { type HandOdds, oddsOfStrategy, type Strategy } from "../../lib/hands/odds.ts";
import { categoryOf, decodeCards, encodeCards } from "../../lib/hands/video-poker.ts";
import { bestHolds, oddsOfVideoPoker } from "../../lib/hands/video-poker-odds.ts";

/** How the audit plays a game of several decisions. */
export type Line = {
  hand: Hand;
  /** In words, for the certificate. */
  what: string;
  choice: bigint;
  /** The most draws that a hand takes, its deal among them. */
  longest: number;
  /** Equal parts in which outcomes are told apart: no draw has fewer outcomes. */
  letters: number;
  /** Made once: it may take seconds to prepare. */
  strategy(): Strategy;
  odds(): HandOdds;
  law(): Law;
  /** What deals are told apart by. */
  dealt(after: Dealt): string;
};

const SUITS = 4;
const RANKS = 13;

/** The line by which a hand is played. */
export function lineOf(slug: string): Line {
  const line = LINES.find(({ hand }) => hand.slug === slug);
  if (!line) throw new Error(`The audit does not know how to play ${slug}`);
  return line;
}

const LINES: readonly Line[] = [
  lineBy(
    blackjack,
    "basic strategy, which is the best play",
    { choice: 0n, longest: 23, letters: 52 },
    basicStrategy,
  ),
  {
    hand: videoPoker,
    what: "the best hold of every hand",
    choice: 0n,
    longest: 2,
    letters: 47,
    strategy: bestHoldStrategy,
    odds: oddsOfVideoPoker,
    law: lawOfVideoPoker,
    dealt: ({ state }) => categoryOf(decodeCards(state)),
  },
  lineBy(
    mines,
    "3 mines, 3 tiles one after the other, then cash out",
    { choice: encodeMines({ mines: 3, tiles: [0] }), longest: 3, letters: 23 },
    openTiles(3),
  ),
  lineBy(
    hiLo,
    "higher or same after 7, then the likelier guess, then cash out",
    { choice: encodeHiLo({ rank: 7, guess: "higher" }), longest: 2, letters: 52 },
    guessTimes(2),
  ),
];

if (LINES.length !== hands.length) throw new Error("The audit must know how to play every hand");

function lineBy(
  hand: Hand,
  what: string,
  draws: Pick<Line, "choice" | "longest" | "letters">,
  strategy: Strategy,
): Line {
  const { choice } = draws;
  return {
    hand,
    what,
    ...draws,
    strategy: () => strategy,
    odds: () => oddsOfStrategy(hand, choice, strategy),
    law: () => lawOfStrategy(hand, choice, strategy),
    dealt: ({ state, payout }) => `${state} ${payout}`,
  };
}

/**
 * Video poker at its best. Suits are put in the order of `handsUpToSuits` before the best hold is looked up: of holds that are worth the
 * same, the one that the law counts with is then taken.
 */
function bestHoldStrategy(): Strategy {
  const best = bestHolds();
  const known = new Map<bigint, bigint>();
  return (state) => {
    const cards = decodeCards(state);
    const ranks = new Array<number>(SUITS).fill(0);
    for (const card of cards) (ranks[Math.floor(card / RANKS)] as number) |= 1 << (card % RANKS);
    const order = [...ranks.keys()].sort((a, b) => (ranks[b] as number) - (ranks[a] as number));
    const moved = cards.map(
      (card) => order.indexOf(Math.floor(card / RANKS)) * RANKS + (card % RANKS),
    );
    const key = encodeCards(moved);
    const held = known.get(key) ?? BigInt(best(moved).held);
    known.set(key, held);
    return held;
  };
}
