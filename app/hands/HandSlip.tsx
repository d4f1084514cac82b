"use client";

import type { ReactNode } from "react";
import { formatBetId } from "../../lib/bet-id.ts";
import { useChainTime } from "../chain/heartbeat.ts";
import { useConstants, useNative } from "../chain/use-house.ts";
import type { SendStep } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { coins, countdown } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { Fact } from "../tables/Fact.tsx";
import slipStyles from "../tables/Slip.module.css";
import { deadlineOf } from "./deadline.ts";
import styles from "./HandSlip.module.css";
import type { HandScene } from "./scene.ts";
import type { HeldHand } from "./use-hands.ts";

type Props = {
  head: ReactNode;
  className: string | undefined;
  scene: Pick<HandScene<unknown>, "play" | "stake" | "canDecide" | "waiting">;
  open: HeldHand | undefined;
  /** The fee of a draw. */
  fee: bigint | undefined;
  /** Of the native coin, which pays for it. */
  chips: bigint | undefined;
  step: SendStep;
  failure: Explanation | undefined;
  onClose: () => void;
  /** The decisions. */
  children: ReactNode;
};

/** The slip during a hand: what may be decided, what it costs, and until when. */
export function HandSlip(props: Props) {
  const { head, className, scene, open, fee, chips, step, failure, onClose, children } = props;
  const native = useNative();
  const stake = scene.stake ?? open?.stake;
  return (
    <Pane className={`${slipStyles.slip} ${className ?? ""}`} aria-label="Bet slip">
      {head}
      <div className={slipStyles.form}>
        <dl className={slipStyles.facts}>
          <Fact term="Hand" known={open?.id} idle>
            {formatBetId}
          </Fact>
          <Fact term="Stake" known={stake}>
            {(chips) => <Amount chips={chips} />}
          </Fact>
          <Fact term="Put in so far" known={scene.play?.spent ?? stake}>
            {(chips) => <Amount chips={chips} />}
          </Fact>
          <Fact term="Cost of each draw" hint={copy.hands.feeHint} known={fee}>
            {(chips) => <Amount chips={chips} asset={native} />}
          </Fact>
        </dl>
        <div className={`${slipStyles.bar} ${styles.decisions}`}>{children}</div>
        <p className={slipStyles.under}>
          {sendLabel(step) ??
            (scene.waiting
              ? copy.hands.waits
              : fee !== undefined && chips !== undefined && fee > chips
                ? copy.hands.buysIn(`${coins(fee - chips)} ${native.symbol}`)
                : copy.slip.fromChips)}
        </p>
        {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
        {open && !open.waiting && (
          <Deadline since={open.since} busy={!scene.canDecide} onClose={onClose} />
        )}
      </div>
    </Pane>
  );
}

/** Until when the hand is the player's alone. */
function Deadline({ since, busy, onClose }: { since: number; busy: boolean; onClose: () => void }) {
  const now = useChainTime();
  const time = useConstants().data?.handDeadline;
  if (now === undefined || time === undefined) return null;
  const { left, state } = deadlineOf(since, Number(time), now);
  if (state === "far") return null;
  if (state === "near") return <Notice tone="wait">{copy.hands.near(countdown(left))}</Notice>;
  return (
    <Notice
      tone="wait"
      action={
        <Button size="s" disabled={busy} onClick={onClose}>
          Close it
        </Button>
      }
    >
      {copy.hands.overdue}
    </Notice>
  );
}
