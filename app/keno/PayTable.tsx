import { shortTimes } from "../parts/tiers.ts";
import styles from "./PayTable.module.css";

/** What each number of hits pays for so many picks. */
export function PayTable({ pays, hits }: { pays: readonly bigint[]; hits: number | undefined }) {
  return (
    <ol className={styles.pays} aria-label="What hits pay" key={pays.length}>
      {pays.map((multiplier, count) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hits, which are their place.
        <li key={count} className={count === hits ? styles.here : undefined}>
          <strong>{shortTimes(multiplier)}</strong>
          <span>
            {count} {count === 1 ? "hit" : "hits"}
          </span>
        </li>
      ))}
    </ol>
  );
}
