"use client";

import { backtestOf, refillOf } from "../../../lib/bank/forecast-words.ts";
import { useAsset } from "../../chain/use-house.ts";
import { coins, grouped } from "../../format.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Skeleton } from "../../parts/Skeleton.tsx";
import { copy } from "./copy.ts";
import { Demand } from "./Demand.tsx";
import styles from "./Forecast.module.css";
import { Lasted } from "./Lasted.tsx";
import { Reasons } from "./Reasons.tsx";
import { useForecast } from "./use-forecast.ts";

/** A forecast that was opened: while it is read, and what it came to. */
export function Found({ bank }: { bank: number }) {
  const { symbol, digits } = useAsset();
  const { found, reading, busy, problem, again } = useForecast(bank);
  const write = (chips: bigint) => `${coins(chips, { digits })} ${symbol}`;
  return (
    <div className={styles.found} aria-busy={busy}>
      {found && (
        <>
          {found.forecast.hotTarget === null ? (
            <Notice tone="quiet">{backtestOf(found.forecast)}</Notice>
          ) : (
            <>
              <dl className={styles.target}>
                <dt>{copy.target}</dt>
                <dd>
                  <Amount chips={found.forecast.hotTarget} />
                </dd>
              </dl>
              <Reasons forecast={found.forecast} write={write} />
              <Lasted forecast={found.forecast} />
              <Demand forecast={found.forecast} />
            </>
          )}
          <p className={styles.note}>
            {refillOf(found.forecast)} {standingOf(found.past.standing, write)}
          </p>
          {found.past.findings > 0 && (
            <Notice tone="error">{copy.wrong(found.past.findings)}</Notice>
          )}
        </>
      )}
      {!found && !problem && <Skeleton width="100%" height="12em" />}
      {problem && <Notice tone="error">{problem}</Notice>}
      <div className={styles.foot}>
        <Button size="s" disabled={busy} onClick={again}>
          {copy.again}
        </Button>
        <span>
          {reading
            ? `Block ${grouped(reading.block)} of ${grouped(reading.to)}, ${grouped(reading.bets)} bets`
            : found && `Up to block ${grouped(found.past.block)}`}
        </span>
      </div>
    </div>
  );
}

type Standing = { hotTarget: bigint | null; hot: bigint; held: bigint };

function standingOf({ hotTarget, hot, held }: Standing, write: (chips: bigint) => string): string {
  const keeps = hotTarget === null ? "everything" : write(hotTarget);
  return `Now the reserve leaves ${keeps} at hand: ${write(hot)} is there, ${write(held)} lies cold.`;
}
