import type { CSSProperties } from "react";
import type { Backtest, Forecast } from "../../../lib/bank/forecast.ts";
import { grouped } from "../../format.ts";
import { copy } from "./copy.ts";
import styles from "./Forecast.module.css";

/** For how much of the past the target would have lasted. */
export function Lasted({ forecast: { backtest, ahead } }: { forecast: Forecast }) {
  const tests: [string, Backtest][] = [
    [copy.sufficed, backtest],
    [copy.ahead, ahead],
  ];
  return (
    <dl className={styles.lasted}>
      {tests.map(([name, { windows, sufficed }]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {windows === 0
              ? "too early to say"
              : `${grouped(sufficed)} of ${grouped(windows)} times`}
          </dd>
          <dd className={styles.bar} aria-hidden="true">
            <i style={{ "--part": windows === 0 ? 0 : sufficed / windows } as CSSProperties} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
