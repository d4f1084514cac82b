"use client";

import { useEffect, useState } from "react";
import type { Side } from "../../lib/games/coin-flip.ts";
import styles from "./Coin.module.css";

type Props = {
  /** The side that the settled word says. */
  side: Side | undefined;
  /** The side to lie on before there is any. */
  rest: Side;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

const TURNS = 4;
const LAYERS = 9;

/** A disc of glass: a house on its head, a moon on its tail. It turns to what the word says, and only then. */
export function Coin({ side, rest, waiting, progress, fresh }: Props) {
  const [angle, setAngle] = useState(0);
  const shown = side ?? rest;

  useEffect(() => {
    setAngle((before) => {
      const face = shown === "heads" ? 0 : 180;
      const forward = Math.ceil((before - face) / 360) * 360 + face;
      return side && fresh ? forward + TURNS * 360 : forward;
    });
  }, [shown, side, fresh]);

  return (
    <div
      className={`${styles.scene} ${waiting ? styles.waiting : ""}`}
      role="img"
      aria-label={label(side, waiting)}
    >
      <div className={styles.lean}>
        <div
          className={`${styles.coin} ${side && fresh ? styles.toss : ""}`}
          style={{ transform: `rotateX(${angle}deg)` }}
        >
          <div className={`${styles.face} ${styles.heads}`}>
            <SideMark side="heads" size={112} />
          </div>
          {Array.from({ length: LAYERS }, (_, i) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: layers of the edge, which never move.
              key={i}
              className={styles.edge}
              style={{ transform: `translateZ(${(i - (LAYERS - 1) / 2) * 1.7}px)` }}
            />
          ))}
          <div className={`${styles.face} ${styles.tails}`}>
            <SideMark side="tails" size={112} />
          </div>
        </div>
      </div>
      {waiting && (
        <svg className={styles.ring} viewBox="0 0 200 200" aria-hidden="true">
          <circle cx="100" cy="100" r="97" pathLength="1" />
          {progress > 0 && (
            <circle cx="100" cy="100" r="97" pathLength="1" strokeDasharray={`${progress} 1`} />
          )}
        </svg>
      )}
      <div className={styles.shadow} />
    </div>
  );
}

function label(side: Side | undefined, waiting: boolean): string {
  if (waiting) return "The coin waits for its word";
  return side ? `The coin shows ${side}` : "A coin";
}

/** What is engraved on a side. */
export function SideMark({ side, size }: { side: Side; size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" aria-hidden="true">
      {side === "heads" ? (
        <path
          d="M8 21 24 7l16 14v20H8V21Zm0 0h32M18.7 21v20M29.3 21v20M8 31h32M18.7 21 24 7l5.3 14"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        />
      ) : (
        <path
          d="M38 29.5A16 16 0 1 1 20.5 8a12.5 12.5 0 0 0 17.5 21.5ZM33.5 9.5v5M31 12h5M39.5 17.5v3.6M37.7 19.3h3.6"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
