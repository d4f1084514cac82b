"use client";

import { useState } from "react";
import { type PricePoint, type Realised, realised } from "../../../lib/bank/share-price.ts";
import { useAsset } from "../../chain/use-house.ts";
import { duration, grouped, moment } from "../../format.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Pane } from "../../parts/Pane.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { copy } from "./copy.ts";
import { PriceChart } from "./PriceChart.tsx";
import styles from "./SharePrice.module.css";
import { SPANS, type Span, usePrices } from "./use-prices.ts";
import { change, price } from "./words.ts";

const NAMES: Record<Span, string> = { day: "A day", month: "30 days", all: "All" };

/** What a share was worth over time, at both prices, and what that says and does not say. */
export function SharePrice() {
  const [span, setSpan] = useState<Span>("all");
  const { data, progress, reading, failed, again } = usePrices(span);
  const life = data?.life ?? 0;
  const spans = (Object.keys(SPANS) as Span[]).filter((one) => (SPANS[one] ?? 0) < life);
  const points = data?.points ?? [];
  return (
    <Pane
      title={copy.title}
      aside={
        <Button size="s" disabled={reading} onClick={again}>
          {reading ? `Reading, ${Math.round(progress * 100)} %` : "Read again"}
        </Button>
      }
    >
      {spans.length > 1 && (
        <Segmented<Span>
          legend={copy.span}
          size="s"
          value={span}
          onValue={setSpan}
          options={spans.map((value) => ({ value, label: NAMES[value] }))}
        />
      )}
      {failed && !reading ? (
        <Notice tone="wait">{copy.failed}</Notice>
      ) : points.length >= 2 ? (
        <Told points={points} forgotten={data?.forgotten ?? 0} />
      ) : data && !reading ? (
        <p className={styles.empty}>{copy.young}</p>
      ) : (
        <div className={styles.reading}>
          <progress value={progress} max={1} aria-label={copy.reading} />
          <p>{copy.reading}</p>
        </div>
      )}
    </Pane>
  );
}

function Told({ points, forgotten }: { points: readonly PricePoint[]; forgotten: number }) {
  const { symbol } = useAsset();
  const found = realised(points);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <>
      <PriceChart points={points} symbol={symbol} />
      {forgotten > 0 && <Notice tone="wait">{copy.forgotten(forgotten)}</Notice>}
      <Yield found={found} seconds={last.time - first.time} />
      <details className={styles.figures}>
        <summary>{copy.figures}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well. */}
        <div className={styles.scroll} tabIndex={0}>
          <table>
            <caption className="sr-only">{copy.caption(symbol)}</caption>
            <thead>
              <tr>
                <th scope="col">Block</th>
                <th scope="col">When</th>
                <th scope="col">Sells at</th>
                <th scope="col">Buys at</th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ block, time, low, high }) => (
                <tr key={block.toString()}>
                  <td>{grouped(block)}</td>
                  <td>{moment(time)}</td>
                  <td>{price(low)}</td>
                  <td>{price(high)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** The yield, never without how uncertain it is. */
function Yield({ found, seconds }: { found: Realised | undefined; seconds: number }) {
  if (!found) return <p className={styles.words}>{copy.still(duration(seconds))}</p>;
  const { growth, roundTrip, variance, error, spans } = found;
  const says = Math.abs(growth) > 2 * error;
  return (
    <>
      <dl className={styles.yield}>
        <div>
          <dt>Yield in {duration(seconds)}</dt>
          <dd>{change(growth)}</dd>
        </div>
        <div>
          <dt>Standard error</dt>
          <dd>± {change(error).replace("+", "")}</dd>
        </div>
        <div>
          <dt>Variance</dt>
          <dd>{variance.toExponential(2)}</dd>
        </div>
        <div>
          <dt>In and out again</dt>
          <dd>{change(roundTrip)}</dd>
        </div>
      </dl>
      <p className={styles.words}>
        {says ? copy.says(growth > 0) : copy.luck}{" "}
        {!says && spans !== undefined && copy.spans(spans)} {copy.past}
      </p>
    </>
  );
}
