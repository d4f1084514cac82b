"use client";

import {
  decodeSpread,
  encodeSpread,
  SIC_BO_SPOTS,
  spotOf,
  throwOf,
} from "../../lib/games/sic-bo.ts";
import { type SpreadFacts, SpreadTable } from "../spread/SpreadTable.tsx";
import type { BoardView } from "../tables/board.ts";
import { DiceTray } from "./DiceTray.tsx";
import { Layout } from "./Layout.tsx";
import { paysText } from "./pays.ts";

const FACTS: SpreadFacts = {
  slug: "sic-bo",
  verb: "Throw",
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
  const board = ({ bet, roll, waiting, progress, fresh }: BoardView) => (
    <DiceTray
      dice={roll && !waiting ? throwOf(roll.outcome) : undefined}
      id={`${bet?.id} ${roll?.word}`}
      waiting={waiting}
      progress={progress}
      fresh={fresh}
    />
  );
  return (
    <SpreadTable
      facts={FACTS}
      encode={encodeSpread}
      decode={decodeSpread}
      spotOf={(id) => ({ name: spotOf(id).name, pays: paysText(spotOf(id)) })}
      empty="Nothing yet. Click a total, a pair, or a face."
      board={board}
      layout={Layout}
    />
  );
}
