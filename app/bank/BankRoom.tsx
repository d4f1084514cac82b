"use client";

import { copy } from "../copy.ts";
import { PageHead } from "../parts/PageHead.tsx";
import styles from "./BankRoom.module.css";
import { Cold } from "./Cold.tsx";
import { Contracts } from "./Contracts.tsx";
import { Equity } from "./Equity.tsx";
import { Ledger } from "./Ledger.tsx";
import { Limits } from "./Limits.tsx";
import { Line } from "./Line.tsx";
import { Shares } from "./Shares.tsx";

/** The room of the bank: all its money, in its own numbers. */
export function BankRoom() {
  return (
    <div className={styles.room}>
      <PageHead title={copy.bank.title} lead={copy.bank.lead} />
      <Ledger />
      <div className={styles.two}>
        <div className={styles.stack}>
          <Equity />
          <Cold />
          <Limits />
          <Contracts />
        </div>
        <div className={styles.stack}>
          <Shares />
          <Line />
        </div>
      </div>
    </div>
  );
}
