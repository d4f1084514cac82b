"use client";

import { memo, useEffect, useState } from "react";
import { colourOf } from "../../lib/games/roulette.ts";
import { sector } from "../parts/sector.ts";
import { WHEEL } from "./geometry.ts";
import styles from "./Wheel.module.css";

type Props = {
  pocket: number | undefined;
  id: bigint | undefined;
  waiting: boolean;
  fresh: boolean;
};

const STEP = 360 / WHEEL.length;
const TURNS = 2;

/** The upper arc of a great wheel. It turns until the pocket that the word says stands on top; before, it stands still. */
export function Wheel({ pocket, id, waiting, fresh }: Props) {
  const [angle, setAngle] = useState(0);

  useEffect(() => {
    if (pocket === undefined) return;
    setAngle((before) => {
      const target = -WHEEL.indexOf(pocket) * STEP;
      const back = Math.floor((before - target) / 360) * 360 + target;
      return fresh ? back - TURNS * 360 : back;
    });
  }, [pocket, fresh]);

  const settled = pocket !== undefined && !waiting;
  const label = waiting
    ? "The wheel waits for its word"
    : settled
      ? `The wheel shows ${pocket} ${colourOf(pocket)}`
      : "A wheel";
  return (
    <div className={styles.window} role="img" aria-label={label}>
      <svg className={styles.wheel} viewBox="-330 -330 660 660" aria-hidden="true">
        <circle r="326" className={styles.rim} />
        <circle r="304" className={styles.track} />
        <g
          className={fresh ? styles.spin : styles.rest}
          style={{ transform: `rotate(${angle}deg)` }}
        >
          <Pockets />
        </g>
        <circle r="168" className={styles.hub} />
        <circle r="120" className={styles.ring} />
        {settled ? (
          <g key={`${id}`} className={fresh ? styles.orbit : undefined}>
            <circle r="9.5" className={`${styles.ball} ${fresh ? styles.drop : styles.lie}`} />
          </g>
        ) : (
          <g transform="rotate(-24)">
            <circle r="9.5" className={`${styles.ball} ${styles.held}`} />
          </g>
        )}
      </svg>
      <div className={styles.pointer} aria-hidden="true" />
    </div>
  );
}

const Pockets = memo(function Pockets() {
  return WHEEL.map((number, index) => (
    <g key={number} transform={`rotate(${index * STEP})`}>
      <path d={WEDGE} className={styles[colourOf(number)]} />
      <text y="-272" className={styles.number}>
        {number}
      </text>
    </g>
  ));
});

const WEDGE = sector(296, 196, STEP - 0.7);
