"use client";

import { chooseBank } from "../chain/use-bank-choice.ts";
import { useAsset, useAssets } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { Segmented } from "../parts/Segmented.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import styles from "./BankRoom.module.css";

/** Which of the house's banks is looked at. */
export function BankSwitch() {
  const { bank } = useAsset();
  const assets = useAssets().data;
  if (assets?.length === 1) return null;
  return (
    <div className={styles.switch}>
      {assets ? (
        <Segmented
          legend={copy.bank.asset}
          value={bank.toString()}
          onValue={(value) => chooseBank(Number(value))}
          options={assets.map(({ bank: number, symbol }) => ({
            value: number.toString(),
            label: symbol,
          }))}
        />
      ) : (
        <Skeleton width="100%" height="48px" />
      )}
    </div>
  );
}
