"use client";

import { useState } from "react";
import type { Point } from "../../lib/reserves/reserves.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { Chart } from "./Chart.tsx";
import { copy } from "./copy.ts";
import styles from "./Past.module.css";
import { Progress } from "./Progress.tsx";
import type { Problem, Reading } from "./use-proof.ts";

type Props = {
  points: readonly Point[];
  reading: Reading | undefined;
  problem: Problem | undefined;
  onAsk: (points: number) => void;
  onStop: () => void;
};

const POINTS = 24;

/** The banks over time: read when somebody asks for it, since it is many questions to a node. */
export function Past({ points, reading, problem, onAsk, onStop }: Props) {
  const [bank, setBank] = useState("0");
  const banks = points.at(-1)?.banks ?? [];
  const stood = points.flatMap(({ block, time, banks: all }) => {
    const statement = all[Number(bank)];
    return statement ? [{ block, time, statement }] : [];
  });
  const ours = (reading?.asked.points ?? 1) > 1;
  const wrong = (problem?.asked.points ?? 1) > 1 ? problem : undefined;
  return (
    <Pane title="Over time" aria-busy={ours}>
      {points.length > 1 && banks.length > 1 && (
        <div className={styles.banks}>
          <Segmented
            legend="Bank"
            size="s"
            value={bank}
            options={banks.map(({ symbol }, index) => ({ value: `${index}`, label: symbol }))}
            onValue={setBank}
          />
        </div>
      )}
      {stood.length > 1 ? (
        <Chart points={stood} />
      ) : (
        <div className={styles.empty}>
          <p>{points.length > 1 ? "This bank was opened after the blocks before." : copy.past}</p>
          {points.length < 2 && (
            <Button onClick={() => onAsk(POINTS)} disabled={reading !== undefined}>
              Read the past
            </Button>
          )}
        </div>
      )}
      {reading && ours && <Progress reading={reading} onStop={onStop} />}
      {wrong && (
        <div className={styles.notice}>
          <Notice tone={wrong.kind === "other" ? "error" : "wait"}>
            {wrong.kind === "past" ? copy.noPast : wrong.text}
          </Notice>
        </div>
      )}
    </Pane>
  );
}
