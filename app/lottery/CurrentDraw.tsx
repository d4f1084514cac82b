"use client";

import { CHANCE_OF_A_PRIZE, CUT, RETURN_TO_PLAYER, TIERS } from "../../lib/lottery.ts";
import { useChainTime } from "../chain/heartbeat.ts";
import { countdown, grouped, moment, percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import styles from "./CurrentDraw.module.css";
import { copy } from "./copy.ts";
import { StartDraw } from "./StartDraw.tsx";
import { oneIn } from "./tickets.ts";
import { useSale, useTerms } from "./use-lottery.ts";

const WORDS = { "on sale": "on sale", ended: "sales are closed", failed: "failed" } as const;

/** The draw on sale: its end, its prizes and their odds. */
export function CurrentDraw() {
  const sale = useSale().data;
  const terms = useTerms().data;
  const now = useChainTime();
  const status = sale?.state.status;
  const left = sale && now !== undefined ? sale.end - now : undefined;
  const known = status && status in WORDS ? WORDS[status as keyof typeof WORDS] : undefined;
  return (
    <Pane aria-label="The draw on sale" aria-busy={!sale}>
      <div className={styles.top}>
        <div>
          <p className={styles.label}>
            {sale ? (
              <>
                <strong>Draw {sale.draw.toString()}</strong> · {known}
              </>
            ) : (
              <Skeleton width="9em" />
            )}
          </p>
          <p className={styles.jackpot}>
            <Amount chips={sale?.pools[0]} />
          </p>
          <p className={styles.label}>
            {known === "on sale" || !sale ? "Jackpot, and it grows with every ticket" : "Jackpot"}
          </p>
        </div>
        <div className={styles.clock}>
          <p className={styles.label}>
            {!sale || status === "on sale" ? "Sales end in" : "Sales ended"}
          </p>
          {(!sale || status === "on sale") && (
            <p className={styles.time} role="timer">
              {left === undefined ? <Skeleton width="5em" /> : countdown(left)}
            </p>
          )}
          <p className={styles.moment}>{sale ? moment(sale.end) : <Skeleton width="10em" />}</p>
        </div>
      </div>
      {sale && <StartDraw sale={sale} />}
      <table className={styles.tiers}>
        <caption className="sr-only">{copy.prizes}</caption>
        <thead>
          <tr>
            <th>First digits drawn</th>
            <th>Chance of a ticket</th>
            <th>One winner would get now</th>
          </tr>
        </thead>
        <tbody>
          {TIERS.map(({ name, matches, chance, share }, tier) => (
            <tr key={name}>
              <th scope="row">
                <span className={styles.tier}>
                  <span className={styles.dots} aria-hidden="true">
                    {[0, 1, 2, 3, 4].map((place) => (
                      <i key={place} className={place < matches ? styles.on : undefined} />
                    ))}
                  </span>
                  <span>
                    {name}
                    <small>
                      {percent(share)} of the pool{tier === 0 && ", and what rolled over"}
                    </small>
                  </span>
                </span>
              </th>
              <td title={`${chance.num}/${chance.den}`}>{oneIn(chance)}</td>
              <td>
                <Amount chips={sale?.pools[tier]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={styles.terms}>
        <div>
          <dt>A ticket</dt>
          <dd>
            <Amount chips={terms?.price} />
          </dd>
        </div>
        <div>
          <dt>Sold</dt>
          <dd>{sale ? grouped(sale.tickets) : <Skeleton width="3em" />}</dd>
        </div>
        <div>
          <dt>Any prize</dt>
          <dd>{oneIn(CHANCE_OF_A_PRIZE)}</dd>
        </div>
        <div>
          <dt>House cut</dt>
          <dd>{percent(CUT)} of sales</dd>
        </div>
        <div>
          <dt>Expected return</dt>
          <dd>
            {percent(RETURN_TO_PLAYER)}{" "}
            <small>
              exactly {RETURN_TO_PLAYER.num.toString()}/{RETURN_TO_PLAYER.den.toString()}, over all
              draws
            </small>
          </dd>
        </div>
      </dl>
      <p className={styles.note}>
        {sale?.tickets === 0n && status === "on sale" ? `${copy.noTickets} ` : ""}
        {copy.prizesNote}
      </p>
    </Pane>
  );
}
