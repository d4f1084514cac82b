"use client";

import type { CSSProperties } from "react";
import type { Throw } from "../../lib/games/rock-paper-scissors.ts";
import styles from "./Hands.module.css";
import { ThrowMark } from "./ThrowMark.tsx";

type Props = {
  ours: Throw;
  /** What the settled word threw. */
  theirs: Throw | undefined;
  /** Who won it, as the multiplier says. */
  end: "won" | "tied" | "lost" | undefined;
  id: bigint | undefined;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

const ENDS = { won: "You win", tied: "A tie", lost: "The house wins" };

/** Two panes of glass: what the player throws, and, when its word has come, what the house throws. */
export function Hands({ ours, theirs, end, id, waiting, progress, fresh }: Props) {
  const label = waiting
    ? `You throw ${ours}. The house waits for its word`
    : theirs && end
      ? `${ours} against ${theirs}. ${ENDS[end]}`
      : `You throw ${ours}`;
  return (
    <div
      className={`${styles.hands} ${theirs && fresh ? styles.fresh : ""}`}
      role="img"
      aria-label={label}
      key={`${id} ${theirs}`}
    >
      <div className={styles.side}>
        <div
          className={`${styles.pane} ${end === "won" ? styles.winner : ""} ${end === "lost" ? styles.loser : ""}`}
        >
          <ThrowMark shape={ours} size={104} />
        </div>
        <span>You</span>
      </div>
      <div className={styles.side}>
        <div
          className={`${styles.pane} ${styles.house} ${waiting ? styles.waiting : ""} ${end === "lost" ? styles.winner : ""} ${end === "won" ? styles.loser : ""}`}
          style={{ "--progress": progress } as CSSProperties}
        >
          {theirs ? (
            <span className={styles.thrown}>
              <ThrowMark shape={theirs} size={104} />
            </span>
          ) : (
            <span className={styles.unknown}>?</span>
          )}
        </div>
        <span>The house</span>
      </div>
    </div>
  );
}
