import { useId } from "react";
import { pathOf } from "../bank/price/scale.ts";
import type { Asset } from "../chain/asset.ts";
import { coins } from "../format.ts";
import { copy } from "./copy.ts";
import styles from "./ProfitChart.module.css";

const WIDTH = 720;
const HEIGHT = 160;
const MARGIN = 0.18;

/** The net of bets, one after the other. @param sums Chips, from nothing on. */
export function ProfitChart({ sums, asset }: { sums: readonly bigint[]; asset: Asset }) {
  const id = useId();
  const { symbol, digits } = asset;
  const net = sums.at(-1) ?? 0n;
  if (sums.length < 2) return <p className={styles.none}>{copy.noProfit}</p>;
  const values = sums.map(Number);
  const most = Math.max(...values);
  const least = Math.min(...values);
  const room = (most - least) * MARGIN || 1;
  const x = (index: number) => (index / (values.length - 1)) * WIDTH;
  const y = (value: number) => ((most + room - value) / (most - least + 2 * room)) * HEIGHT;
  const line = pathOf(values.map((value, index) => [x(index), y(value)]));
  const zero = y(0).toFixed(1);
  const write = (chips: bigint) => coins(chips, { sign: true, digits });
  return (
    <figure className={styles.figure}>
      <div className={styles.plot} dir="ltr">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>{copy.profit(symbol)}</title>
          <desc id={`${id}-desc`}>{copy.profitOf(sums.length - 1, symbol, write(net))}</desc>
          <path d={`M0,${zero}L${line}L${WIDTH},${zero}Z`} className={styles.area} />
          <line x1="0" x2={WIDTH} y1={zero} y2={zero} className={styles.zero} />
          <path d={`M${line}`} className={net < 0n ? styles.lost : styles.won} />
        </svg>
        <span className={styles.top}>{write(BigInt(most))}</span>
        <span className={styles.bottom}>{write(BigInt(least))}</span>
      </div>
      <div className={styles.ends}>
        <span>{copy.first}</span>
        <span>{copy.latest}</span>
      </div>
    </figure>
  );
}
