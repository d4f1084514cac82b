"use client";

import { useState } from "react";
import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import { formatNumber } from "../../lib/lottery.ts";
import type { Holding } from "../chain/lottery-log.ts";
import { useHouse } from "../chain/use-house.ts";
import { coins } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { copy } from "./copy.ts";
import { Digits } from "./Digits.tsx";
import styles from "./MyTickets.module.css";
import { CLAIM_AT_ONCE, claimableOf, type MyTicket, myTickets, spoken } from "./tickets.ts";
import { useAct } from "./use-act.ts";
import { type PastDraw, type useLotteryBook, useTerms } from "./use-lottery.ts";

const SHOWN = 20;

/** The tickets of the connected account, draw by draw. */
export function MyTickets({ book }: { book: ReturnType<typeof useLotteryBook> }) {
  const { address, status } = useConnection();
  const openWallet = useWalletDialog();
  const price = useTerms().data?.price;
  const { draws, holdings, hasFailed } = book;
  return (
    <Pane title={copy.mine}>
      {!address && status !== "reconnecting" ? (
        <div className={styles.empty}>
          <p>{copy.mineDisconnected}</p>
          <Button onClick={openWallet}>Connect</Button>
        </div>
      ) : !holdings || !draws || price === undefined ? (
        hasFailed ? (
          <p className={styles.empty}>The node does not answer. Your tickets are safe on chain.</p>
        ) : (
          <p className={styles.ghost}>
            <Skeleton width="40%" />
            <Skeleton width="100%" height="30px" />
          </p>
        )
      ) : holdings.length === 0 ? (
        <p className={styles.empty}>{copy.mineEmpty}</p>
      ) : (
        holdings.map((holding) => (
          <Group
            key={`${address} ${holding.draw}`}
            holding={holding}
            past={draws.find(({ draw }) => draw === holding.draw)}
            price={price}
          />
        ))
      )}
    </Pane>
  );
}

const STATUS = { requested: "waits for its word", failed: "failed" } as const;

function Group({
  holding,
  past,
  price,
}: {
  holding: Holding;
  past: PastDraw | undefined;
  price: bigint;
}) {
  const [all, setAll] = useState(false);
  const unit = useHouse().chain.nativeCurrency.symbol;
  const tickets = myTickets(holding, past?.state, price);
  const shown = all ? tickets : tickets.slice(0, SHOWN);
  const status = past?.state.status;
  const number = past?.state.number;
  const { places, chips } = claimableOf(tickets);
  return (
    <section className={styles.group} aria-label={`Your tickets of draw ${holding.draw}`}>
      <header className={styles.head}>
        <h3>
          Draw {holding.draw.toString()}
          <small>
            {tickets.length} {tickets.length === 1 ? "ticket" : "tickets"},{" "}
            {number !== undefined ? (
              <>{formatNumber(number)} was drawn</>
            ) : status === "requested" || status === "failed" ? (
              STATUS[status]
            ) : (
              "not drawn yet"
            )}
          </small>
        </h3>
        {holding.received > 0n && (
          <span className={styles.paid}>
            <Icon name="check" size={13} /> <Amount chips={holding.received} />{" "}
            {status === "failed" ? "taken back" : "claimed"}
          </span>
        )}
      </header>
      {places.length > 0 && (
        <Claim
          draw={holding.draw}
          places={places}
          worth={tickets}
          chips={chips}
          refund={status === "failed"}
        />
      )}
      <ul className={styles.tickets}>
        {shown.map((ticket) => (
          <Ticket key={ticket.place} ticket={ticket} unit={unit} refund={status === "failed"} />
        ))}
      </ul>
      {tickets.length > SHOWN && !all && (
        <Button look="bare" size="s" onClick={() => setAll(true)}>
          Show all {tickets.length}
        </Button>
      )}
    </section>
  );
}

function Ticket({ ticket, unit, refund }: { ticket: MyTicket; unit: string; refund: boolean }) {
  const { number, matched, worth, paid } = ticket;
  const amount = `${coins(worth)} ${unit}`;
  return (
    <li>
      <Digits number={number} matched={matched} />
      <span className="sr-only">
        {formatNumber(number)}: {spoken(ticket, amount)}
      </span>
      {worth > 0n && (
        <span className={paid ? styles.done : refund ? styles.back : styles.won} aria-hidden="true">
          {paid && <Icon name="check" size={12} />}
          <Amount chips={worth} bare />
        </span>
      )}
    </li>
  );
}

/** Takes what tickets of one draw are worth, many of them in one transaction. */
function Claim({
  draw,
  places,
  worth,
  chips,
  refund,
}: {
  draw: bigint;
  places: bigint[];
  worth: readonly MyTicket[];
  chips: bigint;
  refund: boolean;
}) {
  const { address } = useConnection();
  const { chain, deployment } = useHouse();
  const unit = chain.nativeCurrency.symbol;
  const { act, busy, label, failure } = useAct();
  const now = places.slice(0, CLAIM_AT_ONCE);
  const part = worth
    .filter(({ place }) => now.includes(BigInt(place)))
    .reduce((sum, ticket) => sum + ticket.worth, 0n);

  const claim = (asChips: boolean) => {
    if (!deployment || !address) return;
    const data = asChips
      ? encodeFunctionData({
          abi: lotteryAbi,
          functionName: "claimAsChips",
          args: [draw, now],
        })
      : encodeFunctionData({
          abi: lotteryAbi,
          functionName: "claim",
          args: [draw, now, address],
        });
    const where = asChips ? "in your chips" : "in your wallet";
    void act({ to: deployment.lottery, data }, `${coins(part)} ${unit} are ${where}`);
  };

  return (
    <div className={styles.claim}>
      <p>
        <Amount chips={chips} className={refund ? undefined : styles.sum} />{" "}
        {refund ? "to take back" : "won"}, on {places.length}{" "}
        {places.length === 1 ? "ticket" : "tickets"}
        {places.length > now.length && <>, {now.length} in one transaction</>}
      </p>
      <div className={styles.acts}>
        <Button look="glass" disabled={busy} onClick={() => claim(false)}>
          {label ?? `${refund ? "Take back" : "Claim"} ${coins(part)} ${unit}`}
        </Button>
        <Button disabled={busy} onClick={() => claim(true)}>
          As chips
        </Button>
      </div>
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </div>
  );
}
