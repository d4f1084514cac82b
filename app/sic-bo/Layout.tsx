"use client";

import { Fragment, type ReactNode } from "react";
import {
  SIC_BO_SPOTS,
  type SicBoSpot,
  type SicBoSpotKind,
  throwOf,
} from "../../lib/games/sic-bo.ts";
import { DieFace } from "../parts/Die.tsx";
import { Felt } from "../spread/Felt.tsx";
import { FeltSpot } from "../spread/FeltSpot.tsx";
import type { LayoutProps } from "../spread/SpreadTable.tsx";
import styles from "./Layout.module.css";
import { paysText } from "./pays.ts";

type Row = { name: string; look: string; kinds: readonly SicBoSpotKind[] };

const ROWS: readonly Row[] = [
  { name: "Outside", look: "even", kinds: ["small or big", "odd or even", "any triple"] },
  { name: "Double", look: "six", kinds: ["double"] },
  { name: "Triple", look: "six", kinds: ["triple"] },
  { name: "Total", look: "totals", kinds: ["total"] },
  { name: "Two dice", look: "pairs", kinds: ["two dice"] },
  { name: "Single", look: "six", kinds: ["single"] },
];

const FIRST = 0x80;

/** Every spot of the game, by kind. */
export function Layout({ outcome, ...layout }: LayoutProps) {
  const dice = outcome === undefined ? undefined : throwOf(outcome);
  return (
    <Felt {...layout} first={FIRST} className={styles.felt}>
      {(at) =>
        ROWS.map(({ name, look, kinds }) => {
          const spots = SIC_BO_SPOTS.filter(({ kind }) => kinds.includes(kind));
          const pays = new Set(spots.map(paysText));
          return (
            <div key={name} className={styles.row}>
              <p aria-hidden="true">
                {name}
                {pays.size === 1 && <span>{[...pays][0]}</span>}
              </p>
              <div className={`${styles.spots} ${styles[look]}`}>
                {spots.map((spot) => (
                  <FeltSpot
                    key={spot.id}
                    {...at(spot.id)}
                    label={`${spot.name} ${paysText(spot)}`}
                    won={dice !== undefined && spot.pays(dice) > 0}
                  >
                    {contentOf(spot)}{" "}
                    {pays.size > 1 && <small>{paysText(spot).replace(" for 1", "")}</small>}
                  </FeltSpot>
                ))}
              </div>
            </div>
          );
        })
      }
    </Felt>
  );
}

function contentOf({ id, kind, name }: SicBoSpot): ReactNode {
  const [high, low] = [id >> 4, id & 15];
  switch (kind) {
    case "single":
      return <MiniDice faces={[low]} />;
    case "double":
    case "two dice":
      return <MiniDice faces={[high, low]} />;
    case "triple":
      return <MiniDice faces={[low, low, low]} />;
    case "total":
      return name.replace("total ", "");
    default:
      return (
        <span className={styles.name}>
          {name.split(" ").map((word) => (
            <Fragment key={word}>
              <span>{word}</span>{" "}
            </Fragment>
          ))}
        </span>
      );
  }
}

function MiniDice({ faces }: { faces: readonly number[] }) {
  return (
    <svg
      className={styles.mini}
      viewBox={`0 0 ${faces.length * 108} 104`}
      style={{ aspectRatio: `${faces.length * 108} / 104` }}
      aria-hidden="true"
    >
      {faces.map((n, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dice side by side.
        <g key={i} transform={`translate(${54 + i * 108} 52)`}>
          <DieFace n={n} />
        </g>
      ))}
    </svg>
  );
}
