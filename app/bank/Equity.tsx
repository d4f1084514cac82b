"use client";

import { useEquity } from "../chain/use-reserve.ts";
import { copy } from "../copy.ts";
import { Amount } from "../parts/Amount.tsx";
import { Pane } from "../parts/Pane.tsx";
import styles from "./Rows.module.css";

/** The two prices of the bank. */
export function Equity() {
  const equity = useEquity().data;
  return (
    <Pane title="Equity, at its two prices">
      <dl className={styles.rows}>
        <div>
          <dt>High, if all open bets are lost by their players</dt>
          <dd>
            {equity && equity.high === undefined ? (
              copy.bank.noPrice
            ) : (
              <Amount chips={equity?.high} />
            )}
          </dd>
        </div>
        <div>
          <dt>Low, if all open bets win their maximum</dt>
          <dd>
            <Amount chips={equity?.low} />
          </dd>
        </div>
      </dl>
      <p className={styles.note}>{copy.bank.equity}</p>
    </Pane>
  );
}
