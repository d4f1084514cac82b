"use client";

import { useState } from "react";
import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { bankrollAbi } from "../../lib/generated/abi.ts";
import { useAsset, useBank } from "../chain/use-house.ts";
import { useLine, type WaitingExit } from "../chain/use-reserve.ts";
import { useSend } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { moment, shorten } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { notify } from "../shell/Notices.tsx";
import styles from "./Line.module.css";

const SERVED_AT_ONCE = 20n;

/** The withdrawals that wait for money from the reserve, in the order in which they are served. */
export function Line() {
  const { address } = useConnection();
  const { bankroll, symbol, digits } = useAsset();
  const line = useLine().data;
  const hot = useBank().data?.equityLow;
  const { send, step } = useSend();
  const [failure, setFailure] = useState<Explanation>();

  async function act(what: string, data: `0x${string}`) {
    setFailure(undefined);
    try {
      await send({ to: bankroll, data });
      notify(what);
    } catch (error) {
      setFailure(await explain(error, symbol, "bet", digits));
    }
  }

  if (!line || line.length === 0n) return null;
  const more = line.length - BigInt(line.exits.length);
  return (
    <Pane title="Withdrawals that wait" aside={<Amount chips={line.chips} />}>
      <ol className={styles.line}>
        {line.exits.map((exit) => (
          <li key={exit.id.toString()}>
            <span className={styles.who}>
              {exit.owner === address ? "You" : shorten(exit.owner)}
            </span>
            <Amount chips={exit.chips} />
            <span className={styles.when}>{when(exit)}</span>
            {exit.owner === address && (
              <Button
                size="s"
                disabled={step !== "idle"}
                onClick={() =>
                  void act(
                    "Taken out of the line: the shares are yours again",
                    encodeFunctionData({
                      abi: bankrollAbi,
                      functionName: "cancelExit",
                      args: [exit.id],
                    }),
                  )
                }
              >
                Cancel
              </Button>
            )}
          </li>
        ))}
      </ol>
      {more > 0n && <p className={styles.more}>And {more.toString()} more behind.</p>}
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
      {address && (
        <Button
          size="s"
          disabled={!hot || step !== "idle"}
          onClick={() =>
            void act(
              "Served, in chips",
              encodeFunctionData({
                abi: bankrollAbi,
                functionName: "serveExits",
                args: [SERVED_AT_ONCE],
              }),
            )
          }
        >
          Serve the head of the line
        </Button>
      )}
      <p className={styles.note}>{copy.bank.line}</p>
    </Pane>
  );
}

function when({ servableAt }: WaitingExit): string {
  if (servableAt === undefined) return "after a larger refill by the owner";
  return Number(servableAt) * 1000 <= Date.now() ? "can be served now" : moment(Number(servableAt));
}
