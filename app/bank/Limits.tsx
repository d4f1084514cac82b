"use client";

import { useAsset, useBank, useTables } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import styles from "./Rows.module.css";

const BILLION = 1_000_000_000n;

/** What the bank lets be won. */
export function Limits() {
  const bank = useBank().data;
  const { bank: number } = useAsset();
  const tables = useTables().data?.filter((table) => table.bank === number);
  return (
    <Pane title="What may be won">
      <dl className={styles.rows}>
        {(tables ?? []).map(({ number, name }) => {
          const share = bank?.profitShares[number];
          return (
            <div key={number}>
              <dt>
                {name}, one bet
                {share ? (
                  <small>{percent({ num: share, den: BILLION })} of the low equity at hand</small>
                ) : null}
              </dt>
              <dd>
                {share === 0n ? (
                  "closed"
                ) : (
                  <Amount
                    chips={
                      bank && share !== undefined ? (bank.equityLow * share) / BILLION : undefined
                    }
                  />
                )}
              </dd>
            </div>
          );
        })}
        {!tables && (
          <div>
            <dt>
              <Skeleton width="9em" />
            </dt>
            <dd>
              <Skeleton width="5em" />
            </dd>
          </div>
        )}
      </dl>
      <p className={styles.note}>{copy.bank.limits}</p>
    </Pane>
  );
}
