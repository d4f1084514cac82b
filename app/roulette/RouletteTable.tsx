"use client";

import { decodeSpread, encodeSpread, spotOf } from "../../lib/games/roulette.ts";
import { SpreadList } from "../spread/SpreadList.tsx";
import { SpreadTools } from "../spread/SpreadTools.tsx";
import { useSpread } from "../spread/use-spread.ts";
import type { BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Layout } from "./Layout.tsx";
import { Wheel } from "./Wheel.tsx";

const FACTS: TableFacts = {
  slug: "roulette",
  verb: "Spin",
  stakeLabel: "Value of a chip",
  firstStake: 1_000_000n,
  resting: "Lay chips on the table below. The wheel turns when your bet's word has come.",
  reveal: 4.3,
  rules: [
    "A European wheel: 37 pockets, one zero, all equally likely. Lay chips on numbers, on the lines between them, or outside; one spin decides all of them.",
    "A spot that covers n numbers pays 36 divided by n for one chip, that chip included. The zero is what the house keeps: every spot returns 36 of 37. There is no la partage.",
    "A spread has at most sixteen spots, with up to 255 chips on each.",
  ],
};

export function RouletteTable() {
  const state = useSpread();
  const { spread } = state;

  const board = ({ bet, roll, waiting, fresh }: BoardView) => (
    <Wheel pocket={pocketOf(roll, waiting)} id={bet?.id} waiting={waiting} fresh={fresh} />
  );

  const below = ({ bet, roll, waiting }: BoardView) => (
    <SpreadTools state={state} last={bet && decodeSpread(bet.choice)} disabled={waiting}>
      <Layout
        spread={spread}
        pocket={pocketOf(roll, waiting)}
        disabled={waiting}
        onLay={state.onLay}
        onTake={state.onTake}
      />
    </SpreadTools>
  );

  return (
    <Table
      facts={FACTS}
      choice={spread.length > 0 ? encodeSpread(spread) : undefined}
      choiceMissing={spread.length === 0 ? "Lay chips on the table" : undefined}
      board={board}
      below={below}
    >
      <SpreadList
        spread={spread}
        empty="Nothing yet. Click a number, or the line between two."
        spotOf={(id) => ({ name: spotOf(id).name, pays: `${spotOf(id).pays} for 1` })}
        onTake={state.onTakeAll}
      />
    </Table>
  );
}

function pocketOf(roll: BoardView["roll"], waiting: boolean): number | undefined {
  return roll && !waiting ? Number(roll.outcome) : undefined;
}
