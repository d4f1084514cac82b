"use client";

import type { Asset } from "../chain/asset.ts";
import { useAsset } from "../chain/use-house.ts";
import { coins, exactly } from "../format.ts";
import styles from "./Amount.module.css";
import { Skeleton } from "./Skeleton.tsx";

type Props = {
  /** In chips. Undefined while it is read. */
  chips: bigint | undefined;
  sign?: boolean;
  /** Leaves the unit to the line around it. */
  bare?: boolean;
  className?: string;
  /** If it is not that of the room. */
  asset?: Asset | undefined;
};

/** An amount of money: short to read, exact on hover. */
export function Amount({ chips, sign = false, bare, className, asset }: Props) {
  const here = useAsset();
  const { symbol, digits } = asset ?? here;
  if (chips === undefined) return <Skeleton width="5.2em" height="0.72em" />;
  return (
    <span className={className} title={exactly(chips, symbol, digits)}>
      {coins(chips, { sign, digits })}
      {!bare && <span className={styles.unit}> {symbol}</span>}
    </span>
  );
}
