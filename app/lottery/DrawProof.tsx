"use client";

import { useMutation } from "@tanstack/react-query";
import type { Client, Hex } from "viem";
import { getTransaction, getTransactionReceipt } from "viem/actions";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import type { Deployment } from "../chain/chains.ts";
import { read } from "../chain/read.ts";
import { useHouse } from "../chain/use-house.ts";
import { explain } from "../errors.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import styles from "./DrawProof.module.css";
import type { PastDraw } from "./use-lottery.ts";

/** Checks a draw in this browser. The verifier is loaded when the button is pressed. */
export function DrawProof({ past, winners }: { past: PastDraw; winners: bigint }) {
  const { client, deployment } = useHouse();
  const checking = useMutation({
    mutationFn: async () => {
      if (!deployment) throw new Error("there is no lottery on this network");
      const [{ verifyLotteryDraw }, evidence] = await Promise.all([
        import("../../lib/verify-lottery.ts"),
        evidenceOf(client, deployment, past),
      ]);
      return verifyLotteryDraw(evidence);
    },
  });
  const { data, error, isPending } = checking;
  return (
    <div className={styles.proof}>
      {data ? (
        <ol className={styles.checks} aria-label={`Proof of draw ${past.draw}`}>
          {data.checks.map(({ id, title, detail, ok }) => (
            <li key={id} className={ok === true ? styles.good : styles.bad}>
              <Icon name={ok === true ? "check" : "cross"} size={14} />
              <span>
                <span className="sr-only">{ok === true ? "holds" : "does not hold"}: </span>
                {title}
                <small>{detail}</small>
              </span>
            </li>
          ))}
          <li className={styles.count}>
            {winners.toString()} {winners === 1n ? "winner was" : "winners were"} counted by the
            contract as tickets were sold.
          </li>
        </ol>
      ) : (
        <Button size="s" disabled={isPending} onClick={() => checking.mutate()}>
          {isPending ? "Checking…" : "Check it in this browser"}
        </Button>
      )}
      {error && <Notice tone={explain(error).tone}>{explain(error).text}</Notice>}
    </div>
  );
}

async function evidenceOf(
  client: Client,
  { lottery, keyHash }: Deployment,
  { draw, drawn, started, tickets, state }: PastDraw,
) {
  const of = { address: lottery, abi: lotteryAbi } as const;
  const [asked, answer, subscription, price] = await Promise.all([
    getTransactionReceipt(client, { hash: started as Hex }),
    getTransaction(client, { hash: drawn?.tx as Hex }),
    read(client, { ...of, functionName: "subscription" }),
    read(client, { ...of, functionName: "price" }),
  ]);
  return {
    lottery,
    keyHash,
    subscription,
    draw,
    tickets,
    price,
    word: drawn?.word ?? 0n,
    number: state.number ?? 0,
    winners: state.results.map(({ winners }) => winners),
    prizes: state.results.map(({ prize }) => prize),
    calldata: answer.input,
    blockHash: asked.blockHash,
  };
}
