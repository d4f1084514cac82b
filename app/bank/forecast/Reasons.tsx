import type { CSSProperties } from "react";
import type { Forecast } from "../../../lib/bank/forecast.ts";
import { reasonOf, type WriteChips } from "../../../lib/bank/forecast-words.ts";
import { percent } from "../../format.ts";
import { Amount } from "../../parts/Amount.tsx";
import { copy } from "./copy.ts";
import styles from "./Forecast.module.css";

/** What the target is made of: each reason with its amount, and its share of the whole as a bar. */
export function Reasons({ forecast, write }: { forecast: Forecast; write: WriteChips }) {
  const all = forecast.hotTarget ?? 0n;
  return (
    <ul className={styles.reasons}>
      {forecast.reasons.map((reason) => {
        const share = { num: reason.chips, den: all === 0n ? 1n : all };
        return (
          <li key={reason.id}>
            <div className={styles.line}>
              <b>{copy.reasons[reason.id]}</b>
              <span>
                <Amount chips={reason.chips} /> <small>{percent(share)}</small>
              </span>
            </div>
            <div className={styles.bar} aria-hidden="true">
              <i style={{ "--part": partOf(share) } as CSSProperties} />
            </div>
            <p>{reason.chips === 0n ? copy.zero : sentence(reasonOf(reason, forecast, write))}</p>
          </li>
        );
      })}
    </ul>
  );
}

function partOf({ num, den }: { num: bigint; den: bigint }): number {
  return Number((num * 10_000n) / den) / 10_000;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
