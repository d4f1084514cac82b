"use client";

import { useState } from "react";
import styles from "./Copyable.module.css";
import { Icon } from "./Icon.tsx";

/** A text that is copied by a click. `short` is what is shown of it. */
export function Copyable({ text, short, label }: { text: string; short?: string; label: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className={styles.copyable}
      title={short ? text : undefined}
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
        setTimeout(() => setCopied(false), 1_600);
      }}
    >
      <span className="sr-only">Copy {label}: </span>
      <span className={styles.text}>{short ?? text}</span>
      <span className={copied ? styles.done : styles.icon}>
        <Icon name={copied ? "check" : "copy"} size={13} />
      </span>
      <span className="sr-only" aria-live="polite">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}
