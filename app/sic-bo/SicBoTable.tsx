"use client";

import {
  decodeSpread,
  encodeSpread,
  SIC_BO_SPOTS,
  spotOf,
  throwOf,
} from "../../lib/games/sic-bo.ts";
import { SpreadList } from "../spread/SpreadList.tsx";
import { SpreadTools } from "../spread/SpreadTools.tsx";
import { useSpread } from "../spread/use-spread.ts";
import type { BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { DiceTray } from "./DiceTray.tsx";
import { Layout } from "./Layout.tsx";
import { paysText } from "./pays.ts";

const FACTS: TableFacts = {
  slug: "sic-bo",
  verb: "Throw",
  stakeLabel: "Value of a chip",
  firstStake: 1_000_000n,
  resting: "Lay chips on the table below. The dice fall when your bet's word has come.",
  reveal: 1.7,
  titleOf: ({ outcome }) => {
    const dice = throwOf(outcome);
    return `${dice.join(" ")}, total ${dice[0] + dice[1] + dice[2]}`;
  },
  rules: [
    `Three dice, one throw: all of its outcomes are equally likely. Lay chips on up to sixteen of ${SIC_BO_SPOTS.length} spots; the throw decides all of them.`,
    "A total wins if the dice add up to it, a pair if both numbers appear, a double or a triple if its number appears that often. A single pays more for each die that shows it. Small, big, odd and even lose to any triple.",
  ],
};

export function SicBoTable() {
  const state = useSpread();
  const { spread } = state;

  const board = ({ bet, roll, waiting, progress, fresh }: BoardView) => (
    <DiceTray
      dice={roll && !waiting ? throwOf(roll.outcome) : undefined}
      id={`${bet?.id} ${roll?.word}`}
      waiting={waiting}
      progress={progress}
      fresh={fresh}
    />
  );

  const below = ({ bet, roll, waiting }: BoardView) => (
    <SpreadTools state={state} last={bet && decodeSpread(bet.choice)} disabled={waiting}>
      <Layout
        spread={spread}
        dice={roll && !waiting ? throwOf(roll.outcome) : undefined}
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
        empty="Nothing yet. Click a total, a pair, or a face."
        spotOf={(id) => ({ name: spotOf(id).name, pays: paysText(spotOf(id)) })}
        onTake={state.onTakeAll}
      />
    </Table>
  );
}
