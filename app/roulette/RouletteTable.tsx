"use client";

import { decodeSpread, encodeSpread, spotOf } from "../../lib/games/roulette.ts";
import { type SpreadFacts, SpreadTable } from "../spread/SpreadTable.tsx";
import type { BoardView } from "../tables/board.ts";
import { Layout } from "./Layout.tsx";
import { Wheel } from "./Wheel.tsx";

const FACTS: SpreadFacts = {
  slug: "roulette",
  verb: "Spin",
  resting: "Lay chips on the table below. The wheel turns when your bet's word has come.",
  reveal: 4.3,
  rules: [
    "A European wheel: 37 pockets, one zero, all equally likely. Lay chips on numbers, on the lines between them, or outside; one spin decides all of them.",
    "A spot that covers n numbers pays 36 divided by n for one chip, that chip included. The zero is what the house keeps: every spot returns 36 of 37. There is no la partage.",
    "A spread has at most sixteen spots, with up to 255 chips on each.",
  ],
};

export function RouletteTable() {
  const board = ({ bet, roll, waiting, fresh }: BoardView) => (
    <Wheel
      pocket={roll && !waiting ? Number(roll.outcome) : undefined}
      id={bet?.id}
      waiting={waiting}
      fresh={fresh}
    />
  );
  return (
    <SpreadTable
      facts={FACTS}
      encode={encodeSpread}
      decode={decodeSpread}
      spotOf={(id) => ({ name: spotOf(id).name, pays: `${spotOf(id).pays} for 1` })}
      empty="Nothing yet. Click a number, or the line between two."
      board={board}
      layout={Layout}
    />
  );
}
