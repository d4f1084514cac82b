"use client";

import { BACCARAT_SPOTS, decodeChips, encodeChips, handOf } from "../../lib/games/baccarat.ts";
import { type SpreadFacts, SpreadTable } from "../spread/SpreadTable.tsx";
import type { Spread } from "../spread/spread.ts";
import type { BoardView } from "../tables/board.ts";
import { Coup } from "./Coup.tsx";
import { Layout } from "./Layout.tsx";
import { spotOf } from "./spots.ts";

const FACTS: SpreadFacts = {
  slug: "baccarat",
  verb: "Deal",
  resting: "Lay chips on the table below. The cards are dealt when your bet's word has come.",
  reveal: 3,
  titleOf: ({ outcome }) => {
    const { totals, winner } = handOf(outcome);
    if (winner === "tie") return `a tie at ${totals.player}`;
    return `${winner} wins, ${totals[winner]} to ${totals[winner === "player" ? "banker" : "player"]}`;
  },
  rules: [
    "Two hands are dealt from a shoe of eight decks that is whole before every deal. Cards count their pips, tens and pictures nothing, and of the sum only the last digit. The hand nearer to nine wins.",
    "With 8 or 9 in either hand nobody draws. Otherwise the player draws to 5 or less. If the player stood, so does the banker from 6; if not, the banker draws as the table of the game says, by the player's third card.",
    "On a tie, chips on player and banker come back. A pair is two first cards of one rank.",
  ],
};

export function BaccaratTable() {
  const board = ({ bet, roll, waiting, progress, fresh }: BoardView) => (
    <Coup
      hand={roll && !waiting ? handOf(roll.outcome) : undefined}
      id={`${bet?.id} ${roll?.word}`}
      waiting={waiting}
      progress={progress}
      fresh={fresh}
    />
  );
  return (
    <SpreadTable
      facts={FACTS}
      encode={choiceOf}
      decode={spreadOf}
      spotOf={spotOf}
      most={BACCARAT_SPOTS.length}
      empty="Nothing yet. Click player, banker, tie or a pair."
      board={board}
      layout={Layout}
    />
  );
}

function choiceOf(spread: Spread): bigint {
  return encodeChips(
    Object.fromEntries(spread.map(({ spot, count }) => [BACCARAT_SPOTS[spot], count])),
  );
}

function spreadOf(choice: bigint): Spread {
  const chips = decodeChips(choice);
  return BACCARAT_SPOTS.map((spot, id) => ({ spot: id, count: chips[spot] })).filter(
    ({ count }) => count > 0,
  );
}
