"use client";

import type { CSSProperties } from "react";
import { TILES, type Tile, tilesOf } from "../../lib/hands/mines.ts";
import { useFelt } from "../spread/use-felt.ts";
import styles from "./Field.module.css";
import { Gem, Mine } from "./marks.tsx";

type Props = {
  id: string;
  /** What is known of the tiles. Undefined before the first is opened. */
  tiles: readonly Tile[] | undefined;
  /** Tiles that are to be opened. */
  picks: readonly number[];
  /** The decision, or choice, that is on its way to its word. */
  pending: bigint | undefined;
  progress: number;
  fresh: boolean;
  disabled: boolean;
  onTile: (tile: number) => void;
};

const ALL = Array.from({ length: TILES }, (_, i) => i);
const SAID: Record<Tile, string> = { closed: "closed", safe: "safe", mine: "a mine" };

/** The field of 25 tiles: one stop of the tab key, the arrows go from tile to tile. */
export function Field(props: Props) {
  const { id, tiles, picks, pending, progress, fresh, disabled, onTile } = props;
  const { felt, current, setCurrent, onKeyDown } = useFelt(12, () => {});
  const opening = pending === undefined ? [] : tilesOf(pending);
  const over = tiles?.includes("mine");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid.
    <div
      ref={felt}
      className={`${styles.field} ${over ? styles.over : ""}`}
      style={{ "--progress": progress } as CSSProperties}
      role="group"
      aria-label="Field. Arrow keys move, Enter opens."
      onKeyDown={onKeyDown}
    >
      {ALL.map((tile) => {
        const lies = tiles?.[tile] ?? "closed";
        const isOpening = opening.includes(tile) && lies === "closed";
        const isPicked = picks.includes(tile) && lies === "closed" && !isOpening;
        const look = [
          styles.tile,
          styles[lies],
          isPicked && styles.picked,
          isOpening && styles.opening,
          fresh && lies !== "closed" && styles.fresh,
        ];
        const said = isOpening ? "being drawn" : SAID[lies];
        return (
          <button
            key={lies === "closed" ? tile : `${tile} ${id.split(" ")[0]}`}
            type="button"
            data-spot={tile}
            className={look.filter(Boolean).join(" ")}
            tabIndex={tile === current ? 0 : -1}
            aria-pressed={isPicked}
            aria-disabled={disabled || lies !== "closed"}
            aria-label={`Tile ${tile + 1}, ${said}`}
            onFocus={() => setCurrent(tile)}
            onClick={() => !disabled && (lies === "closed" || over) && onTile(tile)}
          >
            {lies === "safe" ? <Gem /> : lies === "mine" ? <Mine /> : null}
          </button>
        );
      })}
    </div>
  );
}
