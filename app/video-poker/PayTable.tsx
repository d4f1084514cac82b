import { type Category, PAY_TABLE } from "../../lib/hands/video-poker.ts";
import styles from "./PayTable.module.css";

/** What each hand pays; the one that lies on the table is marked. */
export function PayTable({ category, over }: { category: Category | undefined; over: boolean }) {
  return (
    <dl className={styles.pays} aria-label="What hands pay">
      {PAY_TABLE.filter(({ pays }) => pays > 0).map((row) => (
        <div
          key={row.category}
          className={row.category === category ? (over ? styles.won : styles.now) : undefined}
        >
          <dt>{row.category}</dt>
          <dd>{row.pays}×</dd>
        </div>
      ))}
    </dl>
  );
}
