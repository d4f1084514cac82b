"use client";

import type { CSSProperties } from "react";
import type { BaccaratHand } from "../../lib/games/baccarat.ts";
import { rankName } from "../../lib/hands/cards.ts";
import { cardName, PlayingCard } from "../parts/PlayingCard.tsx";
import styles from "./Coup.module.css";

type Props = {
  hand: BaccaratHand | undefined;
  id: string;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

const SIDES = ["player", "banker"] as const;
const NAMES = { player: "Player", banker: "Banker" };
const APART = 0.42;

/** When a card is dealt: the first two in turn, then the third of the player, then the banker's. */
function dealtAt(side: (typeof SIDES)[number], index: number, hand: BaccaratHand): number {
  if (index < 2) return (2 * index + (side === "banker" ? 1 : 0)) * APART;
  return (side === "player" || hand.player.length < 3 ? 4 : 5) * APART;
}

/** The two hands of a deal. While the word is awaited their places are empty. */
export function Coup({ hand, id, waiting, progress, fresh }: Props) {
  return (
    <div
      className={`${styles.coup} ${waiting ? styles.waiting : ""}`}
      style={{ "--progress": progress } as CSSProperties}
      key={id}
    >
      {SIDES.map((side) => {
        const cards = hand?.[side] ?? [];
        const won = hand?.winner === side;
        return (
          <section
            key={side}
            className={`${styles.side} ${won ? styles.won : ""}`}
            aria-label={
              hand
                ? `${side}: ${cards.map(({ rank, suit }) => cardName(rankName(rank), suit)).join(", ")}, total ${hand.totals[side]}`
                : side
            }
          >
            <p className={styles.name}>
              {NAMES[side]}
              <span key={id} className={hand ? styles.total : styles.none}>
                {hand ? hand.totals[side] : "–"}
              </span>
            </p>
            <div className={styles.cards}>
              {cards.length === 0 ? (
                <>
                  <i className={styles.place} />
                  <i className={styles.place} />
                </>
              ) : (
                cards.map(({ rank, suit }, index) => (
                  <PlayingCard
                    // biome-ignore lint/suspicious/noArrayIndexKey: eight decks have the same card more than once.
                    key={index}
                    rank={rankName(rank)}
                    suit={suit}
                    across={index === 2}
                    dealt={hand && fresh ? dealtAt(side, index, hand) : undefined}
                  />
                ))
              )}
            </div>
          </section>
        );
      })}
    </div>
  );
}
