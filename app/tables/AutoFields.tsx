"use client";

import { useId } from "react";
import { copy } from "../copy.ts";
import { AmountField } from "../parts/AmountField.tsx";
import styles from "./AutoFields.module.css";
import type { AutoForm } from "./use-auto-form.ts";

/** How often a bet is repeated, and when that ends. */
export function AutoFields({ form, disabled }: { form: AutoForm; disabled: boolean }) {
  const id = useId();
  const { problems } = form;
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <label htmlFor={id}>{copy.auto.bets}</label>
        <input
          id={id}
          value={form.betsText}
          inputMode="numeric"
          autoComplete="off"
          disabled={disabled}
          aria-invalid={problems.bets ? true : undefined}
          aria-describedby={problems.bets ? `${id}-note` : undefined}
          onChange={(event) => form.setBetsText(event.target.value)}
        />
        {problems.bets && (
          <p id={`${id}-note`} className={styles.error}>
            {problems.bets}
          </p>
        )}
      </div>
      <div className={styles.stops}>
        <AmountField
          label={copy.auto.gain}
          text={form.gainText}
          onText={form.setGainText}
          error={problems.gain}
          disabled={disabled}
        />
        <AmountField
          label={copy.auto.loss}
          text={form.lossText}
          onText={form.setLossText}
          error={problems.loss}
          disabled={disabled}
        />
      </div>
      <p className={styles.hint}>{copy.auto.hint}</p>
    </div>
  );
}
