"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useConnection } from "wagmi";
import type { BetRow } from "../chain/bet-log.ts";
import { useMyBets } from "../chain/use-bets.ts";
import { useTables } from "../chain/use-house.ts";
import type { Board, TableFacts } from "./board.ts";
import { Life } from "./Life.tsx";
import { entryOf } from "./registry.ts";
import { Slip } from "./Slip.tsx";
import { Stage } from "./Stage.tsx";
import styles from "./Table.module.css";
import { TableNav } from "./TableNav.tsx";
import { usePlace } from "./use-place.ts";
import { useSlip } from "./use-slip.ts";

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
export function Table({ facts, choice, choiceMissing, children, board, below }: Props) {
  const { slug, verb, stakeLabel = "Stake", firstStake } = facts;
  const { address } = useConnection();
  const table = useTables().data?.find(({ game }) => game?.slug === slug);
  const slip = useSlip(table, choice, firstStake);
  const mine = useMyBets(address).bets?.filter((bet) => bet.table === table?.number);
  const [chosen, setChosen] = useState<bigint>();
  const { place, step, failure } = usePlace((bet) => setChosen(bet.id));
  const shown: BetRow | undefined = mine?.find(({ id }) => id === chosen) ?? mine?.[0];
  const watched = useRef(new Set<bigint>());

  // On a phone the button is far below the board.
  useEffect(() => {
    if (step === "checking" && window.innerWidth < 900)
      window.scrollTo({ top: 0, behavior: "smooth" });
  }, [step]);

  useEffect(() => {
    if (shown && !shown.end) watched.current.add(shown.id);
  }, [shown]);

  return (
    <div className={styles.room}>
      <h1 className="sr-only">{entryOf(slug).name}</h1>
      <TableNav slug={slug} />
      <div className={styles.slip}>
        <Slip
          table={table}
          slip={slip}
          verb={verb}
          stakeLabel={stakeLabel}
          choiceMissing={choiceMissing}
          step={step}
          failure={failure}
          onSubmit={() => {
            if (!table || choice === undefined || slip.stake === undefined) return;
            void place({
              table: table.number,
              stake: slip.stake,
              choice,
              rolls: slip.rolls,
              missing: slip.missing,
            });
          }}
        >
          {children}
        </Slip>
      </div>
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
