"use client";

import { useState } from "react";
import { getAddress } from "viem";
import { useChainTime } from "../chain/heartbeat.ts";
import { duration, grouped, moment, shorten } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { sayAct } from "./acts.ts";
import { copy } from "./copy.ts";
import { type Facts, GUARDIAN, type Holder, holdersOf, type Waiting } from "./facts.ts";
import { StepOf } from "./PreparedSteps.tsx";
import { prepareCancel, prepareExecution } from "./prepare.ts";
import { Says } from "./Says.tsx";
import styles from "./Scheduled.module.css";

/** What waits in the AccessManager, for everybody to read; with what carries it out, and what cancels it. */
export function Scheduled({ facts }: { facts: Facts }) {
  const { waiting } = facts;
  return (
    <Pane title={`Scheduled now${waiting.length > 0 ? `: ${waiting.length}` : ""}`}>
      {waiting.length === 0 ? (
        <p className={styles.none}>{copy.nothing}</p>
      ) : (
        <ul className={styles.list}>
          {waiting.map((one) => (
            <li key={one.id}>
              <One facts={facts} waiting={one} />
            </li>
          ))}
        </ul>
      )}
    </Pane>
  );
}

function One({ facts, waiting }: { facts: Facts; waiting: Waiting }) {
  const [shown, setShown] = useState<"execute" | "cancel">();
  const { act, caller, block, from, until } = waiting;
  const now = useChainTime();
  const said = sayAct(act, facts);
  const title = said?.kind?.form.title ?? said?.name ?? "An act that is not known";
  const left = now === undefined ? undefined : Number(from) - now;
  const toggle = (what: "execute" | "cancel") =>
    setShown((last) => (last === what ? undefined : what));
  return (
    <article className={styles.one} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        <p className={left !== undefined && left > 0 ? styles.waits : styles.ready}>
          <Icon name={left !== undefined && left > 0 ? "clock" : "check"} />
          {left === undefined
            ? "reading the clock"
            : left > 0
              ? `can be carried out in ${duration(left)}`
              : "can be carried out now"}
        </p>
      </header>
      {said ? <Says said={said} /> : <Notice tone="error">{copy.unknown}</Notice>}
      <p className={styles.when}>
        Scheduled in block {grouped(block)} by {shorten(getAddress(caller))}; from{" "}
        {moment(Number(from))} until {moment(Number(until))}.
      </p>
      <div className={styles.buttons}>
        <Button size="s" aria-expanded={shown === "execute"} onClick={() => toggle("execute")}>
          Carry it out
        </Button>
        <Button size="s" aria-expanded={shown === "cancel"} onClick={() => toggle("cancel")}>
          Cancel it
        </Button>
      </div>
      {shown && <Transaction facts={facts} waiting={waiting} what={shown} title={title} />}
    </article>
  );
}

type TransactionProps = {
  facts: Facts;
  waiting: Waiting;
  what: "execute" | "cancel";
  title: string;
};

function Transaction({ facts, waiting: { act, caller }, what, title }: TransactionProps) {
  const { chainId, house, safes } = facts;
  const guardian = holdersOf(facts, GUARDIAN)[0];
  const self: Holder = {
    address: caller,
    delay: 0n,
    safe: safes.find(({ address }) => address === caller),
  };
  const by = what === "execute" ? self : guardian;
  if (!by) return <Notice tone="error">{copy.nobody}</Notice>;
  const nonce = by.safe?.nonce ?? 0n;
  const context = { chainId, authority: house.authority, by, nonce, title };
  const step =
    what === "execute" ? prepareExecution(act, context) : prepareCancel(act, caller, context);
  return (
    <>
      <p className={styles.when}>
        By {what === "cancel" ? "the guardian" : "whoever scheduled it"},{" "}
        {by.safe ? "the Safe" : "the account"}{" "}
        <span className="mono">{getAddress(by.address)}</span>
      </p>
      <StepOf step={step} authority={house.authority} />
    </>
  );
}
