"use client";

import { useCallback, useState } from "react";
import { decodeSpread, encodeSpread } from "../../lib/games/roulette.ts";
import { Icon } from "../parts/Icon.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import type { BoardView, TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Layout } from "./Layout.tsx";
import styles from "./RouletteTable.module.css";
import { SpreadList } from "./SpreadList.tsx";
import { lay, MAX_COUNT, MAX_SPOTS, type Refusal, type Spread, take } from "./spread.ts";
import { Wheel } from "./Wheel.tsx";

const FACTS: TableFacts = {
  slug: "roulette",
  verb: "Spin",
  stakeLabel: "Value of a chip",
  firstStake: 1_000_000n,
  resting: "Lay chips on the table below. The wheel turns when your bet's word has come.",
  reveal: 4.3,
  rules: [
    "A European wheel: 37 pockets, one zero, all equally likely. Lay chips on numbers, on the lines between them, or outside; one spin decides all of them.",
    "A spot that covers n numbers pays 36 divided by n for one chip, that chip included. The zero is what the house keeps: every spot returns 36 of 37. There is no la partage.",
    "A spread has at most sixteen spots, with up to 255 chips on each.",
  ],
};

type TableState = {
  /** The last is what lies on the table; the others are what undo goes back to. */
  past: readonly Spread[];
  /** Why the last click laid nothing. */
  said: string;
};

const UNDOABLE = 60;

type Hand = "1" | "5" | "25" | "100";

const REFUSALS: Record<Refusal, string> = {
  spots: `A spread has at most ${MAX_SPOTS} spots.`,
  count: `A spot takes at most ${MAX_COUNT} chips.`,
};

export function RouletteTable() {
  const [{ past, said }, setTable] = useState<TableState>({ past: [[]], said: "" });
  const [hand, setHand] = useState<Hand>("1");
  const spread = past.at(-1) ?? [];

  const change = useCallback((next: (spread: Spread) => Spread | Refusal) => {
    setTable((before) => {
      const now = before.past.at(-1) ?? [];
      const after = next(now);
      if (typeof after === "string") return { past: before.past, said: REFUSALS[after] };
      return {
        past: after === now ? before.past : [...before.past.slice(-UNDOABLE), after],
        said: "",
      };
    });
  }, []);
  const onLay = useCallback(
    (spot: number) => change((now) => lay(now, spot, Number(hand))),
    [change, hand],
  );
  const onTake = useCallback(
    (spot: number) => change((now) => take(now, spot, Number(hand))),
    [change, hand],
  );

  const board = ({ bet, roll, waiting, fresh }: BoardView) => (
    <Wheel pocket={pocketOf(roll, waiting)} id={bet?.id} waiting={waiting} fresh={fresh} />
  );

  const below = ({ bet, roll, waiting }: BoardView) => {
    const pocket = pocketOf(roll, waiting);
    return (
      <div className={styles.below}>
        <Layout spread={spread} pocket={pocket} disabled={waiting} onLay={onLay} onTake={onTake} />
        <div className={styles.tools}>
          <Segmented<Hand>
            legend="Chips laid by a click"
            size="s"
            value={hand}
            onValue={setHand}
            options={(["1", "5", "25", "100"] as const).map((value) => ({
              value,
              label: <span className={styles.hand}>{value}</span>,
            }))}
          />
          <div className={styles.acts}>
            <button
              type="button"
              disabled={waiting || past.length < 2}
              onClick={() => setTable(undo)}
            >
              <Icon name="undo" />
              Undo
            </button>
            <button
              type="button"
              disabled={waiting || spread.length === 0}
              onClick={() => change(() => [])}
            >
              <Icon name="bin" />
              Clear
            </button>
            <button
              type="button"
              disabled={waiting || !bet}
              onClick={() => bet && change(() => decodeSpread(bet.choice))}
            >
              <Icon name="repeat" />
              Repeat
            </button>
          </div>
        </div>
        <p className={styles.said} role="status">
          {said}
        </p>
      </div>
    );
  };

  return (
    <Table
      facts={FACTS}
      choice={spread.length > 0 ? encodeSpread(spread) : undefined}
      choiceMissing={spread.length === 0 ? "Lay chips on the table" : undefined}
      board={board}
      below={below}
    >
      <SpreadList spread={spread} onTake={(spot) => change((now) => take(now, spot, MAX_COUNT))} />
    </Table>
  );
}

function undo({ past }: TableState): TableState {
  return { past: past.length > 1 ? past.slice(0, -1) : past, said: "" };
}

function pocketOf(roll: BoardView["roll"], waiting: boolean): number | undefined {
  return roll && !waiting ? Number(roll.outcome) : undefined;
}
