"use client";

import { memo, useMemo } from "react";
import type { PlinkoStep } from "../../lib/games/plinko.ts";
import tiers from "../parts/tiers.module.css";
import { shortTimes, tierOf } from "../parts/tiers.ts";
import { useProgress } from "../parts/use-progress.ts";
import { ballAt, type Point, pegsOf, touches } from "./fall.ts";
import styles from "./Pegs.module.css";

type Props = {
  /** What each slot pays, from the left. */
  slots: readonly bigint[];
  /** The way of the ball that the settled word says. */
  path: readonly PlinkoStep[] | undefined;
  id: string;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

const SECONDS = 3;
const UNIT = 40;

/** A board of pegs: the ball falls along the drawn path, and its slot lights up. While the word is awaited it is held above. */
export function Pegs({ slots, path, id, waiting, progress, fresh }: Props) {
  const rows = slots.length - 1;
  const part = useProgress(id, path && fresh ? SECONDS : 0);
  const points = useMemo(() => path && touches(path), [path]);
  const landed = path && part === 1 ? path.filter((step) => step === "right").length : undefined;
  const ball = points ? ballAt(points, part) : { x: 0, y: -1.3 };
  const paid = landed === undefined ? undefined : slots[landed];
  const label = waiting
    ? "The ball waits for its word"
    : paid === undefined
      ? `${rows} rows of pegs`
      : `The ball lies in slot ${(landed ?? 0) + 1} of ${slots.length}, which pays ${shortTimes(paid)}`;
  const half = ((rows + 1) / 2) * UNIT + 6;
  return (
    <svg
      className={styles.board}
      viewBox={`${-half} ${-2 * UNIT} ${2 * half} ${(rows + 3.4) * UNIT}`}
      style={{ maxHeight: `${Math.min(500, 230 + rows * 20)}px` }}
      role="img"
      aria-label={label}
    >
      <Field rows={rows} />
      <Slots slots={slots} landed={landed} />
      {points && <Trail points={points} part={part} />}
      <g transform={`translate(${ball.x * UNIT} ${ball.y * UNIT})`}>
        {waiting && (
          <>
            <circle r="17" className={styles.ring} />
            <circle
              r="17"
              pathLength="1"
              strokeDasharray={`${progress} 1`}
              transform="rotate(-90)"
              className={styles.progress}
            />
          </>
        )}
        <circle r="10" className={styles.ball} />
        <circle cx="-3" cy="-3.5" r="2.6" className={styles.gleam} />
      </g>
    </svg>
  );
}

const Field = memo(function Field({ rows }: { rows: number }) {
  return pegsOf(rows).map(({ x, y }) => (
    <circle key={`${x} ${y}`} cx={x * UNIT} cy={y * UNIT} r="4" className={styles.peg} />
  ));
});

const Slots = memo(function Slots({
  slots,
  landed,
}: {
  slots: readonly bigint[];
  landed: number | undefined;
}) {
  const rows = slots.length - 1;
  return slots.map((multiplier, index) => (
    <g
      // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place.
      key={index}
      transform={`translate(${(index - rows / 2) * UNIT} ${(rows + 0.35) * UNIT})`}
      className={`${styles.slot} ${tiers[`tier${tierOf(multiplier)}`]} ${index === landed ? styles.hit : ""}`}
    >
      <rect x={2 - UNIT / 2} y="-24" width={UNIT - 4} height="48" rx="7" />
      <text>{shortTimes(multiplier).slice(0, -1)}</text>
    </g>
  ));
});

function Trail({ points, part }: { points: readonly Point[]; part: number }) {
  const steps = (points.length - 1) * 8;
  const shown = Math.floor(part * steps);
  const d = Array.from({ length: shown + 1 }, (_, i) => {
    const { x, y } = ballAt(points, i / steps);
    return `${i === 0 ? "M" : "L"}${(x * UNIT).toFixed(1)} ${(y * UNIT).toFixed(1)}`;
  }).join("");
  return <path d={d} className={styles.trail} />;
}
