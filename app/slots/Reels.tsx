"use client";

import { type CSSProperties, memo, useState } from "react";
import {
  lineOf,
  type Reels as ReelCount,
  type SlotSymbol,
  STRIPS,
  symbolAt,
} from "../../lib/games/slots.ts";
import styles from "./Reels.module.css";
import { SymbolSheet, SymbolUse } from "./symbols.tsx";

type Props = {
  reels: ReelCount;
  /** Where the settled word stops each reel. */
  stops: readonly number[] | undefined;
  id: string;
  waiting: boolean;
  progress: number;
  fresh: boolean;
};

const REST = [0, 0, 0, 0, 0];

/** Reels with the printed strips. They spin when the word has come, past every symbol in between, and stop one after the other. */
export function Reels({ reels, stops, id, waiting, progress, fresh }: Props) {
  const [seen, setSeen] = useState({
    id: "",
    stops: REST as readonly number[],
    before: REST as readonly number[],
  });
  if (stops && seen.id !== id) setSeen({ id, stops, before: seen.stops });

  const line = stops && lineOf(reels, stops);
  const alike = line && line.pays > 0 ? line.alike : 0;
  const shown = Array.from({ length: reels }, (_, reel) => seen.stops[reel] ?? 0);
  const label = waiting
    ? "The reels wait for their word"
    : stops
      ? `The line shows ${shown.map((stop, reel) => symbolAt(reel, stop)).join(", ")}`
      : `${reels} reels`;
  return (
    <div
      className={`${styles.machine} ${waiting ? styles.waiting : ""}`}
      style={{ "--reels": reels, "--progress": progress } as CSSProperties}
      role="img"
      aria-label={label}
    >
      <SymbolSheet />
      {shown.map((stop, reel) => (
        <Reel
          // biome-ignore lint/suspicious/noArrayIndexKey: reels stand in their places.
          key={reel}
          strip={STRIPS[reel] ?? []}
          stop={stop}
          from={stops && fresh ? (seen.before[reel] ?? 0) : undefined}
          spin={seen.id}
          place={reel}
          lit={reel < alike}
        />
      ))}
      <div className={styles.line} />
    </div>
  );
}

type ReelProps = {
  strip: readonly SlotSymbol[];
  stop: number;
  /** Where it stood before, if it spins. */
  from: number | undefined;
  spin: string;
  place: number;
  lit: boolean;
};

const Reel = memo(function Reel({ strip, stop, from, spin, place, lit }: ReelProps) {
  const turn = strip.length;
  // At least one whole turn, and as far as it takes.
  const way = from === undefined ? 0 : turn + ((from - stop + turn) % turn);
  const cells = Array.from({ length: way + 3 }, (_, i) => strip[(stop - 1 + i + turn) % turn]);
  return (
    <div className={`${styles.reel} ${lit ? styles.lit : ""}`}>
      <div
        key={`${spin} ${from === undefined}`}
        className={from === undefined ? styles.strip : `${styles.strip} ${styles.spin}`}
        style={
          {
            "--way": `${(-100 * way) / cells.length}%`,
            "--length": `${1.3 + place * 0.4}s`,
          } as CSSProperties
        }
      >
        {cells.map((symbol, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the strip as it is printed.
          <div key={i} className={styles.cell}>
            {symbol && <SymbolUse symbol={symbol} />}
          </div>
        ))}
      </div>
    </div>
  );
});
