"use client";

import { Fragment, type ReactNode } from "react";
import { AssetRoom } from "../chain/asset.ts";
import { useBankChoice } from "../chain/use-bank-choice.ts";
import { type TableInfo, useAssets, useTables } from "../chain/use-house.ts";

/** The table where a game is played for an asset. */
export type Seat = {
  table: TableInfo | undefined;
  /** The house of this network has no such table. */
  absent: boolean;
};

/**
 * Finds the table of a game whose asset the address of the page asks for, or else that of its first bank, and counts in its asset
 * inside. Another asset is another table: nothing is carried over.
 */
export function AtTable({ slug, children }: { slug: string; children: (seat: Seat) => ReactNode }) {
  const wanted = useBankChoice();
  const assets = useAssets().data;
  const tables = useTablesOf(slug);
  const table = tables?.find(({ bank }) => bank === wanted) ?? tables?.[0];
  // Whoever asks for another asset waits until it is known, rather than to see that of the first bank for a moment.
  const known = table?.bank === 0 || assets ? table : undefined;
  const asset = known && assets?.[known.bank];
  return (
    <AssetRoom value={asset}>
      <Fragment key={known?.bank ?? 0}>
        {children({ table: known, absent: tables?.length === 0 })}
      </Fragment>
    </AssetRoom>
  );
}

/** The tables where a game is played, one for each asset. Undefined while they are read. */
export function useTablesOf(slug: string): TableInfo[] | undefined {
  return useTables().data?.filter(({ game, hand }) => (game ?? hand)?.slug === slug);
}
