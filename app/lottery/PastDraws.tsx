"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { encodeFunctionData, type Hex } from "viem";
import { getBlockNumber } from "viem/actions";
import { useConnection } from "wagmi";
import { toWordHex } from "../../lib/bytes.ts";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import { formatNumber } from "../../lib/lottery.ts";
import { readPlayersOf } from "../chain/lottery-log.ts";
import { read } from "../chain/read.ts";
import { useHouse } from "../chain/use-house.ts";
import { explain } from "../explain.ts";
import { grouped, shorten } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { copy } from "./copy.ts";
import { Digits } from "./Digits.tsx";
import { DrawProof } from "./DrawProof.tsx";
import styles from "./PastDraws.module.css";
import { CLAIM_AT_ONCE } from "./tickets.ts";
import { useAct } from "./use-act.ts";
import type { PastDraw, useLotteryBook } from "./use-lottery.ts";

/** Draws that are over: what was drawn, who won, and where the proof is. */
export function PastDraws({ book }: { book: ReturnType<typeof useLotteryBook> }) {
  const { draws, hasFailed, hasOlder, readOlder, isReadingOlder } = book;
  return (
    <Pane title={copy.past}>
      {!draws ? (
        hasFailed ? (
          <p className={styles.empty}>The node does not answer. This page tries again by itself.</p>
        ) : (
          <p className={styles.ghost}>
            <Skeleton width="100%" height="34px" />
            <Skeleton width="100%" height="34px" />
          </p>
        )
      ) : draws.length === 0 ? (
        <p className={styles.empty}>{copy.pastEmpty}</p>
      ) : (
        <ul className={styles.list}>
          {draws.map((draw) => (
            <Row key={draw.draw.toString()} past={draw} book={book} />
          ))}
        </ul>
      )}
      {draws && hasOlder && (
        <div className={styles.more}>
          <Button onClick={() => readOlder()} disabled={isReadingOlder}>
            {isReadingOlder ? "Reading…" : "Read older draws"}
          </Button>
        </div>
      )}
    </Pane>
  );
}

function Row({ past, book }: { past: PastDraw; book: ReturnType<typeof useLotteryBook> }) {
  const { draw, tickets, state, drawn, started } = past;
  const winners = state.results.reduce((sum, result) => sum + result.winners, 0n);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h3>
          Draw {draw.toString()}
          <small>
            {grouped(tickets)} {tickets === 1n ? "ticket" : "tickets"}
          </small>
        </h3>
        {state.number !== undefined ? (
          <>
            <Digits number={state.number} />
            <span className="sr-only">{formatNumber(state.number)} was drawn</span>
          </>
        ) : (
          <span className={state.status === "failed" ? "dim" : "warn"}>
            {state.status === "failed" ? "failed" : "waits for its word"}
          </span>
        )}
      </div>
      {drawn && (
        <dl className={styles.facts}>
          {state.results.map(({ tier, winners: many, prize }) => (
            <div key={tier.name}>
              <dt>{tier.name}</dt>
              <dd>
                {many === 0n ? (
                  <span className="dim">none</span>
                ) : (
                  <>
                    {grouped(many)} × <Amount chips={prize} bare />
                  </>
                )}
              </dd>
            </div>
          ))}
          <div>
            <dt>Rolled over</dt>
            <dd>
              <Amount chips={drawn.rollOver} bare />
            </dd>
          </div>
        </dl>
      )}
      {state.status === "failed" && <RefundAll past={past} book={book} />}
      {(drawn || started) && (
        <details className={styles.proof}>
          <summary>
            <Icon name="proof" size={14} /> {drawn ? "Word and proof" : "Request"}
            <span className="sr-only">of draw {draw.toString()}</span>
            <Icon name="chevron" size={12} />
          </summary>
          <dl className={styles.raw}>
            {drawn && (
              <div>
                <dt>Word</dt>
                <dd>
                  <Copyable text={toWordHex(drawn.word)} label="word" />
                </dd>
              </div>
            )}
            {started && <Transaction name="Request" hash={started} />}
            {drawn && <Transaction name="Fulfilment, with the proof" hash={drawn.tx} />}
          </dl>
          {drawn && started && <DrawProof past={past} winners={winners} />}
        </details>
      )}
    </li>
  );
}

function Transaction({ name, hash }: { name: string; hash: Hex }) {
  const explorer = useHouse().chain.blockExplorers?.default;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {explorer ? (
          <a href={`${explorer.url}/tx/${hash}`} rel="noreferrer">
            <span className="mono">{shorten(hash, 8)}</span>
          </a>
        ) : (
          <Copyable text={hash} label={`transaction of the ${name.toLowerCase()}`} />
        )}
      </dd>
    </div>
  );
}

/** Pays the tickets of a failed draw back, player by player. Anybody can. */
function RefundAll({ past, book }: { past: PastDraw; book: ReturnType<typeof useLotteryBook> }) {
  const { address } = useConnection();
  const { chain } = useHouse();
  const queryClient = useQueryClient();
  const openWallet = useWalletDialog();
  const { act, busy, label, failure, setFailure } = useAct();
  const [done, setDone] = useState(false);
  const [looking, setLooking] = useState(false);

  async function refund() {
    if (!book.place) return;
    const { client, lottery } = book.place;
    setLooking(true);
    let all = true;
    try {
      const head = await getBlockNumber(client, { cacheTime: 0 });
      for (const player of await readPlayersOf(book.place, past.draw, head)) {
        const [tickets] = await read(client, {
          address: lottery,
          abi: lotteryAbi,
          functionName: "claimable",
          args: [past.draw, player],
        });
        for (let first = 0; first < tickets.length; first += CLAIM_AT_ONCE) {
          const some = tickets.slice(first, first + CLAIM_AT_ONCE);
          const data = encodeFunctionData({
            abi: lotteryAbi,
            functionName: "payOut",
            args: [past.draw, player, some],
          });
          const wrong = await act(
            { to: lottery, data },
            `Refunded ${some.length} ${some.length === 1 ? "ticket" : "tickets"} to ${shorten(player)}`,
          );
          if (wrong && wrong.tone !== "error") return;
          if (!wrong) continue;
          // An account that refuses money can still claim to another address. The others are paid all the same.
          all = false;
          break;
        }
      }
      setDone(all);
    } catch (error) {
      setFailure(await explain(error, chain.nativeCurrency.symbol));
    } finally {
      setLooking(false);
      void queryClient.invalidateQueries({ queryKey: ["chain", chain.id] });
    }
  }

  return (
    <div className={styles.refund}>
      <p>{done ? "Every ticket of this draw is paid back." : copy.refunded}</p>
      {!done && (
        <Button
          size="s"
          disabled={busy || looking}
          onClick={() => (address ? void refund() : openWallet())}
        >
          {label ?? (looking ? "Reading…" : "Refund every ticket")}
        </Button>
      )}
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </div>
  );
}
