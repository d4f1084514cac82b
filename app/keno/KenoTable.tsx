"use client";

import { useState } from "react";
import {
  decodePicks,
  drawnNumbers,
  encodePicks,
  hitsOf,
  KENO,
  payTable,
} from "../../lib/games/keno.ts";
import { QuickRow } from "../parts/QuickRow.tsx";
import type { BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import styles from "./KenoTable.module.css";
import { Numbers } from "./Numbers.tsx";
import { PayTable } from "./PayTable.tsx";
import { sample } from "./sample.ts";

const FACTS: TableFacts = {
  slug: "keno",
  verb: "Draw",
  firstStake: 10_000_000n,
  resting: "Pick numbers on the board. Ten are drawn when your bet's word has come.",
  reveal: 2.2,
  titleOf: ({ outcome }, choice) => {
    const picks = decodePicks(choice);
    return `${hitsOf(picks, outcome).length} of ${picks.length} hit`;
  },
  rules: [
    `Pick 1 to ${KENO.maxPicks} of ${KENO.numbers} numbers. ${KENO.drawn} are drawn, none of them twice; the more of yours are among them, the more is paid.`,
    "One word draws all of them, every order as likely as any other. The board shows them one after the other, as they were drawn.",
  ],
};

const QUICK = [1, 3, 5, 8, KENO.maxPicks];

export function KenoTable() {
  const [picks, setPicks] = useState<readonly number[]>([]);
  const none = picks.length === 0;

  const onToggle = (n: number) =>
    setPicks((now) =>
      now.includes(n)
        ? now.filter((other) => other !== n)
        : now.length < KENO.maxPicks
          ? [...now, n].sort((a, b) => a - b)
          : now,
    );

  const board = ({ bet, roll, waiting, fresh, progress }: BoardView) => {
    const placed = bet && decodePicks(bet.choice);
    const drawn = roll && !waiting ? drawnNumbers(roll.outcome) : undefined;
    const shown = placed && (drawn || waiting) ? placed : picks;
    return (
      <div className={styles.board}>
        <Numbers
          picks={waiting && placed ? placed : picks}
          drawn={drawn}
          hits={drawn && placed ? placed.filter((n) => drawn.includes(n)) : []}
          id={`${bet?.id} ${roll?.word}`}
          waiting={waiting}
          progress={progress}
          fresh={fresh}
          onToggle={onToggle}
        />
        <PayTable
          pays={payTable(shown.length || KENO.maxPicks)}
          hits={drawn && placed && roll ? hitsOf(placed, roll.outcome).length : undefined}
        />
      </div>
    );
  };

  return (
    <Table
      facts={FACTS}
      choice={none ? undefined : encodePicks(picks)}
      choiceMissing={none ? "Pick numbers on the board" : undefined}
      board={board}
    >
      <div className={styles.picks}>
        <div className={styles.top}>
          <span>Your numbers</span>
          <span>
            {picks.length} of at most {KENO.maxPicks}
            {!none && (
              <button type="button" onClick={() => setPicks([])}>
                Clear
              </button>
            )}
          </span>
        </div>
        <p className={none ? styles.none : styles.list}>
          {none ? "None yet. Pick on the board, or at random." : picks.join("  ")}
        </p>
        <QuickRow
          name="Random"
          shown
          options={[
            ...QUICK.map((count) => ({
              label: `${count}`,
              onPick: () => setPicks(sample(count, KENO.numbers, random)),
            })),
          ]}
        />
      </div>
    </Table>
  );
}

function random(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] as number;
}
