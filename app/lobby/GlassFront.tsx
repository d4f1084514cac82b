"use client";

import Link from "next/link";
import type { CSSProperties } from "react";
import { formatBetId } from "../../lib/bet-id.ts";
import { drawsOf } from "../chain/draws.ts";
import { useFeed } from "../chain/use-bets.ts";
import { useVerifyHref } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import styles from "./GlassFront.module.css";
import { type RoundView, roundsOf } from "./rounds.ts";

const COLUMNS = 14;
const PANES = 4 * COLUMNS;

/** The front of the glass house: every pane is one round, lit when its draw is proven and settled. */
export function GlassFront() {
  const bets = useFeed().data?.bets;
  const rounds = bets ? roundsOf(bets.flatMap(drawsOf), PANES).reverse() : [];
  const dark = PANES - rounds.length;
  return (
    <figure className={styles.front}>
      <Roof />
      <ol className={styles.wall} aria-label={copy.lobby.front}>
        {Array.from({ length: PANES }, (_, place) => {
          const round = rounds[place - dark];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: panes that never move.
            <li key={place}>
              {round ? (
                <Lit round={round} age={PANES - 1 - place} />
              ) : (
                <span className={styles.pane} />
              )}
            </li>
          );
        })}
      </ol>
      <figcaption className={styles.caption}>
        <strong>{copy.lobby.front}.</strong>{" "}
        {bets?.length === 0 ? copy.lobby.frontEmpty : copy.lobby.frontHint}
      </figcaption>
    </figure>
  );
}

const STATES = { open: "waits for its word", drawn: "drawn and settled", refunded: "refunded" };

function Lit({ round, age }: { round: RoundView; age: number }) {
  const text = `Round ${round.round}: ${round.bets} ${round.bets === 1 ? "bet" : "bets"}, ${STATES[round.state]}`;
  return (
    <Link
      href={useVerifyHref()(formatBetId(round.first))}
      prefetch={false}
      className={`${styles.pane} ${styles[round.state]}`}
      style={{ "--age": age / PANES } as CSSProperties}
      title={text}
      aria-label={text}
    />
  );
}

/** The gable, with its glazing bars. */
function Roof() {
  const bars = Array.from({ length: COLUMNS - 1 }, (_, i) => ((i + 1) * 560) / COLUMNS);
  const height = (x: number) => 8 + (Math.abs(x - 280) / 280) * 88;
  return (
    <svg
      className={styles.roof}
      viewBox="0 0 560 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d="M2 97 280 6l278 91Z" className={styles.gable} />
      <path
        d={bars.map((x) => `M${x} 97V${height(x).toFixed(1)}`).join("")}
        className={styles.bars}
      />
      <path d="M140 52H420" className={styles.bars} />
      <path d="M2 97 280 6l278 91" className={styles.ridge} />
    </svg>
  );
}
