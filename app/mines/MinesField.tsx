"use client";

import { TILES } from "../../lib/hands/mines.ts";
import { QuickRow } from "../parts/QuickRow.tsx";
import styles from "./MinesField.module.css";

const QUICK = [1, 3, 5, 10, 24];

/** How many mines there are. */
export function MinesField({
  count,
  onCount,
}: {
  count: number;
  onCount: (count: number) => void;
}) {
  return (
    <div className={styles.field}>
      <label>
        <span>
          Mines <strong>{count}</strong>
        </span>
        <input
          type="range"
          min={1}
          max={TILES - 1}
          value={count}
          onChange={(event) => onCount(Number(event.target.value))}
        />
      </label>
      <QuickRow
        name="Mines"
        options={QUICK.map((mines) => ({ label: `${mines}`, onPick: () => onCount(mines) }))}
      />
    </div>
  );
}
