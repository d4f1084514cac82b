import type { BlackjackView } from "../../lib/hands/blackjack.ts";
import type { Hand } from "../../lib/hands/hand.ts";
import type { HiLoView } from "../../lib/hands/hi-lo.ts";
import type { MinesView } from "../../lib/hands/mines.ts";
import type { VideoPokerView } from "../../lib/hands/video-poker.ts";
import type { HandPlay } from "./hand-play.ts";

const TITLES: Record<string, (view: never) => string> = {
  mines: ({ tiles }: MinesView) => {
    if (tiles.includes("mine")) return `mine on tile ${tiles.indexOf("mine") + 1}`;
    return `${tiles.filter((tile) => tile === "safe").length} safe`;
  },
  "hi-lo": ({ drawn }: HiLoView) => {
    const wrong = drawn.at(-1)?.right === false;
    return wrong ? `wrong after ${drawn.length - 1} right` : `${drawn.length} right`;
  },
  blackjack: ({ hands }: BlackjackView) =>
    hands.map(({ score, result }) => result ?? `${score.total}`).join(" and "),
  "video-poker": ({ category }: VideoPokerView) => category,
};

/** What is on the table of a hand, in the fewest words: for lists of bets. */
export function titleOfHand({ view, voided, refunded }: HandPlay, model: Hand): string | undefined {
  if (refunded) return "refunded";
  if (voided) return "void";
  return view === undefined ? undefined : TITLES[model.slug]?.(view as never);
}
