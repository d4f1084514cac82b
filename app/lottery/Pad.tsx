"use client";

import { useId, useRef, useState } from "react";
import { DIGITS, formatNumber, numberOf, SYMBOLS } from "../../lib/lottery.ts";
import { Button } from "../parts/Button.tsx";
import { copy } from "./copy.ts";
import styles from "./Pad.module.css";
import { pick } from "./tickets.ts";

const KEYS = Array.from({ length: SYMBOLS }, (_, symbol) => `${symbol}`);

/** A keypad for one ticket. It takes a keyboard's digits, too, and the paste of a number. */
export function Pad({
  onNumber,
  disabled,
}: {
  onNumber: (number: number) => void;
  disabled: boolean;
}) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const full = text.length === DIGITS;

  const write = (value: string) => {
    const digits = value.replace(/[^0-7]/g, "");
    setWrong(/[^0-7\s]/.test(value));
    setText(digits.slice(0, DIGITS));
  };

  const add = () => {
    if (!full) return;
    onNumber(numberOf([...text].map(Number)));
    setText("");
  };

  return (
    <div className={styles.pad}>
      <label htmlFor={id}>{copy.pad}</label>
      <div className={styles.line}>
        <div className={styles.box}>
          <input
            ref={field}
            id={id}
            value={text}
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? `${id}-note` : undefined}
          />
          <span className={styles.cells} aria-hidden="true">
            {Array.from({ length: DIGITS }, (_, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: places that never move.
              <i key={place} className={place === text.length ? styles.next : undefined}>
                {text[place]}
              </i>
            ))}
          </span>
        </div>
        <Button look={full ? "glass" : "line"} disabled={disabled || !full} onClick={add}>
          Add
        </Button>
      </div>
      {wrong && (
        <p id={`${id}-note`} className={styles.wrong}>
          Only digits from 0 to 7 are drawn.
        </p>
      )}
      <div className={styles.keys}>
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            disabled={disabled || full}
            onClick={() => write(text + key)}
          >
            {key}
          </button>
        ))}
        <button
          type="button"
          className={styles.word}
          disabled={disabled}
          onClick={() => setText(formatNumber(pick(1)[0] ?? 0))}
        >
          Random
        </button>
        <button
          type="button"
          className={styles.word}
          disabled={disabled || text === ""}
          onClick={() => write(text.slice(0, -1))}
        >
          Back
        </button>
      </div>
    </div>
  );
}
