"use client";

import { useCallback, useState } from "react";
import { MAX_COUNT, MAX_SPOTS } from "../../lib/games/spread.ts";
import { lay, type Refusal, type Spread, take } from "./spread.ts";

type State = {
  /** The last is what lies on the table; the others are what undo goes back to. */
  past: readonly Spread[];
  /** Why the last click laid nothing. */
  said: string;
};

/** How many chips a click lays. */
export type PerClick = "1" | "5" | "25" | "100";

export type SpreadState = {
  spread: Spread;
  said: string;
  perClick: PerClick;
  setPerClick: (count: PerClick) => void;
  onLay: (spot: number) => void;
  onTake: (spot: number) => void;
  /** Takes all chips of a spot. */
  onTakeAll: (spot: number) => void;
  /** Lays another spread in the place of this one. */
  put: (spread: Spread) => void;
  undo: () => void;
  canUndo: boolean;
};

const UNDOABLE = 60;

const REFUSALS: Record<Refusal, string> = {
  spots: `A spread has at most ${MAX_SPOTS} spots.`,
  count: `A spot takes at most ${MAX_COUNT} chips.`,
};

/** Chips on a layout, with a way back. */
export function useSpread(): SpreadState {
  const [{ past, said }, setState] = useState<State>({ past: [[]], said: "" });
  const [perClick, setPerClick] = useState<PerClick>("1");

  const change = useCallback((next: (spread: Spread) => Spread | Refusal) => {
    setState((before) => {
      const now = before.past.at(-1) ?? [];
      const after = next(now);
      if (typeof after === "string") return { past: before.past, said: REFUSALS[after] };
      return {
        past: after === now ? before.past : [...before.past.slice(-UNDOABLE), after],
        said: "",
      };
    });
  }, []);
  const onLay = useCallback(
    (spot: number) => change((now) => lay(now, spot, Number(perClick))),
    [change, perClick],
  );
  const onTake = useCallback(
    (spot: number) => change((now) => take(now, spot, Number(perClick))),
    [change, perClick],
  );

  return {
    spread: past.at(-1) ?? [],
    said,
    perClick,
    setPerClick,
    onLay,
    onTake,
    onTakeAll: (spot) => change((now) => take(now, spot, MAX_COUNT)),
    put: (spread) => change(() => spread),
    undo: () =>
      setState((before) => ({
        past: before.past.length > 1 ? before.past.slice(0, -1) : before.past,
        said: "",
      })),
    canUndo: past.length > 1,
  };
}
