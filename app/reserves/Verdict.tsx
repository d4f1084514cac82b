"use client";

import { type FormEvent, useState } from "react";
import { sentenceOf } from "../../lib/audit/finding.ts";
import { useHead } from "../chain/heartbeat.ts";
import { grouped, moment } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { saveFile } from "../parts/save-file.ts";
import { copy } from "./copy.ts";
import { Progress } from "./Progress.tsx";
import type { Problem, Proven, Reading } from "./use-proof.ts";
import styles from "./Verdict.module.css";

type Props = {
  proven: Proven | undefined;
  reading: Reading | undefined;
  problem: Problem | undefined;
  onBlock: (block: bigint | undefined) => void;
  onStop: () => void;
};

const MOST_FINDINGS = 20;

/** What the browser found out, at which block, and the proof to take home. */
export function Verdict({ proven, reading, problem, onBlock, onStop }: Props) {
  const ofPast = (problem?.asked.points ?? 1) > 1;
  return (
    <Pane aria-label="The proof" aria-busy={reading !== undefined}>
      <div className={styles.top}>
        <div role="status">
          {proven ? <Found proven={proven} /> : <h2 className={styles.title}>No proof yet</h2>}
        </div>
        <BlockForm onBlock={onBlock} />
      </div>
      {reading && (reading.asked.points ?? 1) === 1 && (
        <Progress reading={reading} onStop={onStop} />
      )}
      {problem && !ofPast && (
        <div className={styles.notice}>
          <Notice tone={problem.kind === "absent" || problem.kind === "other" ? "error" : "wait"}>
            {problem.text}
          </Notice>
        </div>
      )}
      {proven && <Findings proven={proven} />}
      {proven && <TakeHome proven={proven} />}
    </Pane>
  );
}

function Found({ proven: { reserves, ms } }: { proven: Proven }) {
  const { ok, points, from } = reserves;
  const last = points.at(-1);
  if (!last) return null;
  return (
    <>
      <h2 className={`${styles.title} ${ok ? styles.holds : styles.fails}`}>
        <span className={styles.mark}>
          <Icon name={ok ? "check" : "cross"} size={22} />
        </span>
        {ok ? copy.holds : copy.fails}
      </h2>
      <p className={styles.where}>
        at block <b>{grouped(last.block)}</b>, {moment(Number(last.time))}, by every event since
        block {grouped(from)}. {Math.max(1, Math.round(ms))} ms in this browser.
      </p>
    </>
  );
}

function BlockForm({ onBlock }: { onBlock: Props["onBlock"] }) {
  const head = useHead();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string>();

  function submit(event: FormEvent) {
    event.preventDefault();
    const written = text.replace(/[\s,\u202f]/g, "");
    if (written === "") return onBlock(undefined);
    if (!/^\d{1,15}$/.test(written)) return setWrong("Write a block as a number, such as 1204.");
    const block = BigInt(written);
    if (head && block > head.number) {
      return setWrong(`There is no block ${written} yet: the latest is ${head.number}.`);
    }
    onBlock(block);
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="block">At the end of block</label>
      <div className={styles.line}>
        <input
          id="block"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(undefined);
          }}
          inputMode="numeric"
          autoComplete="off"
          placeholder={head ? `${head.number}, the latest` : "the latest"}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? "block-note" : undefined}
        />
        <Button type="submit">Prove</Button>
      </div>
      {wrong && (
        <p id="block-note" role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
    </form>
  );
}

function Findings({ proven: { reserves } }: { proven: Proven }) {
  const { findings } = reserves;
  if (findings.length === 0) return null;
  const rest = findings.length - MOST_FINDINGS;
  return (
    <div className={styles.findings} role="alert">
      <p>{copy.short}</p>
      <ul>
        {findings
          .slice(0, MOST_FINDINGS)
          .map(sentenceOf)
          .map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        {rest > 0 && <li>And {rest} more, in the file.</li>}
      </ul>
    </div>
  );
}

function TakeHome({ proven: { reserves, text, hash, asked } }: { proven: Proven }) {
  const block = reserves.points.at(-1)?.block;
  const command = [
    `npm run reserves -- --block ${block} --json proof.json`,
    asked.points && `--points ${asked.points}`,
    asked.player && `--chips ${asked.player}`,
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={styles.home}>
      <Button
        look="glass"
        onClick={() => saveFile(`reserves-${reserves.chain}-${block}.json`, text)}
      >
        Download the proof
      </Button>
      <dl className={styles.same}>
        <div>
          <dt>Its hash</dt>
          <dd>
            <Copyable text={hash} label="hash of the proof" />
          </dd>
        </div>
        <div>
          <dt title={copy.compare}>The same from the source</dt>
          <dd>
            <Copyable text={command} label="command" />
          </dd>
        </div>
      </dl>
    </div>
  );
}
