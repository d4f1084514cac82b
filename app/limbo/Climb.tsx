"use client";

import { crashLabel } from "../../lib/games/limbo.ts";
import { useProgress } from "../parts/use-progress.ts";
import styles from "./Climb.module.css";
import { HEIGHT, heightAt, pathTo, ticksTo, topOf, WIDTH, yOf } from "./curve.ts";

type Props = {
  /** In hundredths. */
  target: bigint;
  /** Where the settled word stops it, in hundredths. */
  point: bigint | undefined;
  won: boolean;
  id: string;
  waiting: boolean;
  fresh: boolean;
};

const SECONDS = 1.8;

/** A multiplier that climbs along a curve until the point that was drawn, past the target or short of it. */
export function Climb({ target, point, won, id, waiting, fresh }: Props) {
  const part = useProgress(id, point !== undefined && fresh ? SECONDS : 0);
  const goal = Number(target) / 100;
  const end = point === undefined ? undefined : Number(point) / 100;
  const top = topOf(goal, end ?? goal);
  const now = end === undefined ? undefined : heightAt(part, end);
  const over = now !== undefined && part === 1;
  const figure = over && point !== undefined ? point : BigInt(Math.floor((now ?? 0) * 100));
  const look = waiting
    ? styles.waiting
    : !point
      ? styles.resting
      : over
        ? won
          ? styles.won
          : styles.lost
        : styles.climbing;

  return (
    <div className={styles.board}>
      <p className={`${styles.number} ${look}`} aria-hidden="true">
        {waiting ? "–.––×" : times(point === undefined ? target : figure)}
      </p>
      <p className={styles.rule}>{times(target)} and above wins</p>
      <svg
        className={styles.chart}
        viewBox={`-66 -12 ${WIDTH + 82} ${HEIGHT + 24}`}
        role="img"
        aria-label={
          point === undefined
            ? `A target of ${times(target)}`
            : `The multiplier stopped at ${times(point)}, the target is ${times(target)}`
        }
      >
        {ticksTo(top).map((tick) => (
          <g key={tick} className={styles.tick}>
            <line x1="0" x2={WIDTH} y1={yOf(tick, top)} y2={yOf(tick, top)} />
            <text x="-10" y={yOf(tick, top)}>
              {tick >= 1_000_000 ? `${tick / 1_000_000}M` : tick >= 1000 ? `${tick / 1000}k` : tick}
              ×
            </text>
          </g>
        ))}
        <line
          x1="0"
          x2={WIDTH}
          y1={yOf(goal, top)}
          y2={yOf(goal, top)}
          className={`${styles.goal} ${now !== undefined && now >= goal ? styles.reached : ""}`}
        />
        {end !== undefined && now !== undefined && (
          <>
            <path
              d={pathTo(end, top)}
              pathLength="1"
              strokeDasharray="1"
              strokeDashoffset={1 - part}
              className={`${styles.curve} ${over && !won ? styles.short : ""}`}
            />
            {over && (
              <circle
                cx={WIDTH}
                cy={yOf(now, top)}
                r="7"
                className={won ? styles.stopWon : styles.stop}
              />
            )}
          </>
        )}
      </svg>
    </div>
  );
}

function times(value: bigint): string {
  return crashLabel(value).replace("x", "×");
}
