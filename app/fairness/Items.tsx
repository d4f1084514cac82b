import { Icon } from "../parts/Icon.tsx";
import styles from "./GamePane.module.css";

export type Item = { id: string; title: string; detail: string; ok: boolean };

/** Things that hold, or do not. */
export function Items({ items }: { items: Item[] }) {
  return (
    <ul className={styles.items}>
      {items.map(({ id, title, detail, ok }) => (
        <li key={id} className={ok ? undefined : styles.wrong}>
          <Icon name={ok ? "check" : "cross"} size={14} />
          <span>
            <span className="sr-only">{ok ? "yes" : "no"}: </span>
            {title}
            <small>{detail}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
