"use client";

import type { CSSProperties } from "react";
import { KENO } from "../../lib/games/keno.ts";
import { useFelt } from "../spread/use-felt.ts";
import styles from "./Numbers.module.css";

type Props = {
  picks: readonly number[];
  /** What the settled word drew. */
  drawn: readonly number[] | undefined;
  /** The picks of that bet that were drawn. */
  hits: readonly number[];
  id: string;
  waiting: boolean;
  progress: number;
  fresh: boolean;
  onToggle: (n: number) => void;
};

const SECONDS_APART = 0.2;
const ALL = Array.from({ length: KENO.numbers }, (_, i) => i + 1);

/** The board of numbers: picked by a click, and, when the word has come, drawn one after the other. */
export function Numbers(props: Props) {
  const { picks, drawn, hits, id, waiting, progress, fresh, onToggle } = props;
  const { felt, current, setCurrent, onKeyDown } = useFelt(
    1,
    (n) => picks.includes(n) && onToggle(n),
  );
  const full = picks.length >= KENO.maxPicks;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid.
    <div
      ref={felt}
      className={`${styles.numbers} ${waiting ? styles.waiting : ""}`}
      style={{ "--progress": progress } as CSSProperties}
      role="group"
      aria-label="Numbers. Arrow keys move, Enter picks."
      onKeyDown={onKeyDown}
    >
      {ALL.map((n) => {
        const place = drawn?.indexOf(n) ?? -1;
        const isPicked = picks.includes(n);
        const isHit = hits.includes(n);
        const look = [
          styles.number,
          isPicked && styles.picked,
          place >= 0 && (isHit ? styles.hit : styles.drawn),
          place >= 0 && fresh && styles.fresh,
        ];
        return (
          <button
            key={place >= 0 ? `${n} ${id}` : n}
            type="button"
            data-spot={n}
            className={look.filter(Boolean).join(" ")}
            style={{ "--after": `${Math.max(0, place) * SECONDS_APART}s` } as CSSProperties}
            tabIndex={n === current ? 0 : -1}
            disabled={waiting}
            aria-pressed={isPicked}
            aria-disabled={!isPicked && full}
            aria-label={`${n}${isHit ? ", drawn, a hit" : place >= 0 ? ", drawn" : ""}`}
            onFocus={() => setCurrent(n)}
            onClick={() => onToggle(n)}
          >
            {n}
          </button>
        );
      })}
    </div>
  );
}
