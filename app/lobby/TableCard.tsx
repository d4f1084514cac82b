"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useBank, useTables } from "../chain/use-house.ts";
import { percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import styles from "./TableCard.module.css";

const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;

type Props = {
  slug: string;
  name: string;
  line: string;
  /** The table's picture. */
  children: ReactNode;
};

/** A table, worth looking at, with what it keeps and what it lets be won now. */
export function TableCard({ slug, name, line, children }: Props) {
  const tables = useTables().data;
  const bank = useBank().data;
  const table = tables?.find(
    ({ game, hand, bank: of }) => of === 0 && (game ?? hand)?.slug === slug,
  );
  const rules = table?.game ?? table?.hand;
  const share = table && bank?.profitShares[table.number];
  const absent = tables !== undefined && table === undefined;
  return (
    <Link href={`/${slug}`} className={styles.card} prefetch={false}>
      <div className={styles.picture}>{children}</div>
      <div className={styles.body}>
        <h3>{name}</h3>
        <p>{line}</p>
        {absent ? (
          <p className={styles.absent}>Not on this network</p>
        ) : (
          <dl className={styles.facts}>
            <div>
              <dt>House edge</dt>
              <dd>
                {rules ? percent({ num: rules.edge, den: MILLION }) : <Skeleton width="3.6em" />}
              </dd>
            </div>
            <div title="Most to win on one bet now">
              <dt>Win up to</dt>
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
          </dl>
        )}
      </div>
    </Link>
  );
}
