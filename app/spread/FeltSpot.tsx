"use client";

import type { CSSProperties, ReactNode } from "react";
import styles from "./FeltSpot.module.css";

/** A spot, as its layout knows it. */
export type FeltPlace = {
  id: number;
  count: number;
  tabbable: boolean;
  disabled: boolean;
  onFocus: (spot: number) => void;
  onLay: (spot: number) => void;
  onTake: (spot: number) => void;
};

type Props = FeltPlace & {
  /** Its name and what it pays, for those who hear it; what is written on it is part of this. */
  label: string;
  won: boolean;
  /** All of its looks but the chips come with `className`. */
  bare?: boolean;
  className?: string | undefined;
  style?: CSSProperties;
  onPointerEnter?: () => void;
  children: ReactNode;
};

/** A place of a layout that takes chips. */
export function FeltSpot(props: Props) {
  const { id, count, tabbable, disabled, onFocus, onLay, onTake } = props;
  const { label, won, bare, className, style, onPointerEnter, children } = props;
  const chips = count === 0 ? "" : `, ${count} ${count === 1 ? "chip" : "chips"}`;
  return (
    <button
      type="button"
      data-spot={id}
      data-chips={count || undefined}
      data-won={won || undefined}
      className={`${styles.spot} ${bare ? "" : styles.cell} ${className ?? ""}`}
      style={style}
      tabIndex={tabbable ? 0 : -1}
      disabled={disabled}
      aria-label={`${label}${chips}`}
      onPointerEnter={onPointerEnter}
      onFocus={() => onFocus(id)}
      onClick={(event) => (event.shiftKey ? onTake(id) : onLay(id))}
      onContextMenu={(event) => {
        event.preventDefault();
        onTake(id);
      }}
    >
      {bare ? children : <span className={styles.text}>{children}</span>}
    </button>
  );
}
