"use client";

import { canonical } from "../../lib/canonical.ts";
import type { SealedMarket } from "../../lib/market.ts";
import { useHouse } from "../chain/use-house.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { saveFile } from "../parts/save-file.ts";
import { Checks } from "./Checks.tsx";
import { copy } from "./copy.ts";
import { MarketRows } from "./MarketRows.tsx";
import { MyAddress } from "./MyAddress.tsx";
import styles from "./Rules.module.css";
import { useRules } from "./use-rules.ts";

/** The room where the rules of the house's market stand, and how the house keeps them. */
export function Rules() {
  const { deployment } = useHouse();
  const sealed = useRules().data;
  return (
    <div className={styles.room}>
      <PageHead title={copy.title} lead={copy.lead} />
      {!deployment ? (
        <Notice tone="error">{copy.absent}</Notice>
      ) : (
        <div className={styles.two}>
          <div className={styles.column}>
            {sealed === undefined && <Ghost />}
            {sealed === null && <Notice tone="quiet">{copy.none}</Notice>}
            {sealed && (
              <Pane title={sealed.market.title}>
                <MarketRows market={sealed.market} />
                <p className={styles.note}>{copy.cashOut}</p>
                <Button onClick={() => save(sealed)}>{copy.file}</Button>
              </Pane>
            )}
          </div>
          <div className={styles.column}>
            <MyAddress byAttestation={sealed?.market.eligibility.kind === "attestation"} />
            {sealed && <Checks sealed={sealed} />}
          </div>
        </div>
      )}
    </div>
  );
}

function save(sealed: SealedMarket): void {
  const name = `market-${sealed.market.chainId}.json`;
  saveFile(name, `${canonical(sealed)}\n`);
}

function Ghost() {
  return (
    <Pane aria-hidden="true">
      <Skeleton width="100%" height="420px" />
    </Pane>
  );
}
