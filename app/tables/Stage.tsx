"use client";

import Link from "next/link";
import { type CSSProperties, useEffect, useState } from "react";
import { formatBetId } from "../../lib/bet-id.ts";
import type { Game } from "../../lib/games/game.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { useChainTime } from "../chain/heartbeat.ts";
import { useBlockTime } from "../chain/use-bets.ts";
import { useVerifyHref } from "../chain/use-house.ts";
import type { SendStep } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import { countdown, duration, grouped } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { restingAfter } from "../parts/motion.ts";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { allOf, looksOf, Proof } from "../parts/Proof.tsx";
import { useCoins } from "../parts/use-coins.ts";
import { sendLabel } from "../shell/send-label.ts";
import { outcomeSentence, outcomeTitle, replay, type TitleOf } from "./bet-view.ts";
import type { Board, TableFacts } from "./board.ts";
import { Recent } from "./Recent.tsx";
import { RollsChart } from "./RollsChart.tsx";
import styles from "./Stage.module.css";
import { chime } from "./sound.ts";
import { type BetState, useBetState } from "./use-bet-state.ts";
import { useClose } from "./use-close.ts";
import { useVerdict } from "./use-verdict.ts";

type Props = {
  facts: TableFacts;
  model: Game | undefined;
  bet: BetRow | undefined;
  step: SendStep;
  fresh: boolean;
  board: Board;
  below: Board | undefined;
  recent: BetRow[] | undefined;
  onChoose: (bet: bigint) => void;
};

/** The stage: the board, what it says, and the proof of it. */
export function Stage({ facts, model, bet, step, fresh, board, below, recent, onChoose }: Props) {
  const state = useBetState(bet);
  const settlement = bet && model ? replay(bet, model) : undefined;
  const [picked, setPicked] = useState<{ bet: bigint; roll: number }>();
  const last = settlement ? settlement.rolls.length - 1 : 0;
  const index = picked && picked.bet === bet?.id ? Math.min(picked.roll, last) : last;
  const waiting = step !== "idle" || (state !== undefined && !bet?.end);

  const view = {
    bet,
    roll: settlement?.rolls[index],
    waiting,
    fresh,
    progress: progressOf(state),
  };

  const titleOf: TitleOf =
    facts.titleOf ?? (({ outcome }, choice) => model?.outcomeLabel(outcome, choice) ?? "");
  const sound = settlement && fresh && (settlement.payout > settlement.cost ? "won" : "lost");
  const key = bet?.id;
  useEffect(() => {
    if (!sound || key === undefined) return;
    const timer = setTimeout(() => chime(sound), restingAfter(facts.reveal) * 1000);
    return () => clearTimeout(timer);
  }, [sound, key, facts.reveal]);

  return (
    <Pane
      className={styles.stage}
      aria-label="Board"
      style={{ "--reveal": settlement && fresh ? `${facts.reveal}s` : "0s" } as CSSProperties}
    >
      <Head bet={bet} step={step} />
      <div className={styles.board}>{board(view)}</div>
      <div className={styles.said} aria-live="polite" aria-atomic="true">
        <Said
          facts={facts}
          bet={bet}
          model={model}
          state={state}
          step={step}
          settlement={settlement}
        />
      </div>
      {bet && model && settlement && bet.rolls.count > 1 && (
        <RollsChart
          bet={bet}
          titleOf={titleOf}
          settlement={settlement}
          picked={index}
          onPick={(roll) => setPicked({ bet: bet.id, roll })}
        />
      )}
      {bet && state && <Closing bet={bet} state={state} />}
      {below?.(view)}
      <BetProof bet={bet} state={state} step={step} />
      <Recent bets={recent} model={model} titleOf={titleOf} shown={bet?.id} onChoose={onChoose} />
    </Pane>
  );
}

/** How far a bet is on its way to its word, from 0 to 1. */
export function progressOf(state: BetState | undefined): number {
  if (state?.kind !== "placed") return state ? 1 : 0;
  return state.needed === 0 ? 1 : Math.min(1, state.confirmations / state.needed);
}

type HeadProps = {
  bet: BetRow | undefined;
  step: SendStep;
  /** What it is called, such as "Hand". */
  called?: string;
  since?: Since | undefined;
};

/** Where a bet is, and from which block on. */
export type Since = { word: string; block: bigint };

function sinceOf({ block, end }: BetRow): Since {
  return end ? { word: end.kind, block: end.block } : { word: "placed", block };
}

/** Which bet is on the board, since when, and where it is checked. */
export function Head({ bet, step, called = "Bet", since = bet && sinceOf(bet) }: HeadProps) {
  const now = useChainTime();
  const hrefOf = useVerifyHref();
  const time = useBlockTime(since?.block);
  if (!bet || !since)
    return (
      <p className={styles.head}>
        {step === "idle" ? `No ${called.toLowerCase()} yet` : `New ${called.toLowerCase()}`}
      </p>
    );
  return (
    <p className={styles.head}>
      <span>
        {called} <strong>{formatBetId(bet.id)}</strong>
        {" · "}
        {since.word} {time !== undefined && now !== undefined ? `${duration(now - time)} ago` : ""}
      </span>
      <Link href={hrefOf(formatBetId(bet.id))}>
        <span>
          Check <span className={styles.long}>this yourself</span>
        </span>
        <Icon name="right" size={12} />
      </Link>
    </p>
  );
}

type SaidProps = Pick<Props, "facts" | "bet" | "model" | "step"> & {
  state: BetState | undefined;
  settlement: ReturnType<typeof replay>;
};

function Said({ facts, bet, model, state, step, settlement }: SaidProps) {
  const amount = useCoins();
  if (step !== "idle") return <Sending step={step} />;
  if (!bet || !state) return <p className={styles.sentence}>{facts.resting}</p>;
  if (settlement && model) {
    const won = settlement.payout > settlement.cost;
    const onBoard = facts.figures && bet.rolls.count === 1;
    return (
      <>
        <p
          key={`${bet.id}`}
          className={onBoard ? "sr-only" : `${styles.outcome} ${won ? styles.won : ""}`}
        >
          {outcomeTitle(bet, model, settlement, facts.titleOf)}
        </p>
        <p key={`${bet.id} sentence`} className={`${styles.sentence} ${styles.revealed}`}>
          {outcomeSentence(bet, settlement, amount)}
        </p>
      </>
    );
  }
  if (state.kind === "voided") return <p className={styles.sentence}>{copy.board.voided}</p>;
  if (state.kind === "refunded") return <p className={styles.sentence}>{copy.board.refunded}</p>;
  return <OnTheWay bet={bet} state={state} />;
}

/** Where a transaction is. */
export function Sending({ step }: { step: Exclude<SendStep, "idle"> }) {
  return <p className={styles.sentence}>{copy.board[step]}…</p>;
}

/** Where a bet is that waits for its word, or for its settlement. */
export function OnTheWay({ bet, state }: { bet: BetRow; state: BetState }) {
  if (state.kind === "drawn") return <p className={styles.sentence}>{copy.board.drawn}</p>;
  if (state.kind === "refundable")
    return <p className={styles.sentence}>{copy.board.refundable}</p>;
  if (state.kind !== "placed") return null;
  return (
    <>
      <p className={styles.waiting}>
        {state.confirmations < state.needed
          ? `Waiting for blocks: ${state.confirmations} of ${state.needed}`
          : "Waiting for the oracle's proof"}
      </p>
      <p className={styles.sentence}>
        In block {grouped(bet.block)}, round {grouped(bet.round)}. The draw depends on that block's
        hash, so nobody can know it yet.
      </p>
    </>
  );
}

/** What a player can do about a bet that nobody has closed. */
export function Closing({ bet, state }: { bet: BetRow; state: BetState }) {
  const { close, step, failure } = useClose(bet.round);
  const late = state.kind === "placed" && state.late;
  if (state.kind !== "drawn" && state.kind !== "refundable" && !late) return null;
  const act = state.kind === "drawn" ? "settle" : "refund";
  return (
    <div className={styles.closing}>
      {late ? (
        <Notice tone="wait">
          {copy.board.late}{" "}
          {state.refundableIn !== undefined && `Refundable in ${countdown(state.refundableIn)}.`}
        </Notice>
      ) : (
        <Button onClick={() => close(act)} disabled={step !== "idle"}>
          {sendLabel(step) ?? (act === "settle" ? "Settle it now" : "Take stake and fee back")}
        </Button>
      )}
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </div>
  );
}

/** The ticks of a bet. */
export function BetProof({
  bet,
  state,
  step,
}: {
  bet: BetRow | undefined;
  state: BetState | undefined;
  step: SendStep;
}) {
  const settled = bet?.end?.kind === "settled";
  const verdict = useVerdict(settled ? bet.id : undefined, true);
  if (!bet || step !== "idle") return <ProofFrame looks={allOf("todo")} />;
  if (!settled) {
    const looks = { ...allOf("todo"), request: "seen" as const };
    if (state?.kind === "placed")
      return (
        <ProofFrame looks={{ ...looks, proof: "now" }} line="The proof comes with the word." />
      );
    if (state?.kind === "drawn") {
      return (
        <ProofFrame
          looks={{ ...looks, proof: "seen", word: "seen", outcome: "now" }}
          line="Drawn, not settled yet."
        />
      );
    }
    return <ProofFrame looks={looks} line="No word, so nothing to prove." />;
  }
  if (verdict.isError) {
    return (
      <ProofFrame
        looks={allOf("unknown")}
        line="The node gave no evidence to check. It is asked again when you open the proof."
      />
    );
  }
  if (!verdict.data)
    return <ProofFrame looks={allOf("checking")} line="Being checked in your browser" />;
  const { ok, ms } = verdict.data;
  return (
    <ProofFrame
      looks={looksOf(verdict.data)}
      line={
        ok === false ? (
          <span className="error">Something does not hold. Open the proof to see what.</span>
        ) : (
          `Checked in your browser in ${Math.max(1, Math.round(ms))} ms`
        )
      }
    />
  );
}

function ProofFrame({
  looks,
  line,
}: {
  looks: Parameters<typeof Proof>[0]["looks"];
  line?: React.ReactNode;
}) {
  return (
    <div className={styles.proof}>
      <Proof looks={looks} />
      <p className={styles.line}>{line ?? "Five things are checked on every result."}</p>
    </div>
  );
}
