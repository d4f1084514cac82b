"use client";

import { type CSSProperties, lazy, Suspense } from "react";
import { useFeed } from "../chain/use-bets.ts";
import { useTables } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { Skeleton } from "../parts/Skeleton.tsx";
import styles from "./Feed.module.css";

const FeedRows = lazy(async () => ({ default: (await import("./FeedRows.tsx")).FeedRows }));

type Props = {
  rows: number;
  wide?: boolean;
  /** Those alone that brought more than they cost. */
  won?: boolean;
};

/** The latest bets of everybody, from the chain. */
export function Feed(props: Props) {
  return (
    <div className={styles.place} style={{ "--rows": props.rows } as CSSProperties}>
      <Rows {...props} />
    </div>
  );
}

function Rows({ rows, wide, won }: Props) {
  const feed = useFeed();
  const tables = useTables().data;
  if (!feed.data || !tables) return <FeedSkeleton rows={rows} />;
  const { bets } = feed.data;
  if (bets.length === 0) return <p className={styles.empty}>{copy.lobby.feedEmpty}</p>;
  return (
    <Suspense fallback={<FeedSkeleton rows={rows} />}>
      <FeedRows bets={bets} tables={tables} rows={rows} wide={wide} won={won} />
    </Suspense>
  );
}

function FeedSkeleton({ rows }: { rows: number }) {
  return (
    <ul className={styles.feed} aria-hidden="true">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places that never move.
        <li key={i} className={styles.row}>
          <div className={styles.ghost}>
            <Skeleton width={`${52 + ((i * 17) % 28)}%`} />
            <Skeleton width="3.6em" />
          </div>
        </li>
      ))}
    </ul>
  );
}
