"use client";

import { copy } from "../copy.ts";
import { Pane } from "../parts/Pane.tsx";
import { BankNow } from "./BankNow.tsx";
import { Feed } from "./Feed.tsx";
import styles from "./Life.module.css";

/** The life of the house: what others play, and how the bank stands. */
export function Life() {
  return (
    <aside className={styles.life} aria-label="Life of the house">
      <Pane title={copy.lobby.feed}>
        <Feed rows={8} />
      </Pane>
      <Pane title={copy.lobby.bank}>
        <BankNow />
      </Pane>
    </aside>
  );
}
