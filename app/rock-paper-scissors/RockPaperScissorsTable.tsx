"use client";

import { useState } from "react";
import { ONE } from "../../lib/games/game.ts";
import { encodeThrow, type Throw, throwOf } from "../../lib/games/rock-paper-scissors.ts";
import { Segmented } from "../parts/Segmented.tsx";
import type { TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Hands } from "./Hands.tsx";
import { ThrowMark } from "./ThrowMark.tsx";

const FACTS: TableFacts = {
  slug: "rock-paper-scissors",
  verb: "Throw",
  firstStake: 10_000_000n,
  resting: "Pick what you throw. The house throws what your bet's word says, and only then.",
  reveal: 1.4,
  rules: [
    "Rock breaks scissors, scissors cut paper, paper wraps rock. The house's throw is one of three, all equally likely, drawn after your bet is in its block: it cannot know yours, nor you the house's.",
    "A tie gives the stake back. A loss leaves it with the bank.",
  ],
};

const THROWS = ["rock", "paper", "scissors"] as const;

export function RockPaperScissorsTable() {
  const [shape, setShape] = useState<Throw>("rock");
  return (
    <Table
      facts={FACTS}
      choice={encodeThrow(shape)}
      board={({ bet, roll, waiting, progress, fresh }) => (
        <Hands
          ours={bet && (waiting || roll) ? throwOf(bet.choice) : shape}
          theirs={roll && !waiting ? throwOf(roll.outcome) : undefined}
          end={
            !roll || waiting
              ? undefined
              : roll.multiplier > ONE
                ? "won"
                : roll.multiplier === ONE
                  ? "tied"
                  : "lost"
          }
          id={bet?.id}
          waiting={waiting}
          progress={progress}
          fresh={fresh}
        />
      )}
    >
      <Segmented<Throw>
        legend="You throw"
        shown
        value={shape}
        onValue={setShape}
        options={THROWS.map((value) => ({
          value,
          label: (
            <>
              <ThrowMark shape={value} size={20} />
              {value[0]?.toUpperCase() + value.slice(1)}
            </>
          ),
        }))}
      />
    </Table>
  );
}
