"use client";

import { useState } from "react";
import { STRIPS } from "../../lib/games/slots.ts";
import { Icon } from "../parts/Icon.tsx";
import styles from "./Strips.module.css";
import { SymbolUse } from "./symbols.tsx";

/** The strips as they are printed, stop by stop. */
export function Strips() {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.strips} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        The printed strips
        <Icon name="chevron" />
      </summary>
      {open && (
        <div className={styles.reels}>
          {STRIPS.map((strip, reel) => (
            <ol
              // biome-ignore lint/suspicious/noArrayIndexKey: reels stand in their places.
              key={reel}
              aria-label={`Reel ${reel + 1}`}
            >
              {strip.map((symbol, stop) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: stops stand in their places.
                <li key={stop} title={symbol}>
                  <span>{stop + 1}</span>
                  <SymbolUse symbol={symbol} />
                  <span className="sr-only">{symbol}</span>
                </li>
              ))}
            </ol>
          ))}
        </div>
      )}
    </details>
  );
}
