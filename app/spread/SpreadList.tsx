"use client";

import { MAX_SPOTS } from "../../lib/games/spread.ts";
import { Icon } from "../parts/Icon.tsx";
import styles from "./SpreadList.module.css";
import { chipsOn, type Spread } from "./spread.ts";

type Props = {
  spread: Spread;
  /** How many spots may have chips. */
  most?: number;
  /** What stands there before any chip. */
  empty: string;
  spotOf: (spot: number) => { name: string; pays: string };
  onTake: (spot: number) => void;
};

/** What lies on the table, spot by spot. */
export function SpreadList({ spread, most = MAX_SPOTS, empty, spotOf, onTake }: Props) {
  const chips = chipsOn(spread);
  return (
    <div className={styles.spread}>
      <div className={styles.top}>
        <span>On the table</span>
        <span>
          {chips} {chips === 1 ? "chip" : "chips"}, {spread.length} of {most} spots
        </span>
      </div>
      {spread.length === 0 ? (
        <p className={styles.none}>{empty}</p>
      ) : (
        <ul className={styles.list}>
          {spread.map(({ spot, count }) => {
            const { name, pays } = spotOf(spot);
            return (
              <li key={spot}>
                <span className={styles.count}>{count}</span>
                <span className={styles.name}>{name}</span>
                <span className={styles.pays}>{pays}</span>
                <button type="button" onClick={() => onTake(spot)} aria-label={`Take back ${name}`}>
                  <Icon name="cross" size={13} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
