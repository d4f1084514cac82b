"use client";

import { type CSSProperties, memo, useMemo, useState } from "react";
import { colourOf, SPOTS, type Spot } from "../../lib/games/roulette.ts";
import { Felt } from "../spread/Felt.tsx";
import { type FeltPlace, FeltSpot } from "../spread/FeltSpot.tsx";
import type { LayoutProps } from "../spread/SpreadTable.tsx";
import { placeOf } from "./geometry.ts";
import styles from "./Layout.module.css";

const PLACES = SPOTS.map(({ id }) => placeOf(id));

/** Inside cells below, lines between them above: in the order in which they are painted. */
const PAINTED = [...SPOTS].sort((a, b) => rank(a) - rank(b));

/** Every spot of the game: those between numbers lie on the lines, and light up what they cover. */
export function Layout({ outcome, ...layout }: LayoutProps) {
  const [pointed, setPointed] = useState<number>();
  const lit = useMemo(
    () => new Set(pointed === undefined ? [] : SPOTS[pointed]?.numbers),
    [pointed],
  );
  return (
    <Felt
      {...layout}
      first={17}
      className={styles.felt}
      onPointerLeave={() => setPointed(undefined)}
    >
      {(at) =>
        PAINTED.map((spot) => (
          <SpotButton
            key={spot.id}
            {...at(spot.id)}
            spot={spot}
            lit={spot.kind === "straight" && lit.has(spot.id)}
            won={BigInt(spot.id) === outcome}
            onPoint={setPointed}
          />
        ))
      }
    </Felt>
  );
}

type SpotProps = FeltPlace & {
  spot: Spot;
  lit: boolean;
  won: boolean;
  onPoint: (spot: number) => void;
};

// There are many, and all are drawn anew whenever one is pointed at.
const SpotButton = memo(function SpotButton({ spot, lit, won, onPoint, ...place }: SpotProps) {
  const { along, across, length, breadth } = PLACES[spot.id] as (typeof PLACES)[number];
  return (
    <FeltSpot
      {...place}
      label={`${labelOf(spot)}, pays ${spot.pays} for 1`}
      won={won}
      bare
      className={[styles.spot, styles[lookOf(spot)], lit && styles.lit].filter(Boolean).join(" ")}
      style={
        {
          "--along": along,
          "--across": across,
          "--length": length,
          "--breadth": breadth,
        } as CSSProperties
      }
      onPointerEnter={() => onPoint(spot.id)}
      onFocus={(id) => {
        place.onFocus(id);
        onPoint(id);
      }}
    >
      <span className={styles.text}>{textOf(spot)}</span>
    </FeltSpot>
  );
});

function rank({ kind }: Spot): number {
  if (kind === "corner" || kind === "trio" || kind === "first four" || kind === "six line")
    return 2;
  return kind === "split" || kind === "street" ? 1 : 0;
}

function lookOf({ kind, name, numbers }: Spot): string {
  if (kind === "straight") return colourOf(numbers[0] as number);
  if (name === "red" || name === "black") return `outside_${name}`;
  if (kind === "dozen" || kind === "column" || kind === "even chance") return "outside";
  if (kind === "split")
    return numbers[1] === (numbers[0] as number) + 1 && numbers[0] !== 0 ? "side" : "line";
  return kind === "street" ? "side" : "cross";
}

function textOf({ kind, name, numbers }: Spot): string {
  if (kind === "straight") return name;
  if (kind === "dozen") return `${numbers[0]}–${numbers[11]}`;
  if (kind === "column") return "2:1";
  if (name === "low 1-18") return "1–18";
  if (name === "high 19-36") return "19–36";
  return kind === "even chance" ? name : "";
}

function labelOf({ kind, name, numbers }: Spot): string {
  if (kind === "column") return `${name}, 2:1`;
  return kind === "straight" ? `${name} ${colourOf(numbers[0] as number)}` : name;
}
