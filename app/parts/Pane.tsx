import { type ComponentProps, type ReactNode, useId } from "react";
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
  const id = useId();
  return (
    <section
      aria-labelledby={title === undefined || rest["aria-label"] ? undefined : id}
      {...rest}
      className={[styles.pane, flush && styles.flush, className].filter(Boolean).join(" ")}
    >
      {title !== undefined && (
        <header className={styles.head}>
          <h2 id={id} className={chapter ? styles.chapter : styles.title}>
            {title}
          </h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
