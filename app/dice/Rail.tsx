"use client";

import type { CSSProperties } from "react";
import { type DiceBet, hundredths } from "../../lib/games/dice.ts";
import type { PlayedRoll } from "../../lib/play.ts";
import styles from "./Rail.module.css";

type Props = {
  /** The threshold that the handle stands at. */
  bet: DiceBet;
  onThreshold: ((threshold: bigint) => void) | undefined;
  limits: { min: bigint; max: bigint };
  /** A settled roll, and the bet that it belongs to. */
  shown: { bet: DiceBet; roll: PlayedRoll } | undefined;
  id: bigint | undefined;
  waiting: boolean;
  fresh: boolean;
};

/** A rail from 0 to 100: the handle sets the threshold, the marker slides to the roll. */
export function Rail({ bet, onThreshold, limits, shown, id, waiting, fresh }: Props) {
  const at = Number(bet.threshold) / 100;
  const mark = shown && Number(shown.roll.outcome) / 100;
  const won = shown !== undefined && shown.roll.won > 0n;
  const look = waiting ? styles.waiting : shown ? (won ? styles.won : styles.lost) : styles.resting;

  return (
    <div className={styles.board}>
      <p className={`${styles.number} ${look}`} aria-hidden="true">
        <span key={`${id} ${mark}`} className={fresh ? styles.appear : undefined}>
          {waiting ? "––.––" : shown ? hundredths(shown.roll.outcome) : hundredths(bet.threshold)}
        </span>
      </p>
      <p className={styles.rule}>
        {shown && !waiting
          ? `${shown.bet.direction} ${hundredths(shown.bet.threshold)} wins`
          : `${bet.direction} ${hundredths(bet.threshold)} wins`}
      </p>
      <div
        className={`${styles.rail} ${bet.direction === "under" ? styles.under : styles.over}`}
        style={
          { "--at": `${at}%`, ...(mark !== undefined && { "--mark": `${mark}%` }) } as CSSProperties
        }
      >
        <div className={styles.track} />
        {mark !== undefined && !waiting && (
          <div className={`${styles.marker} ${fresh ? styles.slide : ""}`}>
            <i className={won ? styles.hit : styles.miss} />
          </div>
        )}
        <input
          type="range"
          className={styles.handle}
          min={Number(limits.min)}
          max={Number(limits.max)}
          step="1"
          value={Number(bet.threshold)}
          disabled={!onThreshold}
          aria-label={`Roll ${bet.direction}`}
          aria-valuetext={hundredths(bet.threshold)}
          style={
            {
              left: `calc(${Number(limits.min) / 100}% - 13px)`,
              width: `calc(${Number(limits.max - limits.min) / 100}% + 26px)`,
            } as CSSProperties
          }
          onChange={(event) => onThreshold?.(BigInt(event.target.value))}
        />
      </div>
      <div className={styles.scale} aria-hidden="true">
        {[0, 25, 50, 75, 100].map((n) => (
          <span key={n} style={{ left: `${n}%` }}>
            {n}
          </span>
        ))}
      </div>
    </div>
  );
}
