"use client";

import type { CSSProperties } from "react";
import type { BlackjackView, Score } from "../../lib/hands/blackjack.ts";
import { type Card, rankName } from "../../lib/hands/cards.ts";
import { cardName, PlayingCard } from "../parts/PlayingCard.tsx";
import styles from "./Deal.module.css";

type Props = {
  id: string;
  view: BlackjackView | undefined;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

/** The dealer's cards, and one or two hands of the player's. */
export function Deal({ id, view, waiting, progress, fresh }: Props) {
  const isFresh = fresh && !waiting;
  const hand = id.split(" ")[0];
  return (
    <div
      className={`${styles.deal} ${waiting ? styles.waiting : ""}`}
      style={{ "--progress": progress } as CSSProperties}
    >
      <Side
        key={`${hand} dealer`}
        name="Dealer"
        {...view?.dealer}
        fresh={isFresh}
        more={!view?.over}
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
            />
          ))
        ) : (
          <Side name="You" fresh={false} more />
        )}
      </div>
      {view?.insured && <p className={styles.insured}>Insured against a blackjack</p>}
    </div>
  );
}

type SideProps = {
  name: string;
  cards?: readonly Card[];
  score?: Score;
  note?: string;
  active?: boolean;
  won?: boolean;
  fresh: boolean;
  /** A card is still to come: its place is empty, for nothing lies there yet. */
  more?: boolean;
};

function Side({ name, cards = [], score, note, active, won, fresh, more }: SideProps) {
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
          {score ? `${score.soft && score.total < 21 ? "soft " : ""}${score.total}` : "–"}
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
        {(more || cards.length === 0) && <i className={styles.place} aria-hidden="true" />}
      </div>
    </section>
  );
}
