import type { ComponentProps, ReactNode } from "react";
import styles from "./Pane.module.css";

type Props = ComponentProps<"section"> & {
  title?: ReactNode;
  aside?: ReactNode;
  flush?: boolean;
  /** The title heads a part of a text, and not a box of figures. */
  chapter?: boolean;
};

/** A pane of smoked glass. With a title it is a region of the page. */
export function Pane({ title, aside, flush, chapter, className, children, ...rest }: Props) {
  return (
    <section
      {...rest}
      className={[styles.pane, flush && styles.flush, className].filter(Boolean).join(" ")}
    >
      {title !== undefined && (
        <header className={styles.head}>
          <h2 className={chapter ? styles.chapter : styles.title}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
