"use client";

import { useState } from "react";
import { advise, BASIC_STRATEGY, DEALERS_CARDS } from "../../lib/hands/basic-strategy.ts";
import {
  type BlackjackAction,
  type BlackjackView,
  decodeTable,
  encodeAction,
  legalActions,
} from "../../lib/hands/blackjack.ts";
import { HandTable } from "../hands/HandTable.tsx";
import type { HandFacts, HandScene } from "../hands/scene.ts";
import { Button } from "../parts/Button.tsx";
import { useCoins } from "../parts/use-coins.ts";
import { useHotKeys } from "../tables/use-hot-keys.ts";
import styles from "./BlackjackTable.module.css";
import { Deal } from "./Deal.tsx";

type Scene = HandScene<BlackjackView>;

const ALWAYS = ["hit", "stand"] as const;
const AT_TIMES = ["double", "split", "insure"] as const;

const FACTS: HandFacts<BlackjackView> = {
  slug: "blackjack",
  verb: "Deal",
  firstStake: 10_000_000n,
  resting: "You get two cards and see one of the dealer's. His next is drawn when he plays.",
  reveal: 1.2,
  titleOf: ({ hands, dealer, over }) => {
    if (over) return hands.map(({ result }) => result).join(" and ");
    const totals = hands.map(({ score }) => score.total).join(" and ");
    return `${totals} against ${dealer.score.ace ? "an ace" : dealer.score.total}`;
  },
  sentenceOf: ({ hands, active }) =>
    `It is your decision${hands.length > 1 ? ` with hand ${(active ?? 0) + 1}` : ""}.`,
  rules: [
    "Come closer to 21 than the dealer without going over it. A blackjack pays 3 to 2. The dealer stands on every 17, and every card is drawn as from a fresh deck, so that no card is less likely than another.",
    "Double on any two cards, split a pair once, and insure against an ace for half the stake. Split aces get one card each.",
    "The dealer's hole card is not drawn until he plays: nobody can know it while you decide. With the best play the edge is 0.57 %.",
  ],
  odds: () => (
    <table>
      <thead>
        <tr>
          <th>Best play</th>
          {DEALERS_CARDS.map((card) => (
            <th key={card}>{card === 1 ? "A" : card}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {BASIC_STRATEGY.map(({ hand, advice }) => (
          <tr key={hand}>
            <td>{hand}</td>
            {advice.map((what, column) => (
              <td key={DEALERS_CARDS[column]} title={what}>
                {what === "double or stand"
                  ? "Ds"
                  : what === "split"
                    ? "P"
                    : what[0]?.toUpperCase()}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ),
  keys: [
    ["H", "Hit"],
    ["T", "Stand"],
    ["D", "Double"],
    ["P", "Split"],
    ["I", "Insure"],
  ],
};

export function BlackjackTable() {
  const [hint, setHint] = useState(false);
  return (
    <HandTable
      facts={FACTS}
      choice={0n}
      terms={[
        { term: "Blackjack pays", value: "3 to 2" },
        { term: "A win pays", value: "1 to 1" },
      ]}
      board={(scene: Scene) => (
        <Deal
          id={scene.id}
          view={scene.view}
          waiting={scene.waiting}
          pending={scene.pending}
          progress={scene.progress}
          fresh={scene.fresh}
        />
      )}
      decisions={(scene) => <Decisions scene={scene} hint={hint} onHint={setHint} />}
    />
  );
}

type DecisionsProps = { scene: Scene; hint: boolean; onHint: (hint: boolean) => void };

function Decisions({ scene, hint, onHint }: DecisionsProps) {
  const { play, canDecide, decide, costOf } = scene;
  const amount = useCoins();
  const table = play && play.state !== 0n ? decodeTable(play.state) : undefined;
  const legal: readonly BlackjackAction[] = table ? legalActions(table) : [];
  const best = canDecide && table && advise(table);
  const act = (word: BlackjackAction) => () => {
    if (legal.includes(word)) decide(encodeAction(word));
  };
  useHotKeys({
    h: act("hit"),
    t: act("stand"),
    d: act("double"),
    p: act("split"),
    i: act("insure"),
  });
  const costly = AT_TIMES.filter((word) => legal.includes(word));
  return (
    <>
      <div data-row>
        {ALWAYS.map((word) => (
          <Button
            key={word}
            look="glass"
            size="l"
            disabled={!canDecide || !legal.includes(word)}
            onClick={act(word)}
          >
            <span className={styles.word}>{word}</span>
          </Button>
        ))}
      </div>
      {costly.length > 0 && (
        <div data-row>
          {costly.map((word) => (
            <Button
              key={word}
              size="l"
              className={styles.costly}
              disabled={!canDecide}
              onClick={act(word)}
            >
              <span className={styles.word}>
                {word} <small>for {amount(costOf(encodeAction(word)))}</small>
              </span>
            </Button>
          ))}
        </div>
      )}
      <label className={styles.hint}>
        <input type="checkbox" checked={hint} onChange={(event) => onHint(event.target.checked)} />
        <span>
          Show the best play
          {hint && best && (
            <>
              : <strong>{best}</strong>
            </>
          )}
        </span>
      </label>
    </>
  );
}
