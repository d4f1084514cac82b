import type { ReactNode } from "react";
import styles from "./Disclosure.module.css";
import { Icon } from "./Icon.tsx";

type Props = { title: ReactNode; className?: string | undefined; children: ReactNode };

/** What is shown to those who ask for it. */
export function Disclosure({ title, className, children }: Props) {
  return (
    <details className={`${styles.disclosure} ${className ?? ""}`}>
      <summary>
        {title}
        <Icon name="chevron" size={12} />
      </summary>
      {children}
    </details>
  );
}
