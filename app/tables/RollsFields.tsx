"use client";

import { useId } from "react";
import { copy } from "../copy.ts";
import { AmountField } from "../parts/AmountField.tsx";
import { Icon } from "../parts/Icon.tsx";
import styles from "./RollsFields.module.css";
import type { Slip } from "./use-slip.ts";

/** Several rolls of one bet, with stops. Closed until it is wanted. */
export function RollsFields({ slip, disabled }: { slip: Slip; disabled: boolean }) {
  const id = useId();
  const several = slip.rolls.count > 1;
  return (
    <details className={styles.details}>
      <summary>
        {copy.slip.rolls}
        <span className={styles.count}>{several ? `${slip.rolls.count} rolls` : "one roll"}</span>
        <Icon name="chevron" />
      </summary>
      <div className={styles.body}>
        <div className={styles.field}>
          <label htmlFor={id}>Rolls, 1 to 100</label>
          <div className={styles.row}>
            <input
              id={id}
              value={slip.rollsText}
              inputMode="numeric"
              autoComplete="off"
              disabled={disabled}
              aria-invalid={slip.problems.rolls ? true : undefined}
              aria-describedby={slip.problems.rolls ? `${id}-note` : undefined}
              onChange={(event) => slip.setRollsText(event.target.value)}
            />
            {[1, 10, 100].map((n) => (
              <button
                key={n}
                type="button"
                disabled={disabled}
                aria-label={n === 1 ? "One roll" : `${n} rolls`}
                onClick={() => slip.setRollsText(`${n}`)}
              >
                {n}
              </button>
            ))}
          </div>
          {slip.problems.rolls && (
            <p id={`${id}-note`} className={styles.error}>
              {slip.problems.rolls}
            </p>
          )}
        </div>
        <div className={styles.stops}>
          <AmountField
            label="Stop at a gain of"
            text={slip.gainText}
            onText={slip.setGainText}
            error={slip.problems.gain}
            disabled={disabled || !several}
          />
          <AmountField
            label="Stop at a loss of"
            text={slip.lossText}
            onText={slip.setLossText}
            error={slip.problems.loss}
            disabled={disabled || !several}
          />
        </div>
        <p className={styles.hint}>{copy.slip.rollsHint}</p>
      </div>
    </details>
  );
}
