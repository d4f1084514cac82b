"use client";

import { useState } from "react";
import {
  crashPoint,
  decodeTarget,
  encodeTarget,
  LIMBO_TARGETS,
  targetDown,
} from "../../lib/games/limbo.ts";
import { HundredthsField } from "../parts/HundredthsField.tsx";
import { QuickRow } from "../parts/QuickRow.tsx";
import type { TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Climb } from "./Climb.tsx";
import styles from "./LimboTable.module.css";

const FACTS: TableFacts = {
  slug: "limbo",
  verb: "Climb",
  firstStake: 10_000_000n,
  resting: "Set a target. The multiplier climbs to the point that your bet's word says.",
  reveal: 1.9,
  figures: true,
  rules: [
    "Set a target. The multiplier climbs and stops at a point that is drawn; if it reached your target, you are paid the target, however much further it went.",
    "The point is drawn from 10^12 equally likely outcomes, so that each target is reached with a chance of 99 per cent divided by it.",
  ],
};

const QUICK = [150n, 200n, 500n, 1_000n, 10_000n];
const HIGHEST = LIMBO_TARGETS.at(-1)?.to ?? 0n;

export function LimboTable() {
  const [target, setTarget] = useState(200n);
  return (
    <Table
      facts={FACTS}
      choice={encodeTarget(target)}
      board={({ bet, roll, waiting, fresh }) => (
        <Climb
          target={bet && (waiting || roll) ? decodeTarget(bet.choice) : target}
          point={roll && !waiting ? crashPoint(roll.outcome) : undefined}
          won={roll !== undefined && roll.won > 0n}
          id={`${bet?.id} ${roll?.word}`}
          waiting={waiting}
          fresh={fresh}
        />
      )}
    >
      <div className={styles.target}>
        <HundredthsField
          label="Target"
          value={target}
          onValue={(value) => setTarget(targetDown(value))}
          unit="times"
          digits={HIGHEST.toString().length - 2}
        />
        <QuickRow
          name="Target"
          options={QUICK.map((value) => ({
            label: `${Number(value) / 100}×`,
            onPick: () => setTarget(value),
          }))}
        />
      </div>
    </Table>
  );
}
