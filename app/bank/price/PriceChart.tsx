import { useId } from "react";
import type { PricePoint } from "../../../lib/bank/share-price.ts";
import { moment } from "../../format.ts";
import styles from "./PriceChart.module.css";
import { pathOf, scaleOf } from "./scale.ts";
import { price } from "./words.ts";

const WIDTH = 640;
const HEIGHT = 200;

/** Both prices of a share as a band, from block to block: its lower edge is what sellers got, its upper what buyers paid. */
export function PriceChart({ points, symbol }: { points: readonly PricePoint[]; symbol: string }) {
  const id = useId();
  const first = points[0] as PricePoint;
  const last = points.at(-1) as PricePoint;
  const { x, y, top, bottom } = scaleOf(points, WIDTH, HEIGHT);
  const low = pathOf(points.map((point) => [x(point.block), y(point.low)]));
  const high = pathOf(points.map((point) => [x(point.block), y(point.high)]));
  const back = pathOf(points.toReversed().map((point) => [x(point.block), y(point.low)]));
  return (
    <figure className={styles.figure}>
      <div className={styles.plot}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>What a share was worth over time</title>
          <desc id={`${id}-desc`}>
            Of 1 {symbol} deposited at the beginning: {price(first.low)} to {price(first.high)} in
            block {first.block.toString()}, {price(last.low)} to {price(last.high)} in block{" "}
            {last.block.toString()}. The figures stand below.
          </desc>
          {bottom < 1 && top > 1 && (
            <line x1="0" x2={WIDTH} y1={y(1)} y2={y(1)} className={styles.one} />
          )}
          <path d={`M${high}L${back}Z`} className={styles.band} />
          <path d={`M${high}`} className={styles.high} />
          <path d={`M${low}`} className={styles.low} />
        </svg>
        <span className={styles.top}>{price(top)}</span>
        <span className={styles.bottom}>{price(bottom)}</span>
      </div>
      <div className={styles.times}>
        <span>{moment(first.time)}</span>
        <span>{moment(last.time)}</span>
      </div>
      <figcaption className={styles.key}>
        <span>
          <i className={styles.keyHigh} /> bought at {price(last.high)}
        </span>
        <span>
          <i className={styles.keyLow} /> sold at {price(last.low)}
        </span>
        <span>1 is what the first share cost</span>
      </figcaption>
    </figure>
  );
}
