"use client";

import { useEffect, useMemo, useState } from "react";
import { useConnection } from "wagmi";
import type { Statement } from "../../lib/reserves/statement.ts";
import { useHouse } from "../chain/use-house.ts";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { Bank } from "./Bank.tsx";
import { copy } from "./copy.ts";
import { MyChips } from "./MyChips.tsx";
import { Past } from "./Past.tsx";
import styles from "./Reserves.module.css";
import { type Asked, useProof } from "./use-proof.ts";
import { Verdict } from "./Verdict.tsx";

/** The room where anybody proves that the house can pay everybody. */
export function Reserves() {
  const { chain, deployment } = useHouse();
  const { address, status } = useConnection();
  const { proven, reading, problem, prove, stop } = useProof();
  const [asked, setAsked] = useState<Asked>({});
  const settled = status !== "reconnecting" && status !== "connecting";

  // A wallet that connects asks for its own chips.
  useEffect(() => {
    if (settled) {
      setAsked((before) => (before.player === address ? before : { ...before, player: address }));
    }
  }, [settled, address]);

  useEffect(() => {
    if (settled) void prove(asked);
  }, [settled, asked, prove]);

  const ask = (more: Asked) => setAsked((before) => ({ ...before, ...more }));
  const unit = chain.nativeCurrency.symbol;
  // A proof does not know what a network calls its coin.
  const points = useMemo(
    () =>
      (proven?.reserves.points ?? []).map((point) => {
        const name = (bank: Statement) => (bank.asset ? bank : { ...bank, symbol: unit });
        return { ...point, banks: point.banks.map(name) };
      }),
    [proven, unit],
  );
  const last = points.at(-1);
  return (
    <div className={styles.room}>
      <PageHead title={copy.title} lead={copy.lead} />
      {deployment ? (
        <>
          <Verdict
            proven={proven}
            reading={reading}
            problem={problem}
            onBlock={(block) => setAsked({ block, player: asked.player })}
            onStop={stop}
          />
          {last?.banks.map((bank) => (
            <Bank key={bank.bank} statement={bank} />
          ))}
          {!last && reading && (
            <Pane aria-hidden="true">
              <div className={styles.ghost}>
                <Skeleton width="40%" height="1.4em" />
                <Skeleton width="100%" height="9em" />
              </div>
            </Pane>
          )}
          {proven && last && (
            <div className={styles.two}>
              <Past
                points={points}
                reading={reading}
                problem={problem}
                onAsk={(points) => ask({ points })}
                onStop={stop}
              />
              <MyChips
                proven={proven}
                banks={last.banks}
                reading={reading}
                address={address}
                // A past that this node does not know is not asked for again.
                onPlayer={(player) => ask(problem ? { player, points: undefined } : { player })}
              />
            </div>
          )}
        </>
      ) : (
        <Notice tone="error">{copy.absent}</Notice>
      )}
    </div>
  );
}
