"use client";

import type { ReactNode } from "react";
import { Icon } from "../parts/Icon.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import styles from "./SpreadTools.module.css";
import type { Spread } from "./spread.ts";
import type { PerClick, SpreadState } from "./use-spread.ts";

type Props = {
  state: SpreadState;
  /** What the bet that is shown laid, to be laid again. */
  last: Spread | undefined;
  disabled: boolean;
  /** The layout. */
  children: ReactNode;
};

/** A layout, and what a hand does on it. */
export function SpreadTools({ state, last, disabled, children }: Props) {
  const { spread, said, perClick, setPerClick, put, undo, canUndo } = state;
  return (
    <div className={styles.below}>
      {children}
      <div className={styles.tools}>
        <Segmented<PerClick>
          legend="Chips laid by a click"
          size="s"
          value={perClick}
          onValue={setPerClick}
          options={(["1", "5", "25", "100"] as const).map((value) => ({
            value,
            label: <span className={styles.count}>{value}</span>,
          }))}
        />
        <div className={styles.acts}>
          <button type="button" disabled={disabled || !canUndo} onClick={undo}>
            <Icon name="undo" />
            Undo
          </button>
          <button type="button" disabled={disabled || spread.length === 0} onClick={() => put([])}>
            <Icon name="bin" />
            Clear
          </button>
          <button type="button" disabled={disabled || !last} onClick={() => last && put(last)}>
            <Icon name="repeat" />
            Repeat
          </button>
        </div>
      </div>
      <p className={styles.said} role="status">
        {said}
      </p>
    </div>
  );
}
