"use client";

import type { CSSProperties } from "react";
import { type BlackjackView, encodeAction, type Score } from "../../lib/hands/blackjack.ts";
import { type Card, rankName } from "../../lib/hands/cards.ts";
import { cardName, PlayingCard } from "../parts/PlayingCard.tsx";
import styles from "./Deal.module.css";

type Props = {
  id: string;
  view: BlackjackView | undefined;
  waiting: boolean;
  /** The decision that waits for its word. */
  pending: bigint | undefined;
  progress: number;
  fresh: boolean;
};

const STAND = encodeAction("stand");

/** The dealer's cards, and one or two hands of the player's. */
export function Deal({ id, view, waiting, pending, progress, fresh }: Props) {
  const isFresh = fresh && !waiting;
  // A card of the player's is on its way, or one of the dealer's.
  const isDrawing = waiting && pending !== undefined && pending !== STAND;
  const hand = id.split(" ")[0];
  return (
    <div className={styles.deal} style={{ "--progress": progress } as CSSProperties}>
      <Side
        key={`${hand} dealer`}
        name="Dealer"
        {...view?.dealer}
        note={view?.insured ? "you are insured" : undefined}
        fresh={isFresh}
        more={!view?.over}
        awaited={waiting && !isDrawing}
      />
      <div className={styles.hands}>
        {view ? (
          view.hands.map(({ cards, score, doubled, result }, index) => (
            <Side
              // biome-ignore lint/suspicious/noArrayIndexKey: hands, which are their place.
              key={`${hand} ${index}`}
              name={view.hands.length > 1 ? `Hand ${index + 1}` : "You"}
              cards={cards}
              score={score}
              note={[doubled && "doubled", result].filter(Boolean).join(", ")}
              active={view.active === index && view.hands.length > 1}
              won={result === "win" || result === "blackjack"}
              fresh={isFresh}
              more={isDrawing && view.active === index}
              awaited
            />
          ))
        ) : (
          <Side name="You" fresh={false} more awaited={waiting} />
        )}
      </div>
    </div>
  );
}

type SideProps = {
  name: string;
  cards?: readonly Card[];
  score?: Score;
  note?: string | undefined;
  active?: boolean;
  won?: boolean;
  fresh: boolean;
  /** A card is still to come: its place is empty, for nothing lies there yet. */
  more?: boolean;
  /** Its word is on the way. */
  awaited?: boolean;
};

function Side({ name, cards = [], score, note, active, won, fresh, more, awaited }: SideProps) {
  const said = cards.map(({ rank, suit }) => cardName(rankName(rank), suit)).join(", ");
  const look = [styles.side, active && styles.active, won && styles.won];
  return (
    <section
      className={look.filter(Boolean).join(" ")}
      aria-label={score ? `${name}: ${said}, total ${score.total}` : name}
    >
      <p className={styles.name}>
        {name}
        <strong>
          {score ? `${score.soft && cards.length > 1 ? "soft " : ""}${score.total}` : "–"}
        </strong>
        {note && <span>{note}</span>}
      </p>
      <div className={styles.cards}>
        {cards.map(({ rank, suit }, index) => (
          <PlayingCard
            // biome-ignore lint/suspicious/noArrayIndexKey: the same card may come twice.
            key={index}
            rank={rankName(rank)}
            suit={suit}
            dealt={fresh ? Math.min(index, 3) * 0.16 : undefined}
          />
        ))}
        {(more || cards.length === 0) && (
          <i className={`${styles.place} ${awaited ? styles.awaited : ""}`} aria-hidden="true" />
        )}
      </div>
    </section>
  );
}
