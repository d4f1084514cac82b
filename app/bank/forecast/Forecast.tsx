"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Pane } from "../../parts/Pane.tsx";
import { Skeleton } from "../../parts/Skeleton.tsx";
import { copy } from "./copy.ts";
import styles from "./Forecast.module.css";

const Found = lazy(async () => ({ default: (await import("./Found.tsx")).Found }));

/** How much a bank should keep at hand, and why. It reads all of the bank's past, so it does so when it is asked to. */
export function Forecast({ bank }: { bank: number }) {
  const [open, setOpen] = useState(false);
  return (
    <Pane title={copy.title}>
      <p className={styles.lead}>{copy.lead}</p>
      {open ? (
        <Suspense fallback={<Skeleton width="100%" height="12em" />}>
          <Found bank={bank} />
        </Suspense>
      ) : (
        <Button onClick={() => setOpen(true)}>{copy.read}</Button>
      )}
    </Pane>
  );
}
