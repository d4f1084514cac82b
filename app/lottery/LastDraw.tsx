"use client";

import { useEffect, useState } from "react";
import { DIGITS, formatNumber } from "../../lib/lottery.ts";
import { useChainTime } from "../chain/heartbeat.ts";
import { duration, grouped, moment } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Pane } from "../parts/Pane.tsx";
import { copy } from "./copy.ts";
import { Digits } from "./Digits.tsx";
import styles from "./LastDraw.module.css";
import { type PastDraw, useTerms } from "./use-lottery.ts";

/** The draw before the one on sale: what it waits for, or what its word drew. */
export function LastDraw({ draw }: { draw: PastDraw | undefined }) {
  const refundAfter = useTerms().data?.refundAfter;
  const now = useChainTime(draw?.state.status === "requested");
  const reveal = useReveal(draw);
  if (!draw) return null;
  const { state } = draw;
  const { status, number, requestedAt, results } = state;
  const asked = requestedAt === undefined ? undefined : Number(requestedAt);
  return (
    <Pane aria-label="The last draw">
      <p className={styles.label}>
        <strong>Draw {draw.draw.toString()}</strong> · {grouped(draw.tickets)}{" "}
        {draw.tickets === 1n ? "ticket" : "tickets"}
        {status === "requested" && asked !== undefined && now !== undefined && (
          <> · asked {duration(now - asked)} ago</>
        )}
      </p>
      {status !== "failed" && (
        <div className={styles.board}>
          <Digits key={`${draw.draw}`} number={number} size="l" reveal={reveal} />
          <p className="sr-only" aria-live="polite">
            {number === undefined ? "" : `${formatNumber(number)} was drawn`}
          </p>
        </div>
      )}
      {status === "drawn" && (
        <ul className={styles.winners}>
          {results.map(({ tier, winners, prize }) => (
            <li key={tier.name}>
              <span>{tier.matches === DIGITS ? "All five digits" : tier.name}</span>
              <strong>
                {winners === 0n ? "no winner" : `${grouped(winners)} × `}
                {winners > 0n && <Amount chips={prize} />}
              </strong>
            </li>
          ))}
        </ul>
      )}
      {status === "requested" && (
        <p className={styles.note}>
          {copy.waits}{" "}
          {asked !== undefined &&
            refundAfter !== undefined &&
            copy.waitsLate(moment(asked + refundAfter))}
        </p>
      )}
      {status === "failed" && <p className={styles.note}>{copy.refunded}</p>}
    </Pane>
  );
}

/** Whether the word came while the page was watching: only then its digits appear one by one. */
function useReveal(draw: PastDraw | undefined): boolean {
  const [watched, setWatched] = useState<bigint>();
  const status = draw?.state.status;
  const id = draw?.draw;
  useEffect(() => {
    if (status === "requested") setWatched(id);
  }, [status, id]);
  return id !== undefined && watched === id && status === "drawn";
}
