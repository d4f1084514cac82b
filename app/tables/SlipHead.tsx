"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { Game } from "../../lib/games/game.ts";
import { copy } from "../copy.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Icon } from "../parts/Icon.tsx";
import styles from "./SlipHead.module.css";
import { setSound, useSound } from "./sound.ts";

const Rules = dynamic(() => import("./Rules.tsx"));

export type Sheet = "rules" | "keys" | undefined;

type Props = {
  name: string;
  rules: readonly string[];
  model?: Game | undefined;
  /** Odds of a table whose game is none of one draw. */
  odds?: ReactNode;
  /** Other keys than those of a bet slip. */
  keys?: readonly (readonly [key: string, what: string])[];
  /** What is open. */
  sheet: Sheet;
  onSheet: (sheet: Sheet) => void;
};

/** The name of a table, its rules and odds, its keys, and its sound. */
export function SlipHead(props: Props) {
  const { name, rules, model, odds, keys = copy.keys.list, sheet, onSheet } = props;
  const sound = useSound();
  const close = () => onSheet(undefined);
  return (
    <header className={styles.head}>
      <h1>{name}</h1>
      <button type="button" className={styles.rules} onClick={() => onSheet("rules")}>
        {copy.rules.open}
      </button>
      <button
        type="button"
        className={`${styles.icon} ${styles.keys}`}
        aria-label={copy.keys.title}
        title={copy.keys.title}
        onClick={() => onSheet("keys")}
      >
        <Icon name="keys" />
      </button>
      <button
        type="button"
        className={styles.icon}
        aria-label="Sound"
        aria-pressed={sound}
        title={sound ? "Sound is on" : "Sound is off"}
        onClick={() => setSound(!sound)}
      >
        <Icon name={sound ? "sound" : "silence"} />
      </button>
      <Dialog open={sheet === "rules"} onClose={close} title={name}>
        {model || odds ? (
          <Rules rules={rules} model={model}>
            {odds}
          </Rules>
        ) : (
          <p className="dim">{copy.rules.waiting}</p>
        )}
      </Dialog>
      <Dialog open={sheet === "keys"} onClose={close} title={copy.keys.title}>
        <dl className={styles.list}>
          {keys.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.note}>{copy.keys.note}</p>
      </Dialog>
    </header>
  );
}
