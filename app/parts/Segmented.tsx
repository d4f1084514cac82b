"use client";

import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";

type Props<T extends string> = {
  legend: string;
  /** Shows the legend above the choices. */
  shown?: boolean;
  value: T;
  options: { value: T; label: ReactNode }[];
  onValue: (value: T) => void;
  disabled?: boolean;
  size?: "s" | "m";
};

/** One of a few choices, side by side: a radio group. */
export function Segmented<T extends string>(props: Props<T>) {
  const { legend, shown, value, options, onValue, disabled, size = "m" } = props;
  const name = useId();
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend className={shown ? styles.legend : "sr-only"}>{legend}</legend>
      <div className={`${styles.options} ${styles[size]} ${options.length > 4 ? styles.many : ""}`}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
