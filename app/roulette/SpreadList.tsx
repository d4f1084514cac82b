"use client";

import { spotOf } from "../../lib/games/roulette.ts";
import { Icon } from "../parts/Icon.tsx";
import styles from "./SpreadList.module.css";
import { chipsOn, MAX_SPOTS, type Spread } from "./spread.ts";

/** What lies on the table, spot by spot. */
export function SpreadList({ spread, onTake }: { spread: Spread; onTake: (spot: number) => void }) {
  const chips = chipsOn(spread);
  return (
    <div className={styles.spread}>
      <div className={styles.top}>
        <span>On the table</span>
        <span>
          {chips} {chips === 1 ? "chip" : "chips"}, {spread.length} of {MAX_SPOTS} spots
        </span>
      </div>
      {spread.length === 0 ? (
        <p className={styles.none}>Nothing yet. Click a number, or the line between two.</p>
      ) : (
        <ul className={styles.list}>
          {spread.map(({ spot, count }) => {
            const { name, pays } = spotOf(spot);
            return (
              <li key={spot}>
                <span className={styles.count}>{count}</span>
                <span className={styles.name}>{name}</span>
                <span className={styles.pays}>{pays} for 1</span>
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
