"use client";

import { useState } from "react";
import {
  encodeHeld,
  HOLD_ALL,
  PAY_TABLE,
  type VideoPokerView,
} from "../../lib/hands/video-poker.ts";
import { HandTable } from "../hands/HandTable.tsx";
import type { HandFacts, HandScene } from "../hands/scene.ts";
import { Button } from "../parts/Button.tsx";
import { useHotKeys } from "../tables/use-hot-keys.ts";
import { Hold } from "./Hold.tsx";
import { PayTable } from "./PayTable.tsx";
import styles from "./VideoPokerTable.module.css";

type Scene = HandScene<VideoPokerView>;

const PLACES = [0, 1, 2, 3, 4];
const NONE: readonly boolean[] = PLACES.map(() => false);

const FACTS: HandFacts<VideoPokerView> = {
  slug: "video-poker",
  verb: "Deal",
  firstStake: 1_000_000n,
  resting: "Five cards are dealt. Hold what you like; the rest is drawn once more.",
  reveal: 1.1,
  titleOf: ({ category }) => category,
  sentenceOf: ({ category }) =>
    category === "nothing"
      ? "Hold the cards that you keep, and draw the others."
      : `That is ${category} already. Hold the cards that you keep, and draw the others.`,
  rules: [
    "Jacks or better, full pay: five cards are dealt from a deck of 52, you hold any of them, and the others are replaced once. The five that you end with are paid by the table.",
    "The deal draws nothing but the five cards: those that replace the others are drawn, by a word of their own, when you have chosen what to hold.",
    "With the best play 99.54 % of the stake comes back.",
  ],
  odds: () => (
    <table>
      <thead>
        <tr>
          <th>Hand</th>
          <th>Pays</th>
        </tr>
      </thead>
      <tbody>
        {PAY_TABLE.map(({ category, pays }) => (
          <tr key={category}>
            <td>{category}</td>
            <td>{pays}×</td>
          </tr>
        ))}
      </tbody>
    </table>
  ),
  keys: [
    ["1 to 5", "Hold a card, or let it go"],
    ["D", "Draw"],
  ],
};

export function VideoPokerTable() {
  const [held, setHeld] = useState<{ hand: string; cards: readonly boolean[] }>();

  const holdsOf = (scene: Scene) => {
    if (scene.view?.held) return scene.view.held;
    if (scene.pending !== undefined) {
      const { pending } = scene;
      return PLACES.map((place) => ((pending >> BigInt(place)) & 1n) === 1n);
    }
    return held?.hand === handOf(scene) ? held.cards : NONE;
  };
  const toggle = (scene: Scene, place: number) => {
    if (!scene.canDecide) return;
    const cards = holdsOf(scene).map((hold, i) => (i === place ? !hold : hold));
    setHeld({ hand: handOf(scene), cards });
  };

  return (
    <HandTable
      facts={FACTS}
      choice={0n}
      terms={[
        { term: "Pays from", value: "jacks" },
        { term: "Up to", value: "800×" },
      ]}
      board={(scene: Scene) => (
        <div className={styles.board}>
          <PayTable category={scene.view?.category} over={scene.view?.over ?? false} />
          <Hold
            id={scene.id}
            view={scene.view}
            holds={holdsOf(scene)}
            waiting={scene.waiting}
            progress={scene.progress}
            fresh={scene.fresh}
            canHold={scene.canDecide}
            onToggle={(place) => toggle(scene, place)}
          />
        </div>
      )}
      decisions={(scene: Scene) => (
        <Decisions
          scene={scene}
          holds={holdsOf(scene)}
          onToggle={(place) => toggle(scene, place)}
        />
      )}
    />
  );
}

/** Which hand it is, for the cards that are held in it. */
function handOf({ id }: Scene): string {
  return id.split(" ")[0] as string;
}

type DecisionsProps = {
  scene: Scene;
  holds: readonly boolean[];
  onToggle: (place: number) => void;
};

function Decisions({ scene, holds, onToggle }: DecisionsProps) {
  const { canDecide, decide } = scene;
  const action = encodeHeld(holds);
  const count = holds.filter((hold) => !hold).length;
  const draw = () => decide(action);
  useHotKeys({
    d: draw,
    ...Object.fromEntries(PLACES.map((place) => [`${place + 1}`, () => onToggle(place)])),
  });
  return (
    <Button look="glass" size="l" wide disabled={!canDecide} onClick={draw}>
      {action === HOLD_ALL ? "Hold all five" : `Draw ${count} ${count === 1 ? "card" : "cards"}`}
    </Button>
  );
}
