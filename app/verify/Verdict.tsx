"use client";

import { useEffect, useState } from "react";
import { formatBetId } from "../../lib/bet-id.ts";
import type { Check, Ok } from "../../lib/check.ts";
import type { BetVerdict, Step } from "../../lib/verify-bet.ts";
import { useHouse } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { allOf, looksOf, Proof } from "../parts/Proof.tsx";
import { useVerdict } from "../tables/use-verdict.ts";
import { BetFacts } from "./BetFacts.tsx";
import { EVIDENCE_PROBLEMS, problemOf } from "./problem.ts";
import { ShareLink } from "./ShareLink.tsx";
import styles from "./Verdict.module.css";

const RETRY_MS = 3_000;

/** What the browser finds out about a bet, step by step, with the raw numbers. */
export function Verdict({ bet, chainId }: { bet: bigint; chainId: number | undefined }) {
  const id = formatBetId(bet);
  const { chain } = useHouse(chainId);
  const { data: verdict, error: errorNow, refetch, isFetching } = useVerdict(bet, false, chainId);
  // Kept while the node is asked again.
  const [error, setError] = useState<Error | null>(null);
  const problem = error ? problemOf(error) : undefined;

  useEffect(() => {
    if (errorNow || verdict) setError(errorNow);
  }, [errorNow, verdict]);

  useEffect(() => {
    if (problem !== "unreachable") return;
    const timer = setInterval(() => void refetch(), RETRY_MS);
    return () => clearInterval(timer);
  }, [problem, refetch]);

  if (!verdict) {
    return (
      <Pane aria-label={`Bet ${id}`} aria-busy={isFetching}>
        <Proof looks={allOf(error ? "unknown" : "checking")} />
        <div className={styles.state}>
          {problem === undefined ? (
            <p className="dim">Reading bet {id} from the node</p>
          ) : (
            <Notice tone={problem === "unreachable" ? "wait" : "error"}>
              {EVIDENCE_PROBLEMS[problem](id, error)}
            </Notice>
          )}
        </div>
      </Pane>
    );
  }
  return (
    <>
      <Pane aria-label={`Bet ${id}`}>
        <div className={styles.top}>
          <h2 className={styles.id}>
            Bet <span>{id}</span>
          </h2>
          <ShareLink bet={bet} chainId={chain.id} />
          <p className={styles.time}>
            {verdict.steps.reduce((sum, { checks }) => sum + checks.length, 0)} checks in{" "}
            {Math.max(1, Math.round(verdict.ms))} ms, in this browser
          </p>
        </div>
        <Proof looks={looksOf(verdict)} />
        <div className={styles.state} role="status">
          <Summary verdict={verdict} />
          {problem === "unreachable" && <Notice tone="wait">{copy.verify.down}</Notice>}
        </div>
        <BetFacts bet={bet} chainId={chainId} verdict={verdict} />
      </Pane>
      {verdict.steps.map((step) => (
        <StepPane key={step.id} step={step} />
      ))}
    </>
  );
}

function Summary({ verdict: { ok, state, summary } }: { verdict: BetVerdict }) {
  if (ok === false) return <Notice tone="error">{summary}</Notice>;
  if (state === "placed" || state === "drawn")
    return <Notice tone="wait">{copy.verify.pending}</Notice>;
  if (state === "refunded") return <Notice tone="quiet">{copy.verify.refunded}</Notice>;
  return (
    <p className={styles.summary}>
      <Tick ok={ok} />
      {summary}
    </p>
  );
}

function StepPane({ step }: { step: Step }) {
  return (
    <Pane aria-label={step.title} className={styles.step}>
      <header className={styles.head}>
        <Tick ok={step.ok} />
        <h2>{step.title}</h2>
      </header>
      <ol className={styles.checks}>
        {step.checks.map((check) => (
          <CheckItem key={check.id} check={check} />
        ))}
      </ol>
    </Pane>
  );
}

function CheckItem({ check }: { check: Check }) {
  return (
    <li className={styles.check}>
      <Tick ok={check.ok} small />
      <div className={styles.text}>
        <h3>{check.title}</h3>
        <p>{check.detail}</p>
        {check.values.length > 0 && (
          <details className={styles.raw} open={check.ok === false}>
            <summary>
              {check.values.length === 1 ? "Raw number" : `${check.values.length} raw numbers`}
              <Icon name="chevron" size={12} />
            </summary>
            <dl>
              {check.values.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <Copyable text={value} label={label} />
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}

const SAID = { true: "holds", false: "does not hold", unknown: "cannot be told" };

function Tick({ ok, small }: { ok: Ok; small?: boolean }) {
  const look = ok === true ? styles.pass : ok === false ? styles.fail : styles.unknown;
  return (
    <span className={`${styles.tick} ${look} ${small ? styles.small : ""}`}>
      {ok === "unknown" ? "?" : <Icon name={ok ? "check" : "cross"} size={small ? 12 : 14} />}
      <span className="sr-only">{SAID[`${ok}`]}: </span>
    </span>
  );
}
