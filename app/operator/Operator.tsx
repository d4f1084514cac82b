"use client";

import { lazy, Suspense } from "react";
import { hasFailed } from "../chain/heartbeat.ts";
import { useHouse } from "../chain/use-house.ts";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { copy } from "./copy.ts";
import styles from "./Operator.module.css";
import { useFacts } from "./use-facts.ts";

const Desk = lazy(async () => ({ default: (await import("./Desk.tsx")).Desk }));

/** The room where what a role may do is prepared, for others to sign. */
export function Operator() {
  const { deployment } = useHouse();
  const query = useFacts();
  const facts = query.data;
  const absent = !deployment || query.error?.name === "NoHouseError";
  return (
    <div className={styles.room}>
      <PageHead title={copy.title} lead={copy.lead} />
      {absent && <Notice tone="error">{copy.absent}</Notice>}
      {!absent && hasFailed(query) && <Notice tone="wait">{copy.down}</Notice>}
      {facts && !absent ? (
        <Suspense fallback={<Ghost />}>
          <Desk facts={facts} />
        </Suspense>
      ) : (
        !absent && <Ghost />
      )}
    </div>
  );
}

function Ghost() {
  return (
    <Pane aria-hidden="true">
      <div className={styles.ghost}>
        <Skeleton width="40%" height="1.4em" />
        <Skeleton width="100%" height="12em" />
      </div>
    </Pane>
  );
}
