"use client";

import { lazy, Suspense } from "react";
import { AssetRoom } from "../chain/asset.ts";
import { useBankChoice } from "../chain/use-bank-choice.ts";
import { useAssets, useNative } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { AtStake } from "./AtStake.tsx";
import styles from "./BankRoom.module.css";
import { BankSwitch } from "./BankSwitch.tsx";
import { Cold } from "./Cold.tsx";
import { Contracts } from "./Contracts.tsx";
import { Equity } from "./Equity.tsx";
import { Forecast } from "./forecast/Forecast.tsx";
import { Ledger } from "./Ledger.tsx";
import { Limits } from "./Limits.tsx";
import { Line } from "./Line.tsx";
import { Shares } from "./Shares.tsx";

const SharePrice = lazy(async () => ({
  default: (await import("./price/SharePrice.tsx")).SharePrice,
}));

/** The room of a bank: all its money, in its own numbers. */
export function BankRoom() {
  const wanted = useBankChoice();
  const native = useNative();
  const assets = useAssets().data;
  const asset = assets?.[wanted] ?? native;
  return (
    <AssetRoom value={asset}>
      <div className={styles.room}>
        <PageHead title={copy.bank.title} lead={copy.bank.lead} aside={<BankSwitch />} />
        {assets && !assets[wanted] && <Notice tone="error">{copy.bank.absent(wanted)}</Notice>}
        <Ledger />
        <div className={styles.two} key={asset.bank}>
          <div className={styles.stack}>
            <Equity />
            <Suspense fallback={<Skeleton width="100%" height="420px" />}>
              <SharePrice />
            </Suspense>
            <AtStake />
            <Cold />
            <Forecast bank={asset.bank} />
            <Limits />
            <Contracts />
          </div>
          <div className={`${styles.stack} ${styles.doors}`}>
            <Shares />
            <Line />
          </div>
        </div>
      </div>
    </AssetRoom>
  );
}
