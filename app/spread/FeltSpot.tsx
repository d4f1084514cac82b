"use client";

import { memo, type ReactNode } from "react";
import styles from "./FeltSpot.module.css";

type Props = {
  id: number;
  /** Its name and what it pays, for those who hear it; what is written on it is part of this. */
  label: string;
  count: number;
  won: boolean;
  tabbable: boolean;
  disabled: boolean;
  className?: string | undefined;
  onFocus: (spot: number) => void;
  onLay: (spot: number) => void;
  onTake: (spot: number) => void;
  children: ReactNode;
};

/** A place of a layout that takes chips. */
export const FeltSpot = memo(function FeltSpot(props: Props) {
  const { id, label, count, won, tabbable, disabled, className, onFocus, onLay, onTake } = props;
  const chips = count === 0 ? "" : `, ${count} ${count === 1 ? "chip" : "chips"}`;
  return (
    <button
      type="button"
      data-spot={id}
      data-chips={count || undefined}
      className={`${styles.spot} ${won ? styles.won : ""} ${className ?? ""}`}
      tabIndex={tabbable ? 0 : -1}
      disabled={disabled}
      aria-label={`${label}${chips}`}
      onFocus={() => onFocus(id)}
      onClick={(event) => (event.shiftKey ? onTake(id) : onLay(id))}
      onContextMenu={(event) => {
        event.preventDefault();
        onTake(id);
      }}
    >
      <span className={styles.text}>{props.children}</span>
    </button>
  );
});
