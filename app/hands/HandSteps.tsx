"use client";

import Link from "next/link";
import { formatBetId } from "../../lib/bet-id.ts";
import { useVerifyHref } from "../chain/use-house.ts";
import { Icon } from "../parts/Icon.tsx";
import styles from "./HandSteps.module.css";
import type { HandStep } from "./hand-play.ts";

const STATES = {
  done: undefined,
  open: "waits for its word",
  back: "taken back",
  void: "void",
} as const;

/** All that was done in a hand, each draw with the way to its proof. */
export function HandSteps({ steps }: { steps: readonly HandStep[] }) {
  const hrefOf = useVerifyHref();
  return (
    <div className={styles.row}>
      {steps.length > 0 && (
        <ol className={styles.steps} aria-label="Decisions of this hand">
          {steps.map(({ bet, what, state }, index) => {
            const said = STATES[state] && <em>{STATES[state]}</em>;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps, which are their place.
              <li key={index} className={styles[state]}>
                {bet === undefined ? (
                  <span>
                    {what} {said}
                  </span>
                ) : (
                  <Link href={hrefOf(formatBetId(bet))} title={`Check bet ${formatBetId(bet)}`}>
                    {what} {said}
                    <Icon name="proof" size={12} />
                  </Link>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
