"use client";

import { useHouse } from "../chain/use-house.ts";
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
};

/** An amount of money: short to read, exact on hover. */
export function Amount({ chips, sign, bare, className }: Props) {
  const unit = useHouse().chain.nativeCurrency.symbol;
  if (chips === undefined) return <Skeleton width="5.2em" height="0.72em" />;
  return (
    <span className={className} title={exactly(chips, unit)}>
      {coins(chips, { sign })}
      {!bare && <span className={styles.unit}> {unit}</span>}
    </span>
  );
}
