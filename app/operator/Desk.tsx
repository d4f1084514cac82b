"use client";

import { ActForm } from "./ActForm.tsx";
import styles from "./Desk.module.css";
import type { Facts } from "./facts.ts";
import { Roles } from "./Roles.tsx";
import { Safes } from "./Safes.tsx";
import { Scheduled } from "./Scheduled.tsx";

/** What waits, what can be done, and who may do it. */
export function Desk({ facts }: { facts: Facts }) {
  return (
    <>
      <Scheduled facts={facts} />
      <div className={styles.two}>
        <ActForm facts={facts} />
        <div className={styles.stack}>
          <Safes facts={facts} />
          <Roles facts={facts} />
        </div>
      </div>
    </>
  );
}
