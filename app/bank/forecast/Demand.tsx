import type { Forecast } from "../../../lib/bank/forecast.ts";
import { Amount } from "../../parts/Amount.tsx";
import { copy } from "./copy.ts";
import styles from "./Forecast.module.css";

const QUANTILES = [
  ["half", "1 of 2 times"],
  ["of100", "99 of 100"],
  ["of1000", "999 of 1,000"],
  ["most", "always"],
] as const;

/** What was asked for within the time of a refill: quantiles of the past. */
export function Demand({ forecast: { withdrawals, demand } }: { forecast: Forecast }) {
  return (
    <table className={styles.demand}>
      <caption>{copy.demand}</caption>
      <thead>
        <tr>
          <th scope="col">In</th>
          <th scope="col">by providers</th>
          <th scope="col">with players’ wins</th>
        </tr>
      </thead>
      <tbody>
        {QUANTILES.map(([id, name]) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>
              <Amount chips={withdrawals[id]} />
            </td>
            <td>
              <Amount chips={demand[id]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
