"use client";

import { type ReactNode, useId } from "react";
import { useAsset } from "../chain/use-house.ts";
import styles from "./AmountField.module.css";

type Quick = { label: string; name: string; onPick: () => void; disabled?: boolean };

type Props = {
  label: string;
  /** Named differently when the field stands alone. */
  aside?: ReactNode;
  text: string;
  onText: (text: string) => void;
  quick?: Quick[];
  error?: string | undefined;
  hint?: ReactNode;
  autoFocus?: boolean;
  disabled?: boolean;
};

/** A field for an amount in coins, with quick amounts below it. */
export function AmountField({
  label,
  aside,
  text,
  onText,
  quick,
  error,
  hint,
  autoFocus,
  disabled,
}: Props) {
  const { symbol } = useAsset();
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label htmlFor={id}>{label}</label>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      <div className={`${styles.box} ${error ? styles.wrong : ""}`}>
        <input
          id={id}
          value={text}
          onChange={(event) => onText(event.target.value.replace(",", "."))}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          // biome-ignore lint/a11y/noAutofocus: only in a dialog that was opened to enter this amount.
          autoFocus={autoFocus}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
        />
        <span className={styles.unit}>{symbol}</span>
      </div>
      {quick && (
        <div className={styles.quick}>
          {quick.map(({ label: short, name, onPick, disabled: off }) => (
            <button key={short} type="button" onClick={onPick} disabled={disabled || off}>
              {short}
              <span className="sr-only">, {name}</span>
            </button>
          ))}
        </div>
      )}
      {note && (
        <p id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {note}
        </p>
      )}
    </div>
  );
}
