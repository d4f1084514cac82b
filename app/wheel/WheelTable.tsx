"use client";

import { useState } from "react";
import {
  decodeWheel,
  encodeWheel,
  WHEEL_SEGMENTS,
  type WheelBet,
  wheelOf,
} from "../../lib/games/wheel.ts";
import { RiskField } from "../parts/RiskField.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { shortTimes } from "../parts/tiers.ts";
import type { TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Disc } from "./Disc.tsx";

const FACTS: TableFacts = {
  slug: "wheel",
  verb: "Turn",
  firstStake: 10_000_000n,
  resting: "Choose a wheel. It turns when your bet's word has come, to the segment that it says.",
  reveal: 3.6,
  figures: true,
  titleOf: ({ multiplier }) => shortTimes(multiplier),
  rules: [
    "The wheel stops on one of its segments, all equally likely, and pays what is written there.",
    "More risk puts more into fewer segments; more segments let the best one pay more. Every wheel returns the same on average.",
  ],
};

export function WheelTable() {
  const [{ segments, risk }, setBet] = useState<WheelBet>({ segments: 30, risk: "medium" });
  return (
    <Table
      facts={FACTS}
      choice={encodeWheel({ segments, risk })}
      board={({ bet, roll, waiting, fresh, progress }) => (
        <Disc
          pays={wheelOf(bet && (waiting || roll) ? decodeWheel(bet.choice) : { segments, risk })}
          segment={roll && !waiting ? Number(roll.outcome) : undefined}
          id={`${bet?.id} ${roll?.word}`}
          waiting={waiting}
          progress={progress}
          fresh={fresh}
        />
      )}
    >
      <RiskField value={risk} onValue={(value) => setBet({ segments, risk: value })} />
      <Segmented
        legend="Segments"
        shown
        value={`${segments}`}
        onValue={(value) =>
          setBet({ segments: WHEEL_SEGMENTS.find((n) => `${n}` === value) ?? segments, risk })
        }
        options={WHEEL_SEGMENTS.map((n) => ({ value: `${n}`, label: `${n}` }))}
      />
    </Table>
  );
}
