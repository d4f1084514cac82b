"use client";

import { useId, useState } from "react";
import { hundredths } from "../../lib/games/dice.ts";
import styles from "./HundredthsField.module.css";

type Props = {
  label: string;
  value: bigint;
  onValue: (value: bigint) => void;
  unit: string;
  /** Most digits before the point. */
  digits?: number;
};

/** A field for a number with two digits after the point. What is typed counts when it makes sense, and is set right on leaving. */
export function HundredthsField({ label, value, onValue, unit, digits = 2 }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.box}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? hundredths(value)}
          onChange={(event) => {
            const text = event.target.value.replace(",", ".");
            setTyped(text);
            const match = /^(\d+)(?:\.(\d{0,2}))?$/.exec(text.trim());
            if (match && (match[1] as string).length <= digits)
              onValue(BigInt(match[1] as string) * 100n + BigInt((match[2] ?? "").padEnd(2, "0")));
          }}
          onBlur={() => setTyped(undefined)}
          onKeyDown={(event) => {
            const step = event.key === "ArrowUp" ? 1n : event.key === "ArrowDown" ? -1n : 0n;
            if (step === 0n) return;
            event.preventDefault();
            setTyped(undefined);
            onValue(value + step * (event.shiftKey ? 100n : 10n));
          }}
        />
        <span>{unit}</span>
      </div>
    </div>
  );
}
