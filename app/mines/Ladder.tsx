"use client";

import { useEffect, useRef } from "react";
import { TILES, worthOf } from "../../lib/hands/mines.ts";
import { shortTimes } from "../parts/tiers.ts";
import styles from "./Ladder.module.css";

/** What each safe tile makes of the hand: the rungs that are climbed, and the next. */
export function Ladder({ mines, safe, lost }: { mines: number; safe: number; lost: boolean }) {
  const row = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>(`[data-rung="${Math.max(safe, 1)}"]`);
    if (!row.current || !here) return;
    row.current.scrollLeft =
      here.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - here.clientWidth) / 2;
  }, [safe]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it does not fit it scrolls sideways, by keys as well.
    <ol ref={row} className={styles.ladder} aria-label="Worth by safe tiles" tabIndex={0}>
      {Array.from({ length: TILES - mines }, (_, i) => i + 1).map((rung) => {
        const look = rung === safe && !lost ? styles.here : rung <= safe ? styles.climbed : "";
        return (
          <li
            key={rung}
            data-rung={rung}
            className={`${look} ${rung === safe + 1 && !lost ? styles.next : ""}`}
            aria-current={rung === safe && !lost ? "step" : undefined}
          >
            <span>{rung}</span>
            <strong>{brief(worthOf(mines, rung))}</strong>
          </li>
        );
      })}
    </ol>
  );
}

/** Two digits after the point below a thousand, none above. */
function brief(worth: bigint): string {
  const unit = worth < 1_000_000_000n ? 10_000n : 1_000_000n;
  return shortTimes(worth - (worth % unit));
}
