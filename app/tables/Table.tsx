"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useConnection } from "wagmi";
import type { BetRow } from "../chain/bet-log.ts";
import { useMyBets } from "../chain/use-bets.ts";
import { AssetPlace } from "./AssetPlace.tsx";
import { AtTable, type Seat } from "./AtTable.tsx";
import type { Board, TableFacts } from "./board.ts";
import { Life } from "./Life.tsx";
import { entryOf } from "./registry.ts";
import { Slip } from "./Slip.tsx";
import { type Sheet, SlipHead } from "./SlipHead.tsx";
import { Stage } from "./Stage.tsx";
import { chime, isSoundOn, setSound } from "./sound.ts";
import styles from "./Table.module.css";
import { TableNav } from "./TableNav.tsx";
import { useAuto } from "./use-auto.ts";
import { useHotKeys } from "./use-hot-keys.ts";
import { usePlace } from "./use-place.ts";
import { useSlip } from "./use-slip.ts";
import { useToBoard } from "./use-to-board.ts";

const AssetSwitch = dynamic(() => import("./AssetSwitch.tsx"), {
  ssr: false,
  loading: () => <AssetPlace />,
});

type Props = {
  facts: TableFacts;
  /** Undefined while there is nothing to bet on. */
  choice: bigint | undefined;
  /** Why there is nothing to bet on yet. */
  choiceMissing?: string | undefined;
  /** Where a choice is made, if not on the board. */
  children?: ReactNode;
  board: Board;
  /** What stands between the result and its proof, such as a betting layout. */
  below?: Board;
};

/** The room of a table: slip on the left, board in the middle, life of the house on the right. */
export function Table(props: Props) {
  return <AtTable slug={props.facts.slug}>{(seat) => <Room {...props} {...seat} />}</AtTable>;
}

function Room(props: Props & Seat) {
  const { facts, choice, choiceMissing, children, board, below, table, absent } = props;
  const { slug, verb, stakeLabel = "Stake", firstStake } = facts;
  const { address } = useConnection();
  const slip = useSlip(table, choice, firstStake);
  const mine = useMyBets(address).bets?.filter((bet) => bet.table === table?.number);
  const [chosen, setChosen] = useState<bigint>();
  const [sheet, setSheet] = useState<Sheet>();
  const { place, step, failure } = usePlace((bet) => setChosen(bet.id));
  const auto = useAuto(placeSlip, mine, table?.game, facts.reveal);
  const shown: BetRow | undefined = mine?.find(({ id }) => id === chosen) ?? mine?.[0];
  const watched = useRef(new Set<bigint>());
  const form = useRef<HTMLFormElement>(null);

  async function placeSlip(): Promise<BetRow | undefined> {
    if (!table || choice === undefined || slip.stake === undefined || !slip.ready) return undefined;
    const { stake, rolls, missing } = slip;
    chime("placed");
    return place({ table: table.number, stake, choice, rolls, missing });
  }

  useToBoard(step);
  useEffect(() => {
    if (shown && !shown.end) watched.current.add(shown.id);
  }, [shown]);

  const scale = (change: (stake: bigint) => bigint) => () => {
    if (step === "idle" && !auto.running) slip.setStake(change(slip.stake ?? 0n));
  };
  useHotKeys({
    b: () => form.current?.requestSubmit(),
    escape: auto.stop,
    h: scale((stake) => stake / 2n),
    d: scale((stake) => stake * 2n),
    r: () => setSheet("rules"),
    s: () => setSound(!isSoundOn()),
    k: () => setSheet("keys"),
  });

  return (
    <div className={styles.room}>
      <TableNav slug={slug} />
      <Slip
        head={
          <>
            <SlipHead
              name={entryOf(slug).name}
              rules={facts.rules}
              model={table?.game}
              sheet={sheet}
              onSheet={setSheet}
            />
            <AssetSwitch slug={slug} disabled={step !== "idle" || auto.running} />
          </>
        }
        className={styles.slip}
        form={form}
        table={table}
        absent={absent}
        slip={slip}
        auto={auto}
        verb={verb}
        stakeLabel={stakeLabel}
        choiceMissing={choiceMissing}
        step={step}
        failure={failure}
        onPlace={() => void placeSlip()}
      >
        {children}
      </Slip>
      <Stage
        facts={facts}
        model={table?.game}
        bet={step === "idle" ? shown : undefined}
        step={step}
        fresh={shown !== undefined && watched.current.has(shown.id)}
        board={board}
        below={below}
        recent={mine?.slice(0, 12)}
        onChoose={setChosen}
      />
      <Life />
    </div>
  );
}
