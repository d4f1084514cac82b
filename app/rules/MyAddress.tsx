"use client";

import { useId, useState } from "react";
import { type Address, encodeFunctionData, isHex, size } from "viem";
import { useConnection } from "wagmi";
import { attestationGateAbi } from "../../lib/generated/abi.ts";
import { useSend } from "../chain/use-send.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { shorten } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { TextField } from "../parts/TextField.tsx";
import { notify } from "../shell/Notices.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { copy } from "./copy.ts";
import styles from "./Rules.module.css";
import { useAdmission, useGate } from "./use-rules.ts";

/** Whether the connected address may play, and where it presents its attestation. */
export function MyAddress({ byAttestation }: { byAttestation: boolean }) {
  const { address } = useConnection();
  const openWallet = useWalletDialog();
  const gate = useGate().data;
  const admission = useAdmission(address, byAttestation).data;
  if (!address) {
    return (
      <Pane title={copy.mine}>
        <Notice tone="quiet" action={<Button onClick={openWallet}>{copy.connectIt}</Button>}>
          {copy.connect}
        </Notice>
      </Pane>
    );
  }
  const isKnown = gate === null || admission !== undefined;
  const mayPlay = gate === null || admission?.isAdmitted === true;
  return (
    <Pane
      title={copy.mine}
      aside={<Copyable text={address} short={shorten(address)} label="address" />}
    >
      {isKnown ? (
        <Notice tone={mayPlay ? "quiet" : "wait"}>
          {gate === null ? copy.open : mayPlay ? copy.admitted : copy.turnedAway}
        </Notice>
      ) : (
        <Skeleton width="100%" height="52px" />
      )}
      {gate && byAttestation && admission && (
        <>
          <p className={styles.note}>
            {!admission.attestation && copy.noneYet}
            {admission.attestation && !mayPlay && copy.lapsed}
            {admission.attestation && mayPlay && (
              <>
                {copy.presented}{" "}
                <Copyable
                  text={admission.attestation}
                  short={shorten(admission.attestation, 8)}
                  label={copy.uid}
                />
              </>
            )}
          </p>
          <PresentForm gate={gate} />
        </>
      )}
    </Pane>
  );
}

function PresentForm({ gate }: { gate: Address }) {
  const id = useId();
  const { send, step } = useSend();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<Explanation>();

  async function present(): Promise<void> {
    const uid = text.trim();
    setFailure(undefined);
    if (!(isHex(uid) && size(uid) === 32)) return setWrong(true);
    try {
      await send({
        to: gate,
        data: encodeFunctionData({
          abi: attestationGateAbi,
          functionName: "present",
          args: [uid],
        }),
      });
      notify(copy.done);
      setText("");
    } catch (error) {
      setFailure(await explain(error));
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void present();
      }}
    >
      <TextField
        id={id}
        label={copy.uid}
        text={text}
        onText={(next) => {
          setText(next);
          setWrong(false);
        }}
        hint={copy.uidHint}
        error={wrong ? copy.uidWrong : undefined}
        mono
      />
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
      <Button type="submit" look="glass" disabled={step !== "idle"}>
        {sendLabel(step) ?? copy.present}
      </Button>
    </form>
  );
}
