"use client";

import type { CSSProperties } from "react";
import { useBank, useConstants } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import styles from "./AtStake.module.css";
import { atStake } from "./at-stake.ts";
import rows from "./Rows.module.css";

const BILLION = 1_000_000_000n;

/** What the bank could lose: how much of it stands for open bets now, and how much ever may. */
export function AtStake() {
  const bank = useBank().data;
  const maxExposure = useConstants().data?.maxExposure;
  const stake = bank && maxExposure !== undefined ? atStake(bank, maxExposure) : undefined;
  const style = {
    "--used": stake ? fraction(stake.utilisation) : 0,
    "--cap": maxExposure === undefined ? 0.25 : Number(maxExposure) / Number(BILLION),
  } as CSSProperties;
  const items = [
    ["Gone, if every open bet wins its maximum", bank?.reserved],
    ["Most that one new bet may win", stake?.oneBet],
    ["Most that may be owed to all open bets", stake?.cap],
    ["Of it left for new bets", stake?.room],
  ] as const;
  return (
    <Pane title="What could be lost">
      <dl className={styles.use}>
        <dt>Utilisation, reserved of the equity at hand</dt>
        <dd>{stake ? percent(stake.utilisation) : <Skeleton width="4em" height="0.72em" />}</dd>
      </dl>
      <div className={styles.meter} style={style} aria-hidden="true">
        <i />
        <span className={styles.cap}>
          <span>
            the most, {maxExposure === undefined ? "" : percent({ num: maxExposure, den: BILLION })}
          </span>
        </span>
      </div>
      <dl className={rows.rows}>
        {items.map(([name, chips]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Amount chips={chips} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={rows.note}>{copy.bank.risk}</p>
    </Pane>
  );
}

function fraction({ num, den }: { num: bigint; den: bigint }): number {
  return Math.min(1, Number((num * 10_000n) / den) / 10_000);
}
