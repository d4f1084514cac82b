"use client";

import type { ComponentType } from "react";
import type { Board, BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { SpreadList } from "./SpreadList.tsx";
import { SpreadTools } from "./SpreadTools.tsx";
import type { Spread } from "./spread.ts";
import { useSpread } from "./use-spread.ts";

/** What every layout is made from. */
export type LayoutProps = {
  /** What lies on it. */
  spread: Spread;
  /** The outcome that was settled, to mark the spots that won. */
  outcome: bigint | undefined;
  disabled: boolean;
  onLay: (spot: number) => void;
  onTake: (spot: number) => void;
};

/** What is the same for every bet at such a table. */
export type SpreadFacts = Omit<TableFacts, "stakeLabel" | "firstStake">;

type Props = {
  facts: SpreadFacts;
  encode: (spread: Spread) => bigint;
  decode: (choice: bigint) => Spread;
  spotOf: (spot: number) => { name: string; pays: string };
  /** How many spots may have chips. */
  most?: number;
  /** What the slip says before any chip. */
  empty: string;
  board: Board;
  layout: ComponentType<LayoutProps>;
};

/** The room of a table where chips are laid on a layout, and one draw decides all of them. */
export function SpreadTable(props: Props) {
  const { facts, encode, decode, spotOf, most, empty, board, layout: Layout } = props;
  const state = useSpread();
  const { spread, onLay, onTake, onTakeAll } = state;

  const below = ({ bet, roll, waiting }: BoardView) => (
    <SpreadTools state={state} last={bet && decode(bet.choice)} disabled={waiting}>
      <Layout
        spread={spread}
        outcome={waiting ? undefined : roll?.outcome}
        disabled={waiting}
        onLay={onLay}
        onTake={onTake}
      />
    </SpreadTools>
  );

  return (
    <Table
      facts={{ ...facts, stakeLabel: "Value of a chip", firstStake: 1_000_000n }}
      choice={spread.length > 0 ? encode(spread) : undefined}
      choiceMissing={spread.length === 0 ? "Lay chips on the table" : undefined}
      board={board}
      below={below}
    >
      <SpreadList spread={spread} most={most} empty={empty} spotOf={spotOf} onTake={onTakeAll} />
    </Table>
  );
}
