"use client";

import { type ReactNode, useMemo } from "react";
import type { FeltPlace } from "./FeltSpot.tsx";
import type { LayoutProps } from "./SpreadTable.tsx";
import { useFelt } from "./use-felt.ts";

type Props = Omit<LayoutProps, "outcome"> & {
  /** The spot where the tab key arrives. */
  first: number;
  className: string | undefined;
  onPointerLeave?: () => void;
  /** The spots. `at` says what a spot has to know of the layout. */
  children: (at: (spot: number) => FeltPlace) => ReactNode;
};

/** A betting layout: one stop of the tab key. The arrows go from spot to spot, Enter lays chips, Delete takes them back. */
export function Felt(props: Props) {
  const { first, className, spread, disabled, onLay, onTake, onPointerLeave, children } = props;
  const { felt, current, setCurrent, onKeyDown } = useFelt(first, onTake);
  const counts = useMemo(() => new Map(spread.map(({ spot, count }) => [spot, count])), [spread]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid, nor turn on its side.
    <div
      ref={felt}
      className={className}
      role="group"
      aria-label="Betting layout. Arrow keys move, Enter lays chips, Delete takes them back."
      onKeyDown={onKeyDown}
      onPointerLeave={onPointerLeave}
    >
      {children((id) => ({
        id,
        count: counts.get(id) ?? 0,
        tabbable: id === current,
        disabled,
        onFocus: setCurrent,
        onLay,
        onTake,
      }))}
    </div>
  );
}
