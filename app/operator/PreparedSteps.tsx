"use client";

import { getAddress } from "viem";
import { shorten } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { saveFile } from "../parts/save-file.ts";
import { copy } from "./copy.ts";
import styles from "./PreparedSteps.module.css";
import type { Prepared } from "./prepare.ts";

const TITLES: Record<Prepared["kind"], string> = {
  call: "Do it",
  schedule: "First, schedule it",
  execute: "When it has waited, carry it out",
  cancel: "Cancel it",
};

/** Transactions that were prepared, each with all that its signers compare. */
export function PreparedSteps({ steps, authority }: { steps: Prepared[]; authority: string }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={step.kind}>
          <StepOf step={step} authority={authority} second={index > 0} />
        </li>
      ))}
    </ol>
  );
}

type Props = { step: Prepared; authority: string; second?: boolean };

export function StepOf({ step: { kind, call, safe }, authority, second }: Props) {
  const title = TITLES[kind];
  const toManager = call.to.toLowerCase() === authority.toLowerCase();
  return (
    <section className={styles.step} aria-label={title}>
      <h3>{title}</h3>
      <dl className={styles.rows}>
        <div>
          <dt>To{toManager && kind !== "call" && ", the AccessManager"}</dt>
          <dd>
            <Copyable text={getAddress(call.to)} label="target" />
          </dd>
        </div>
        <div>
          <dt>Calldata, {(call.data.length - 2) / 2} bytes</dt>
          <dd className={styles.data}>
            <Copyable text={call.data} label="calldata" />
          </dd>
        </div>
        {safe && (
          <div className={styles.hash}>
            <dt>
              Safe transaction hash, number {`${safe.nonce}`} of {shorten(getAddress(safe.address))}
            </dt>
            <dd>
              <Copyable text={safe.hash} label="Safe transaction hash" />
            </dd>
            <dd className={styles.note}>{second ? copy.second : copy.compare}</dd>
          </div>
        )}
      </dl>
      {safe && <FileOf kind={kind} batch={safe.batch} nonce={safe.nonce} />}
    </section>
  );
}

type Batched = NonNullable<Prepared["safe"]>;

function FileOf({
  kind,
  batch,
  nonce,
}: { kind: Prepared["kind"] } & Pick<Batched, "batch" | "nonce">) {
  const text = JSON.stringify(batch, null, 2);
  return (
    <div className={styles.file}>
      <Button size="s" onClick={() => saveFile(`safe-${nonce}-${kind}.json`, text)}>
        File for the Transaction Builder
      </Button>
      <Copyable text={text} short="Copy its text" label="file for the Transaction Builder" />
    </div>
  );
}
