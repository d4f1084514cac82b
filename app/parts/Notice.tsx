import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import styles from "./Notice.module.css";

type Props = { tone: "error" | "wait" | "quiet"; children: ReactNode; action?: ReactNode };

/** A sentence about something that did not go as wished, and the way out. */
export function Notice({ tone, children, action }: Props) {
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      role={tone === "error" ? "alert" : "status"}
    >
      <Icon name={tone === "error" ? "alert" : tone === "wait" ? "clock" : "info"} />
      <p>{children}</p>
      {action}
    </div>
  );
}
