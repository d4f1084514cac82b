import type { ReactNode } from "react";
import type { SlotSymbol } from "../../lib/games/slots.ts";
import styles from "./symbols.module.css";

/** What is on the reels, each on a grid of 48. */
const DRAWN: Record<SlotSymbol, ReactNode> = {
  cherry: (
    <>
      <path d="M29 8C24 14 17 19 15.5 27M29 8c1.5 6 4 11 4.5 16" className={styles.stem} />
      <path d="M29 8c4-4 9-3.5 12-1-3 3.5-8 4.5-12 1Z" className={styles.leaf} />
      <circle cx="15" cy="34" r="8.5" className={styles.red} />
      <circle cx="33" cy="32" r="8.5" className={styles.red} />
      <path d="M10.5 32a5 5 0 0 1 3.5-3.5M28.5 30a5 5 0 0 1 3.5-3.5" className={styles.gleam} />
    </>
  ),
  lemon: (
    <>
      <path
        d="M7 33c-1-9 3-18 12-21.5 6-2.3 11-1.5 15-.5 2 .5 4-.5 5.5 1s.5 3.5 1 5.5c1 4 1.5 9-.5 15-3.5 9-12.5 12.5-21.5 11.5-3-.3-4.5 1.5-7 .5C8.5 43.5 8 41 7.5 39.5c-.7-2 0-4.5-.5-6.5Z"
        transform="translate(-1 -3)"
        className={styles.yellow}
      />
      <path d="M13 27c.5-6 4-10 9-11.5" className={styles.gleam} />
    </>
  ),
  orange: (
    <>
      <circle cx="24" cy="27" r="15.5" className={styles.orange} />
      <path d="M24 12c2-4.5 7-6.5 11-5.5-1 4.5-6 7-11 5.5Z" className={styles.leaf} />
      <path d="M14 25a10 10 0 0 1 7-8.5" className={styles.gleam} />
    </>
  ),
  plum: (
    <>
      <path
        d="M24 12c9 0 15 7 15 15.5S33 42 24 42 9 36 9 27.5 15 12 24 12Z"
        className={styles.violet}
      />
      <path d="M25 12c3.5 5 4.5 17-1 30" className={styles.crease} />
      <path d="M24 12c0-3 1-5 3-6.5" className={styles.stem} />
      <path d="M14 25a10 10 0 0 1 6-7.5" className={styles.gleam} />
    </>
  ),
  melon: (
    <>
      <path d="M4 18h40a20 20 0 0 1-40 0Z" className={styles.green} />
      <path d="M8.5 18h31a15.5 15.5 0 0 1-31 0Z" className={styles.pink} />
      <path
        d="M17 22.5v2.5M24 24v2.5M31 22.5v2.5M20.5 28.5v2M27.5 28.5v2"
        className={styles.seed}
      />
    </>
  ),
  bell: (
    <>
      <path
        d="M24 7a3 3 0 0 1 3 3c6 1.5 9 6.5 9 12.5 0 7 2 9.5 4.5 12.5H7.5C10 32 12 29.5 12 22.5 12 16.5 15 11.5 21 10a3 3 0 0 1 3-3Z"
        className={styles.gold}
      />
      <path d="M19.5 38a4.5 4.5 0 0 0 9 0Z" className={styles.gold} />
      <path d="M17 23c0-4.5 1.5-7.5 4.5-9" className={styles.gleam} />
    </>
  ),
  seven: (
    <path
      d="M9 8h31v7C31 23 26 31 25.5 41H15.5C16 32 20.5 24 28 17H17v4.5H9V8Z"
      className={styles.seven}
    />
  ),
};

export function SymbolDrawing({ symbol }: { symbol: SlotSymbol }) {
  return DRAWN[symbol];
}

const ALL = Object.keys(DRAWN) as SlotSymbol[];

/** The drawings, once for a page: see `SymbolUse`. */
export function SymbolSheet() {
  return (
    <svg width="0" height="0" className={styles.sheet} aria-hidden="true">
      {ALL.map((symbol) => (
        <symbol key={symbol} id={`slot-${symbol}`} viewBox="0 0 48 48">
          {DRAWN[symbol]}
        </symbol>
      ))}
    </svg>
  );
}

export function SymbolUse({ symbol }: { symbol: SlotSymbol }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <use href={`#slot-${symbol}`} />
    </svg>
  );
}
