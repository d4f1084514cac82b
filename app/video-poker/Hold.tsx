"use client";

import type { CSSProperties } from "react";
import { rankName } from "../../lib/hands/cards.ts";
import type { VideoPokerView } from "../../lib/hands/video-poker.ts";
import { PlayingCard } from "../parts/PlayingCard.tsx";
import styles from "./Hold.module.css";

type Props = {
  id: string;
  view: VideoPokerView | undefined;
  /** Which cards are, were, or are to be held. */
  holds: readonly boolean[];
  waiting: boolean;
  progress: number;
  fresh: boolean;
  canHold: boolean;
  onToggle: (place: number) => void;
};

const APART = 0.16;

/** The five cards; each is held by a click. While a draw is awaited the cards that go lie on their faces. */
export function Hold(props: Props) {
  const { id, view, holds, waiting, progress, fresh, canHold, onToggle } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row.
    <div
      className={`${styles.hand} ${waiting ? styles.waiting : ""}`}
      style={{ "--progress": progress } as CSSProperties}
      role="group"
      aria-label="Cards. Keys 1 to 5 hold."
    >
      {holds.map((hold, place) => {
        const card = view?.cards[place];
        const isShown = card && (!waiting || hold);
        const isNew = fresh && !waiting && (!view?.over || !hold);
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: places that never move.
            key={place}
            type="button"
            className={`${styles.place} ${hold ? styles.held : ""}`}
            aria-pressed={hold}
            disabled={!canHold}
            onClick={() => onToggle(place)}
          >
            <PlayingCard
              key={isShown && !hold ? `${place} ${id}` : place}
              rank={isShown ? rankName(card.rank) : undefined}
              suit={isShown ? card.suit : undefined}
              dealt={isShown && isNew && !canHoldAgain(hold, canHold) ? place * APART : undefined}
            />
            <span>{hold ? "held" : canHold ? `hold ${place + 1}` : "\u00a0"}</span>
          </button>
        );
      })}
    </div>
  );
}

/** A card that is taken up again has been dealt already. */
function canHoldAgain(hold: boolean, canHold: boolean): boolean {
  return hold && canHold;
}
