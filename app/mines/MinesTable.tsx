"use client";

import { useState } from "react";
import type { MinesView } from "../../lib/hands/mines.ts";
import { CASH_OUT, encodeMines, encodeTiles, mines, TILES } from "../../lib/hands/mines.ts";
import { percent, times } from "../format.ts";
import { CashOut } from "../hands/CashOut.tsx";
import { HandTable } from "../hands/HandTable.tsx";
import { OpeningTable } from "../hands/OpeningTable.tsx";
import { openingOdds } from "../hands/odds.ts";
import type { HandFacts, HandScene } from "../hands/scene.ts";
import { Worth } from "../hands/Worth.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { useHotKeys } from "../tables/use-hot-keys.ts";
import { Field } from "./Field.tsx";
import { Ladder } from "./Ladder.tsx";
import { MinesField } from "./MinesField.tsx";
import styles from "./MinesTable.module.css";

type Scene = HandScene<MinesView>;
type Click = "open" | "mark";

const FACTS: HandFacts<MinesView> = {
  slug: "mines",
  verb: "Open",
  firstStake: 10_000_000n,
  resting: "Choose a tile on the field. Whether it is safe is drawn when you open it.",
  reveal: 0.5,
  titleOf: (view) => {
    if (view.tiles.includes("mine")) return "A mine";
    return view.over ? `Cashed out at ${times(view.worth)}` : times(view.worth);
  },
  sentenceOf: ({ worth, next }, amount) =>
    `Worth ${amount(worth)} now${next === undefined ? "" : `, ${amount(next)} after one more safe tile`}.`,
  rules: [
    "The field has 25 tiles and 1 to 24 mines. Every safe tile raises what the hand is worth; a mine ends it. Cash out when you like.",
    "Nothing lies under a closed tile: whether it is a mine is drawn by a word of its own when you open it, at the chance that is left. What a hand is worth is always 99 % of a fair price.",
    "Several tiles may be opened by one draw, which costs the fee of chance once.",
  ],
  odds: (model) => <OpeningTable model={model} />,
  keys: [["C", "Cash out"]],
};

export function MinesTable() {
  const [count, setCount] = useState(3);
  const [picks, setPicks] = useState<readonly number[]>([]);
  const [click, setClick] = useState<Click>("open");
  const none = picks.length === 0;
  const legal = picks.length + count <= TILES;
  const choice = none || !legal ? undefined : encodeMines({ mines: count, tiles: picks });
  // Any first tile is as good as another.
  const asked = none ? encodeMines({ mines: count, tiles: [0] }) : choice;
  const opening = asked === undefined ? undefined : openingOdds(mines, asked);

  const toggle = (tile: number) =>
    setPicks((now) =>
      now.includes(tile) ? now.filter((other) => other !== tile) : [...now, tile].sort(byNumber),
    );

  const board = (scene: Scene) => {
    const { view, inPlay, waiting, pending, canDecide, decide, clear, choice: dealt } = scene;
    const shown = view?.mines ?? count;
    const safe = view ? view.tiles.filter((tile) => tile === "safe").length : 0;
    return (
      <div className={styles.board}>
        <Ladder mines={shown} safe={safe} lost={view?.tiles.includes("mine") ?? false} />
        <Field
          id={scene.id}
          tiles={view?.tiles}
          picks={picks}
          pending={waiting ? (pending ?? dealt) : undefined}
          progress={scene.progress}
          fresh={scene.fresh}
          disabled={waiting || (inPlay && !canDecide)}
          onTile={(tile) => {
            if (!inPlay) {
              if (view) {
                clear();
                setPicks([tile]);
              } else toggle(tile);
            } else if (click === "mark") toggle(tile);
            else if (canDecide) decide(encodeTiles([tile]));
          }}
        />
      </div>
    );
  };

  return (
    <HandTable
      facts={FACTS}
      choice={choice}
      choiceMissing={
        none ? "Choose a tile on the field" : legal ? undefined : "So many tiles cannot be safe"
      }
      terms={[
        {
          term: none || picks.length === 1 ? "First tile is safe" : `All ${picks.length} are safe`,
          value: opening && percent(opening.chance),
        },
        {
          term: "Then worth",
          value: opening && times(opening.worth),
        },
      ]}
      board={board}
      decisions={(scene) => (
        <Decisions
          scene={scene}
          picks={picks}
          click={click}
          onClick={(next) => {
            setClick(next);
            setPicks([]);
          }}
          onOpened={() => setPicks([])}
        />
      )}
    >
      <MinesField count={count} onCount={setCount} />
      {picks.length > 0 && (
        <p className={styles.picked}>
          Opens {picks.length === 1 ? "tile" : "tiles"} {picks.map((tile) => tile + 1).join(", ")}
          <button type="button" onClick={() => setPicks([])}>
            Clear
          </button>
        </p>
      )}
    </HandTable>
  );
}

type DecisionsProps = {
  scene: Scene;
  picks: readonly number[];
  click: Click;
  onClick: (click: Click) => void;
  onOpened: () => void;
};

function Decisions({ scene, picks, click, onClick, onOpened }: DecisionsProps) {
  const { view, stake, canDecide, decide } = scene;
  const closed = picks.filter((tile) => view?.tiles[tile] === "closed");
  const safe = view?.tiles.filter((tile) => tile === "safe").length ?? 0;
  const legal = view !== undefined && closed.length + safe + view.mines <= TILES;
  const cashOut = () => decide(CASH_OUT);
  useHotKeys({ c: cashOut });
  return (
    <>
      <Worth worth={view?.worth} stake={stake} next={view?.next} nextLabel="After one more" />
      <div data-row>
        <CashOut worth={view?.worth} stake={stake} disabled={!canDecide} onCashOut={cashOut} />
        {click === "mark" && (
          <Button
            size="l"
            disabled={!canDecide || closed.length === 0 || !legal}
            onClick={() => {
              decide(encodeTiles(closed));
              onOpened();
            }}
          >
            {closed.length === 0
              ? "Mark tiles"
              : legal
                ? `Open ${closed.length} by one draw`
                : "So many cannot be safe"}
          </Button>
        )}
      </div>
      <Segmented<Click>
        legend="A click on a tile"
        size="s"
        value={click}
        onValue={onClick}
        options={[
          { value: "open", label: "Click opens" },
          { value: "mark", label: "Click marks" },
        ]}
      />
    </>
  );
}

function byNumber(a: number, b: number): number {
  return a - b;
}
