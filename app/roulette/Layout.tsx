"use client";

import { type CSSProperties, memo, useCallback, useMemo, useState } from "react";
import { colourOf, SPOTS, type Spot } from "../../lib/games/roulette.ts";
import type { Spread } from "../spread/spread.ts";
import { useFelt } from "../spread/use-felt.ts";
import { placeOf } from "./geometry.ts";
import styles from "./Layout.module.css";

type Props = {
  spread: Spread;
  /** The pocket that won, to be marked. */
  pocket: number | undefined;
  disabled: boolean;
  onLay: (spot: number) => void;
  onTake: (spot: number) => void;
};

const PLACES = SPOTS.map(({ id }) => placeOf(id));

/** Inside cells below, lines between them above: in the order in which they are painted. */
const PAINTED = [...SPOTS].sort((a, b) => rank(a) - rank(b));

/**
 * The betting layout: every spot of the game is a button, those between numbers lie on the lines. One stop of the tab key; the arrows
 * go from spot to spot, Enter lays chips, Delete takes them back.
 */
export function Layout({ spread, pocket, disabled, onLay, onTake }: Props) {
  const { felt, current, setCurrent, onKeyDown } = useFelt(17, onTake);
  const [pointed, setPointed] = useState<number>();
  const counts = useMemo(() => new Map(spread.map(({ spot, count }) => [spot, count])), [spread]);
  const lit = useMemo(
    () => new Set(pointed === undefined ? [] : SPOTS[pointed]?.numbers),
    [pointed],
  );
  const point = useCallback((spot: number | undefined) => setPointed(spot), []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid that turns on its side.
    <div
      ref={felt}
      className={styles.felt}
      role="group"
      aria-label="Betting layout. Arrow keys move, Enter lays chips, Delete takes them back."
      onKeyDown={onKeyDown}
      onPointerLeave={() => setPointed(undefined)}
    >
      {PAINTED.map((spot) => (
        <SpotButton
          key={spot.id}
          spot={spot}
          count={counts.get(spot.id) ?? 0}
          lit={spot.kind === "straight" && lit.has(spot.id)}
          won={spot.id === pocket}
          tabbable={spot.id === current}
          disabled={disabled}
          onPoint={point}
          onFocus={setCurrent}
          onLay={onLay}
          onTake={onTake}
        />
      ))}
    </div>
  );
}

type SpotProps = {
  spot: Spot;
  count: number;
  lit: boolean;
  won: boolean;
  tabbable: boolean;
  disabled: boolean;
  onPoint: (spot: number | undefined) => void;
  onFocus: (spot: number) => void;
  onLay: (spot: number) => void;
  onTake: (spot: number) => void;
};

const SpotButton = memo(function SpotButton(props: SpotProps) {
  const { spot, count, lit, won, tabbable, disabled, onPoint, onFocus, onLay, onTake } = props;
  const { along, across, length, breadth } = PLACES[spot.id] as (typeof PLACES)[number];
  const chips = count === 0 ? "" : `, ${count} ${count === 1 ? "chip" : "chips"}`;
  return (
    <button
      type="button"
      data-spot={spot.id}
      className={[styles.spot, styles[lookOf(spot)], lit && styles.lit, won && styles.won]
        .filter(Boolean)
        .join(" ")}
      style={
        {
          "--along": along,
          "--across": across,
          "--length": length,
          "--breadth": breadth,
        } as CSSProperties
      }
      tabIndex={tabbable ? 0 : -1}
      disabled={disabled}
      aria-label={`${labelOf(spot)}, pays ${spot.pays} for 1${chips}`}
      onPointerEnter={() => onPoint(spot.id)}
      onFocus={() => {
        onFocus(spot.id);
        onPoint(spot.id);
      }}
      onClick={(event) => (event.shiftKey ? onTake(spot.id) : onLay(spot.id))}
      onContextMenu={(event) => {
        event.preventDefault();
        onTake(spot.id);
      }}
    >
      <span className={styles.text}>{textOf(spot)}</span>
      {count > 0 && <span className={styles.chip}>{count}</span>}
    </button>
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
