import type { CSSProperties } from "react";
import styles from "./PlayingCard.module.css";

export type Suit = "clubs" | "diamonds" | "hearts" | "spades";

const SUITS: Record<Suit, string> = {
  hearts: "M8 14.2S1.4 9.8 1.4 5.5A3.5 3.5 0 0 1 8 4a3.5 3.5 0 0 1 6.6 1.5C14.6 9.8 8 14.2 8 14.2Z",
  diamonds: "M8 1 13.2 8 8 15 2.8 8Z",
  spades:
    "M8 1.2S1.6 6 1.6 9.4a3 3 0 0 0 5.5 1.7L6 14.6h4l-1.1-3.5a3 3 0 0 0 5.5-1.7C14.4 6 8 1.2 8 1.2Z",
  clubs:
    "M8 1.4a3 3 0 0 1 2.3 4.9 3 3 0 1 1-1.2 5.1l.9 3.2H6l.9-3.2a3 3 0 1 1-1.2-5.1A3 3 0 0 1 8 1.4Z",
};

type Props = {
  /** "A", "2" to "10", "J", "Q" or "K". Without one the card lies on its face. */
  rank?: string | undefined;
  suit?: Suit | undefined;
  /** Seconds until it is dealt; undefined if it lies there already. */
  dealt?: number | undefined;
  /** Lies across, as a third card does. */
  across?: boolean;
  dim?: boolean;
};

/** A playing card. Its size is the font size: 3.6 by 5 em. */
export function PlayingCard({ rank, suit, dealt, across, dim }: Props) {
  const red = suit === "hearts" || suit === "diamonds";
  const look = [
    styles.card,
    rank ? (red ? styles.red : styles.black) : styles.back,
    dealt !== undefined && styles.dealt,
    across && styles.across,
    dim && styles.dim,
  ];
  return (
    <span
      className={look.filter(Boolean).join(" ")}
      style={dealt === undefined ? undefined : ({ "--dealt": `${dealt}s` } as CSSProperties)}
      role="img"
      aria-label={rank && suit ? cardName(rank, suit) : "A card on its face"}
    >
      {rank && suit && (
        <>
          <b>{rank}</b>
          <svg viewBox="0 0 16 16" className={styles.small} aria-hidden="true">
            <SuitPath suit={suit} />
          </svg>
          <svg viewBox="0 0 16 16" className={styles.large} aria-hidden="true">
            <SuitPath suit={suit} />
          </svg>
        </>
      )}
    </span>
  );
}

/** The sign of a suit, on a grid of 16. */
export function SuitPath({ suit }: { suit: Suit }) {
  return <path d={SUITS[suit]} />;
}

const RANKS: Record<string, string> = { A: "ace", J: "jack", Q: "queen", K: "king" };

/** A card in words, such as "queen of hearts". */
export function cardName(rank: string, suit: Suit): string {
  return `${RANKS[rank] ?? rank} of ${suit}`;
}
