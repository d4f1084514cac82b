"use client";

import { type CSSProperties, useEffect, useRef } from "react";
import { rankName } from "../../lib/hands/cards.ts";
import type { HiLoView } from "../../lib/hands/hi-lo.ts";
import { PlayingCard } from "../parts/PlayingCard.tsx";
import styles from "./Cards.module.css";

type Props = {
  id: string;
  /** The rank that the hand begins from. */
  first: number;
  view: HiLoView | undefined;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

/** The cards of a hand, one after the other, and the one that is awaited on its face. */
export function Cards({ id, first, view, waiting, progress, fresh }: Props) {
  const row = useRef<HTMLOListElement>(null);
  const drawn = view?.drawn ?? [];

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a card comes, it is to be seen.
  useEffect(() => {
    row.current?.scrollTo({ left: row.current.scrollWidth });
  }, [id]);

  return (
    <ol
      ref={row}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: where it does not fit it scrolls sideways, by keys as well.
      tabIndex={0}
      className={`${styles.cards} ${waiting ? styles.waiting : ""}`}
      style={{ "--progress": progress } as CSSProperties}
      aria-label="Cards"
    >
      <li className={styles.first}>
        <span className={styles.rank} role="img" aria-label={`Begins from ${rankName(first)}`}>
          {rankName(first)}
        </span>
        <small>start</small>
      </li>
      {drawn.map(({ guess, card, right }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same card may come twice.
        <li key={`${index} ${id.split(" ")[0]}`} className={right ? styles.right : styles.wrong}>
          <i aria-hidden="true">{guess === "higher" ? "↑" : "↓"}</i>
          <PlayingCard
            rank={rankName(card.rank)}
            suit={card.suit}
            dealt={fresh && index === drawn.length - 1 && !waiting ? 0 : undefined}
          />
          <small>{right ? "right" : "wrong"}</small>
        </li>
      ))}
      {(waiting || !view?.over) && (
        <li className={styles.awaited}>
          <i aria-hidden="true">?</i>
          <PlayingCard />
          <small>{waiting ? "being drawn" : "next"}</small>
        </li>
      )}
    </ol>
  );
}
