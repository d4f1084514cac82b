"use client";

import type { CSSProperties } from "react";
import type { Throw } from "../../lib/games/sic-bo.ts";
import { DieFace } from "../parts/Die.tsx";
import styles from "./DiceTray.module.css";

type Props = {
  dice: Throw | undefined;
  id: string;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

const PLACES = [
  { x: 96, y: 92, tilt: -8 },
  { x: 250, y: 86, tilt: 5 },
  { x: 402, y: 94, tilt: -3 },
] as const;

/** Three dice on glass. They are blank until the word has come, and then fall to what it says. */
export function DiceTray({ dice, id, waiting, progress, fresh }: Props) {
  const label = waiting
    ? "The dice wait for their word"
    : dice
      ? `The dice show ${dice.join(", ")}`
      : "Three dice";
  return (
    <svg className={styles.tray} viewBox="0 0 500 186" role="img" aria-label={label}>
      <rect x="6" y="6" width="488" height="174" rx="26" className={styles.glass} />
      {PLACES.map(({ x, y, tilt }, index) => (
        <g key={`${id} ${x}`} transform={`translate(${x} ${y}) rotate(${tilt})`}>
          <g
            className={dice && fresh ? styles.fall : undefined}
            style={{ "--after": `${index * 0.22}s` } as CSSProperties}
          >
            <DieFace n={undefined} />
            <g className={styles.pips}>
              <DieFace n={dice?.[index]} />
            </g>
          </g>
        </g>
      ))}
      {waiting && (
        <>
          <rect x="40" y="168" width="420" height="3" rx="1.5" className={styles.line} />
          <rect
            x="40"
            y="168"
            width={420 * progress}
            height="3"
            rx="1.5"
            className={styles.progress}
          />
        </>
      )}
    </svg>
  );
}
