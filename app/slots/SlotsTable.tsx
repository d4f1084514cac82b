"use client";

import { useState } from "react";
import {
  encodeReels,
  lineOf,
  type Reels as ReelCount,
  reelsOf,
  STRIPS,
  stopsOf,
} from "../../lib/games/slots.ts";
import { Segmented } from "../parts/Segmented.tsx";
import type { BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { PayTable } from "./PayTable.tsx";
import { Reels } from "./Reels.tsx";
import styles from "./SlotsTable.module.css";
import { Strips } from "./Strips.tsx";

const FACTS: TableFacts = {
  slug: "slots",
  verb: "Spin",
  firstStake: 10_000_000n,
  resting:
    "Three reels or five. They spin when your bet's word has come, to the stops that it says.",
  reveal: 3.1,
  titleOf: ({ outcome }, choice) => {
    const reels = reelsOf(choice);
    const { symbol, alike, pays } = lineOf(reels, stopsOf(reels, outcome));
    return pays > 0 ? `${alike} × ${symbol}` : "no line";
  },
  rules: [
    `Each reel has a printed strip of ${STRIPS[0]?.length} stops, and stops at each of them with the same chance. There is one line, the middle row: symbols alike from the left pay as the table under the reels says.`,
    "The strips stand beside the table, stop by stop. They are the ones in the contract: what passes on the reels is what is printed, and nothing weighs a symbol but how often it is there.",
  ],
};

export function SlotsTable() {
  const [chosen, setChosen] = useState<ReelCount>(3);

  const board = ({ bet, roll, waiting, fresh, progress }: BoardView) => {
    const reels = bet && (waiting || roll) ? reelsOf(bet.choice) : chosen;
    const stops = roll && !waiting ? stopsOf(reels, roll.outcome) : undefined;
    return (
      <div className={styles.board}>
        <Reels
          reels={reels}
          stops={stops}
          id={`${bet?.id} ${roll?.word}`}
          waiting={waiting}
          progress={progress}
          fresh={fresh}
        />
        <PayTable reels={reels} line={stops && lineOf(reels, stops)} />
      </div>
    );
  };

  return (
    <Table facts={FACTS} choice={encodeReels(chosen)} board={board}>
      <Segmented
        legend="Machine"
        shown
        value={`${chosen}`}
        onValue={(value) => setChosen(value === "3" ? 3 : 5)}
        options={[
          { value: "3", label: "Three reels" },
          { value: "5", label: "Five reels" },
        ]}
      />
      <Strips />
    </Table>
  );
}
