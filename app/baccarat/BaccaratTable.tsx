"use client";

import {
  BACCARAT_SPOTS,
  baccarat,
  decodeChips,
  encodeChips,
  handOf,
} from "../../lib/games/baccarat.ts";
import { shortTimes } from "../parts/tiers.ts";
import { SpreadList } from "../spread/SpreadList.tsx";
import { SpreadTools } from "../spread/SpreadTools.tsx";
import type { Spread } from "../spread/spread.ts";
import { useSpread } from "../spread/use-spread.ts";
import type { BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Coup } from "./Coup.tsx";
import { Layout } from "./Layout.tsx";
import { SPOT_NAMES } from "./spots.ts";

const FACTS: TableFacts = {
  slug: "baccarat",
  verb: "Deal",
  stakeLabel: "Value of a chip",
  firstStake: 1_000_000n,
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

/** What a spot pays when it wins, that chip included, as the model says. */
const PAYS = new Map(
  BACCARAT_SPOTS.map((spot) => [spot, shortTimes(baccarat.quote(encodeChips({ [spot]: 1 })).max)]),
);

export function BaccaratTable() {
  const state = useSpread();
  const { spread } = state;

  const board = ({ bet, roll, waiting, progress, fresh }: BoardView) => (
    <Coup
      hand={roll && !waiting ? handOf(roll.outcome) : undefined}
      id={`${bet?.id} ${roll?.word}`}
      waiting={waiting}
      progress={progress}
      fresh={fresh}
    />
  );

  const below = ({ bet, roll, waiting }: BoardView) => (
    <SpreadTools state={state} last={bet && spreadOf(bet.choice)} disabled={waiting}>
      <Layout
        spread={spread}
        hand={roll && !waiting ? handOf(roll.outcome) : undefined}
        paysOf={(spot) => PAYS.get(spot) ?? ""}
        disabled={waiting}
        onLay={state.onLay}
        onTake={state.onTake}
      />
    </SpreadTools>
  );

  return (
    <Table
      facts={FACTS}
      choice={spread.length > 0 ? choiceOf(spread) : undefined}
      choiceMissing={spread.length === 0 ? "Lay chips on the table" : undefined}
      board={board}
      below={below}
    >
      <SpreadList
        spread={spread}
        most={BACCARAT_SPOTS.length}
        empty="Nothing yet. Click player, banker, tie or a pair."
        spotOf={(id) => {
          const spot = BACCARAT_SPOTS[id] ?? "tie";
          return { name: SPOT_NAMES[spot], pays: PAYS.get(spot) ?? "" };
        }}
        onTake={state.onTakeAll}
      />
    </Table>
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
