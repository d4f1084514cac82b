import type { ReactNode } from "react";
import styles from "./PageHead.module.css";

/** The sign over a room. */
export function PageHead({
  title,
  lead,
  aside,
}: {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      <div>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {aside}
    </header>
  );
}
