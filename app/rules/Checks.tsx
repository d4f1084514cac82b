"use client";

import type { SealedMarket } from "../../lib/market.ts";
import { hasFailed } from "../chain/heartbeat.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { copy } from "./copy.ts";
import styles from "./Rules.module.css";
import { useChecks } from "./use-rules.ts";

/** What the browser found when it held the house to the rules. */
export function Checks({ sealed }: { sealed: SealedMarket }) {
  const query = useChecks(sealed);
  const command = `npm run market -- market-${sealed.market.chainId}.json --rpc URL`;
  return (
    <Pane title={copy.checks} aria-busy={query.isPending}>
      {hasFailed(query) && <Notice tone="wait">{copy.unchecked}</Notice>}
      {query.data ? (
        <ul className={styles.checks}>
          {query.data.map(({ holds, text }) => (
            <li key={text} className={holds ? styles.holds : styles.fails}>
              <Icon name={holds ? "check" : "cross"} />
              <span>{text}</span>
            </li>
          ))}
          {!sealed.signature && (
            <li className={styles.open}>
              <Icon name="info" />
              <span>{copy.unsigned}</span>
            </li>
          )}
        </ul>
      ) : (
        <Skeleton width="100%" height="132px" />
      )}
      <dl className={styles.same}>
        <div>
          <dt>{copy.hash}</dt>
          <dd>
            <Copyable text={sealed.hash} label={copy.hash} />
          </dd>
        </div>
        <div>
          <dt>{copy.command}</dt>
          <dd>
            <Copyable text={command} label={copy.command} />
          </dd>
        </div>
      </dl>
    </Pane>
  );
}
