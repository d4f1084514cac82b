"use client";

import { useState } from "react";
import {
  DICE_LIMITS,
  type DiceBet,
  decodeDice,
  encodeDice,
  winningRolls,
} from "../../lib/games/dice.ts";
import { HundredthsField } from "../parts/HundredthsField.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import type { TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import styles from "./DiceTable.module.css";
import { Rail } from "./Rail.tsx";

type Direction = DiceBet["direction"];

const ALL = 10_000n;

const FACTS: TableFacts = {
  slug: "dice",
  verb: "Roll",
  firstStake: 10_000_000n,
  resting: "Set a threshold on the rail. The marker moves when your bet's word has come.",
  reveal: 0.75,
  figures: true,
  rules: [
    "A roll is one of ten thousand figures from 0.00 to 99.99, all equally likely. Choose a threshold, and bet that the roll is under or over it. A roll equal to the threshold loses.",
    "A win pays 99 divided by the chance in per cent, so every threshold returns 99 per cent, up to the rounding of the multiplier.",
  ],
};

export function DiceTable() {
  const [bet, setBet] = useState<DiceBet>({ direction: "under", threshold: 4950n });
  const { direction, threshold } = bet;

  const turn = (to: Direction) => {
    if (to === direction) return;
    // The other side of the same chance.
    setBet({ direction: to, threshold: ALL - 1n - threshold });
  };
  const setThreshold = (value: bigint) => setBet({ direction, threshold: clamp(value, direction) });
  const setChance = (winning: bigint) =>
    setThreshold(direction === "under" ? winning : ALL - 1n - winning);

  return (
    <Table
      facts={FACTS}
      choice={encodeDice(bet)}
      board={({ bet: placed, roll, waiting, fresh }) => (
        <Rail
          bet={waiting && placed ? decodeDice(placed.choice) : bet}
          onThreshold={waiting ? undefined : setThreshold}
          limits={DICE_LIMITS[direction]}
          shown={placed && roll ? { bet: decodeDice(placed.choice), roll } : undefined}
          id={placed?.id}
          waiting={waiting}
          fresh={fresh}
        />
      )}
    >
      <Segmented<Direction>
        legend="Roll"
        shown
        value={direction}
        onValue={turn}
        options={[
          { value: "under", label: "Under" },
          { value: "over", label: "Over" },
        ]}
      />
      <div className={styles.fields}>
        <HundredthsField
          label={direction === "under" ? "Wins below" : "Wins above"}
          value={threshold}
          onValue={setThreshold}
          unit="of 100"
        />
        <HundredthsField label="Chance" value={winningRolls(bet)} onValue={setChance} unit="%" />
      </div>
    </Table>
  );
}

function clamp(value: bigint, direction: Direction): bigint {
  const { min, max } = DICE_LIMITS[direction];
  return value < min ? min : value > max ? max : value;
}
