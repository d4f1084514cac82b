"use client";

import type { Settlement } from "../../lib/play.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { useCoins } from "../parts/use-coins.ts";
import { curveOf, type TitleOf } from "./bet-view.ts";
import styles from "./RollsChart.module.css";

type Props = {
  bet: BetRow;
  titleOf: TitleOf;
  settlement: Settlement;
  picked: number;
  onPick: (roll: number) => void;
};

const WIDTH = 600;
const HEIGHT = 96;

/** Every roll of a bet: the net after each as a curve, and each outcome, to be looked at on the board. */
export function RollsChart({ bet, titleOf, settlement, picked, onPick }: Props) {
  const amount = useCoins();
  const { rolls } = settlement;
  const costOfRoll = settlement.cost / BigInt(bet.rolls.count);
  const curve = curveOf(rolls, costOfRoll);
  const values = [0, ...curve.map(Number)];
  const top = Math.max(...values);
  const bottom = Math.min(...values);
  const y = (value: number) => 6 + ((top - value) / (top - bottom || 1)) * (HEIGHT - 12);
  const x = (index: number) => (index / Math.max(1, values.length - 1)) * WIDTH;
  const points = values
    .map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`)
    .join(" ");
  const end = curve.at(-1) ?? 0n;

  return (
    <div className={styles.rolls}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Net after each roll, ${amount(end, { sign: true })} at the end`}
      >
        <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} className={styles.zero} />
        <polyline points={points} className={end > 0n ? styles.up : styles.down} />
        <line x1={x(picked + 1)} x2={x(picked + 1)} y1="0" y2={HEIGHT} className={styles.cursor} />
      </svg>
      <ol className={styles.list} aria-label="Rolls">
        {rolls.map((roll, index) => (
          <li key={roll.word.toString()}>
            <button
              type="button"
              className={roll.won > 0n ? styles.paid : styles.lost}
              aria-pressed={index === picked}
              title={`Net after roll ${index + 1}: ${amount(curve[index] ?? 0n, { sign: true })}`}
              onClick={() => onPick(index)}
            >
              <span className="sr-only">Roll {index + 1}: </span>
              {titleOf(roll, bet.choice)}
              <span className="sr-only">{roll.won > 0n ? ", paid" : ", lost"}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
