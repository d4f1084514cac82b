"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { formatBetId } from "../../lib/bet-id.ts";
import { copy } from "../copy.ts";
import { Button } from "../parts/Button.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { verifyHref } from "../routes.ts";
import { betOfText, chainOfText } from "./bet-of-text.ts";
import { Verdict } from "./Verdict.tsx";
import styles from "./Verify.module.css";

/** The room where anybody checks any bet: `/verify?bet=48-3`. */
export function Verify() {
  const router = useRouter();
  const query = useSearchParams();
  const asked = query.get("bet") ?? "";
  const chainId = Number(query.get("chain")) || undefined;
  const bet = betOfText(asked);
  const [text, setText] = useState(asked);
  const [wrong, setWrong] = useState(false);

  useEffect(() => setText(asked), [asked]);

  return (
    <div className={styles.room}>
      <PageHead title={copy.verify.title} lead={copy.verify.lead} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const found = betOfText(text);
          setWrong(found === undefined);
          if (found !== undefined)
            router.push(verifyHref(formatBetId(found), chainOfText(text) ?? chainId));
        }}
      >
        <label className="sr-only" htmlFor="bet">
          Bet, or a link to it
        </label>
        <input
          id="bet"
          className={styles.input}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
          placeholder="48-3, or a link"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? "bet-note" : undefined}
        />
        <Button look="glass" type="submit">
          Check
        </Button>
      </form>
      {(wrong || (asked && bet === undefined)) && (
        <p id="bet-note" role="alert" className={styles.wrong}>
          {copy.verify.notABet}
        </p>
      )}
      {bet !== undefined && <Verdict key={`${bet} ${chainId}`} bet={bet} chainId={chainId} />}
      {!asked && (
        <Pane className={styles.empty}>
          <p>{copy.verify.empty}</p>
        </Pane>
      )}
    </div>
  );
}
