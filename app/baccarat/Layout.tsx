"use client";

import { useMemo } from "react";
import { BACCARAT_SPOTS, type BaccaratHand, type BaccaratSpot } from "../../lib/games/baccarat.ts";
import { FeltSpot } from "../spread/FeltSpot.tsx";
import type { Spread } from "../spread/spread.ts";
import { useFelt } from "../spread/use-felt.ts";
import styles from "./Layout.module.css";
import { SPOT_NAMES } from "./spots.ts";

type Props = {
  spread: Spread;
  /** The deal that was settled, to mark the spots that won. */
  hand: BaccaratHand | undefined;
  paysOf: (spot: BaccaratSpot) => string;
  disabled: boolean;
  onLay: (spot: number) => void;
  onTake: (spot: number) => void;
};

const SHOWN: readonly BaccaratSpot[] = ["playerPair", "tie", "bankerPair", "player", "banker"];

/** Five spots. One stop of the tab key, as in roulette. */
export function Layout({ spread, hand, paysOf, disabled, onLay, onTake }: Props) {
  const { felt, current, setCurrent, onKeyDown } = useFelt(
    BACCARAT_SPOTS.indexOf("player"),
    onTake,
  );
  const counts = useMemo(() => new Map(spread.map(({ spot, count }) => [spot, count])), [spread]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid.
    <div
      ref={felt}
      className={styles.felt}
      role="group"
      aria-label="Betting layout. Arrow keys move, Enter lays chips, Delete takes them back."
      onKeyDown={onKeyDown}
    >
      {SHOWN.map((spot) => {
        const id = BACCARAT_SPOTS.indexOf(spot);
        return (
          <FeltSpot
            key={spot}
            id={id}
            label={`${SPOT_NAMES[spot]} ${paysOf(spot)}`}
            count={counts.get(id) ?? 0}
            won={hand !== undefined && hasWon(spot, hand)}
            tabbable={id === current}
            disabled={disabled}
            className={styles[spot]}
            onFocus={setCurrent}
            onLay={onLay}
            onTake={onTake}
          >
            {SPOT_NAMES[spot]} <small>{paysOf(spot)}</small>
          </FeltSpot>
        );
      })}
    </div>
  );
}

function hasWon(spot: BaccaratSpot, { player, banker, winner }: BaccaratHand): boolean {
  if (spot === "playerPair") return player[0]?.rank === player[1]?.rank;
  if (spot === "bankerPair") return banker[0]?.rank === banker[1]?.rank;
  return spot === winner;
}
