"use client";

import { memo, useEffect, useState } from "react";
import { sector } from "../parts/sector.ts";
import tiers from "../parts/tiers.module.css";
import { shortTimes, tierOf } from "../parts/tiers.ts";
import styles from "./Disc.module.css";

type Props = {
  /** What each segment pays, in millionths, in their order. */
  pays: readonly bigint[];
  /** Where the settled word stops it. */
  segment: number | undefined;
  id: string;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

const TURNS = 3;

/** A wheel that turns until the segment that the word says stands under the pointer. Before, it stands still. */
export function Disc({ pays, segment, id, waiting, progress, fresh }: Props) {
  const [angle, setAngle] = useState(0);
  const step = 360 / pays.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new bet turns it again, also to the same segment.
  useEffect(() => {
    if (segment === undefined) return;
    setAngle((before) => {
      const back = Math.floor((before + segment * step) / 360) * 360 - segment * step;
      return fresh ? back - TURNS * 360 : back;
    });
  }, [id, segment, step, fresh]);

  const shown = segment === undefined ? undefined : pays[segment];
  const label = waiting
    ? "The wheel waits for its word"
    : shown === undefined
      ? `A wheel of ${pays.length} segments`
      : `The wheel shows segment ${segment}, which pays ${shortTimes(shown)}`;
  return (
    <div className={styles.board} role="img" aria-label={label}>
      <svg className={styles.disc} viewBox="-210 -222 420 432" aria-hidden="true">
        <circle r="204" className={styles.rim} />
        <g
          className={segment !== undefined && fresh ? styles.turn : styles.rest}
          style={{ transform: `rotate(${angle}deg)` }}
        >
          <Segments pays={pays} />
        </g>
        <circle r="112" className={styles.hub} />
        {waiting && (
          <circle
            r="112"
            pathLength="1"
            strokeDasharray={`${progress} 1`}
            transform="rotate(-90)"
            className={styles.progress}
          />
        )}
        <text
          className={`${styles.figure} ${waiting || shown === undefined ? styles.idle : shown > 0n ? styles.won : ""}`}
        >
          {waiting ? (
            "–"
          ) : shown === undefined ? (
            ""
          ) : (
            <tspan key={id} className={fresh ? styles.appear : undefined}>
              {shortTimes(shown)}
            </tspan>
          )}
        </text>
        <path d="M0-184-13-216a4 4 0 0 1 4-5H9a4 4 0 0 1 4 5Z" className={styles.pointer} />
      </svg>
      <Legend pays={pays} />
    </div>
  );
}

const Segments = memo(function Segments({ pays }: { pays: readonly bigint[] }) {
  const step = 360 / pays.length;
  const d = sector(196, 136, step - 0.8);
  return pays.map((multiplier, index) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: segments have no other name.
      key={index}
      d={d}
      transform={`rotate(${index * step})`}
      className={`${styles.segment} ${tiers[`tier${tierOf(multiplier)}`]}`}
    />
  ));
});

/** What segments pay, and how many pay it. */
function Legend({ pays }: { pays: readonly bigint[] }) {
  const counts = new Map<bigint, number>();
  for (const multiplier of pays) counts.set(multiplier, (counts.get(multiplier) ?? 0) + 1);
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <ul className={styles.legend} aria-hidden="true">
      {rows.map(([multiplier, count]) => (
        <li key={multiplier.toString()} className={tiers[`tier${tierOf(multiplier)}`]}>
          <strong>{shortTimes(multiplier)}</strong>
          <span>
            {count} of {pays.length}
          </span>
        </li>
      ))}
    </ul>
  );
}
