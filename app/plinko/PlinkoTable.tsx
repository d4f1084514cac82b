"use client";

import { useMemo, useState } from "react";
import {
  decodePlinko,
  encodePlinko,
  PLINKO_ROWS,
  type PlinkoBet,
  pathOf,
  slotsOf,
} from "../../lib/games/plinko.ts";
import { RiskField } from "../parts/RiskField.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { shortTimes } from "../parts/tiers.ts";
import type { BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Pegs } from "./Pegs.tsx";

const FACTS: TableFacts = {
  slug: "plinko",
  verb: "Drop",
  firstStake: 10_000_000n,
  resting: "Choose rows and risk. The ball is let go when your bet's word has come.",
  reveal: 3.1,
  titleOf: ({ multiplier }) => shortTimes(multiplier),
  rules: [
    "A ball falls through rows of pegs. At each it goes left or right, both equally likely, and it lands in the slot that pays what is written there.",
    "Every path is one outcome, all equally likely; few of them lead to the rim, so its slots pay the most. The whole path is drawn at once from your bet's word, and the ball follows it peg by peg.",
  ],
};

export function PlinkoTable() {
  const [{ rows, risk }, setBet] = useState<PlinkoBet>({ rows: 12, risk: "medium" });
  return (
    <Table
      facts={FACTS}
      choice={encodePlinko({ rows, risk })}
      board={(view) => <Board view={view} chosen={{ rows, risk }} />}
    >
      <RiskField value={risk} onValue={(value) => setBet({ rows, risk: value })} />
      <Segmented
        legend="Rows"
        shown
        value={`${rows}`}
        onValue={(value) =>
          setBet({ rows: PLINKO_ROWS.find((n) => `${n}` === value) ?? rows, risk })
        }
        options={PLINKO_ROWS.map((n) => ({ value: `${n}`, label: `${n}` }))}
      />
    </Table>
  );
}

function Board({ view, chosen }: { view: BoardView; chosen: PlinkoBet }) {
  const { bet, roll, waiting, fresh, progress } = view;
  const placed = bet && (waiting || roll) ? decodePlinko(bet.choice) : chosen;
  const { rows, risk } = placed;
  const slots = useMemo(() => slotsOf({ rows, risk }), [rows, risk]);
  const outcome = roll && !waiting ? roll.outcome : undefined;
  const path = useMemo(
    () => (outcome === undefined ? undefined : pathOf(outcome, rows)),
    [outcome, rows],
  );
  return (
    <Pegs
      slots={slots}
      path={path}
      id={`${bet?.id} ${roll?.word}`}
      waiting={waiting}
      progress={progress}
      fresh={fresh}
    />
  );
}
