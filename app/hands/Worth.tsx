import { times } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import styles from "./Worth.module.css";

type Props = {
  /** Millionths of the stake. */
  worth: bigint | undefined;
  next?: bigint | undefined;
  nextLabel?: string;
  /** In chips. */
  stake: bigint | undefined;
};

/** What a hand is worth now, and what it would be worth next. */
export function Worth({ worth, next, nextLabel = "Next", stake = 0n }: Props) {
  return (
    <dl className={styles.worth}>
      <div>
        <dt>Worth now</dt>
        <dd>
          {worth === undefined ? "–" : times(worth)}
          {worth !== undefined && (
            <small>
              <Amount chips={(worth * stake) / 1_000_000n} />
            </small>
          )}
        </dd>
      </div>
      {next !== undefined && (
        <div>
          <dt>{nextLabel}</dt>
          <dd>
            {times(next)}
            <small>
              <Amount chips={(next * stake) / 1_000_000n} />
            </small>
          </dd>
        </div>
      )}
    </dl>
  );
}
