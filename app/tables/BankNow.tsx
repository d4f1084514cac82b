"use client";

import Link from "next/link";
import { useBank } from "../chain/use-house.ts";
import { Amount } from "../parts/Amount.tsx";
import styles from "./BankNow.module.css";

/** The bank at the latest block, in the sums of its ledger. */
export function BankNow() {
  const bank = useBank().data;
  return (
    <>
      <dl className={styles.sums}>
        <div>
          <dt>Holds</dt>
          <dd>
            <Amount chips={bank?.cash} />
          </dd>
        </div>
        <div>
          <dt>Owes to players</dt>
          <dd>
            <Amount chips={bank?.chips} bare />
          </dd>
        </div>
        <div>
          <dt>Reserved for open bets</dt>
          <dd>
            <Amount chips={bank?.reserved} bare />
          </dd>
        </div>
        <div>
          <dt>Fees of chance</dt>
          <dd>
            <Amount chips={bank?.fees} bare />
          </dd>
        </div>
        <div>
          <dt>Left, if all open bets win</dt>
          <dd>
            <Amount chips={bank?.equityLow} bare />
          </dd>
        </div>
      </dl>
      <p className={styles.more}>
        <Link href="/bank">What these mean</Link>
      </p>
    </>
  );
}
