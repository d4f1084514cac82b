"use client";

import { useBank } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { Amount } from "../parts/Amount.tsx";
import { Pane } from "../parts/Pane.tsx";
import styles from "./Rows.module.css";

/** The two prices of the bank. */
export function Equity() {
  const bank = useBank().data;
  return (
    <Pane title="Equity, at its two prices">
      <dl className={styles.rows}>
        <div>
          <dt>High, if all open bets are lost by their players</dt>
          <dd>
            <Amount chips={bank?.equityHigh} />
          </dd>
        </div>
        <div>
          <dt>Low, if all open bets win their maximum</dt>
          <dd>
            <Amount chips={bank?.equityLow} />
          </dd>
        </div>
      </dl>
      <p className={styles.note}>{copy.bank.equity}</p>
    </Pane>
  );
}
