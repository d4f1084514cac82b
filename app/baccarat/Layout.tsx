"use client";

import {
  BACCARAT_SPOTS,
  type BaccaratHand,
  type BaccaratSpot,
  handOf,
} from "../../lib/games/baccarat.ts";
import { Felt } from "../spread/Felt.tsx";
import { FeltSpot } from "../spread/FeltSpot.tsx";
import type { LayoutProps } from "../spread/SpreadTable.tsx";
import styles from "./Layout.module.css";
import { spotOf } from "./spots.ts";

const SHOWN: readonly BaccaratSpot[] = ["playerPair", "tie", "bankerPair", "player", "banker"];

/** Five spots. */
export function Layout({ outcome, ...layout }: LayoutProps) {
  const hand = outcome === undefined ? undefined : handOf(outcome);
  return (
    <Felt {...layout} first={BACCARAT_SPOTS.indexOf("player")} className={styles.felt}>
      {(at) =>
        SHOWN.map((spot) => {
          const id = BACCARAT_SPOTS.indexOf(spot);
          const { name, pays } = spotOf(id);
          return (
            <FeltSpot
              key={spot}
              {...at(id)}
              label={`${name} ${pays}`}
              won={hand !== undefined && hasWon(spot, hand)}
              className={styles[spot]}
            >
              {name} <small>{pays}</small>
            </FeltSpot>
          );
        })
      }
    </Felt>
  );
}

function hasWon(spot: BaccaratSpot, { player, banker, winner }: BaccaratHand): boolean {
  if (spot === "playerPair") return player[0]?.rank === player[1]?.rank;
  if (spot === "bankerPair") return banker[0]?.rank === banker[1]?.rank;
  return spot === winner;
}
