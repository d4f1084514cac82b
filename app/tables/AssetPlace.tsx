import type { ReactNode } from "react";
import styles from "./Slip.module.css";

/** The place of the switch between assets, before it is read too: nothing below it moves when it comes. */
export function AssetPlace({ children }: { children?: ReactNode }) {
  return <div className={styles.assets}>{children}</div>;
}
