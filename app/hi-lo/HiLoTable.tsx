"use client";

import { useState } from "react";
import { rankName } from "../../lib/hands/cards.ts";
import {
  CASH_OUT,
  decodeHiLo,
  encodeGuess,
  encodeHiLo,
  type Guess,
  type HiLoView,
  hiLo,
  rightRanks,
} from "../../lib/hands/hi-lo.ts";
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
import { Cards } from "./Cards.tsx";
import styles from "./HiLoTable.module.css";

type Scene = HandScene<HiLoView>;

const GUESSES = ["higher", "lower"] as const;
const RANKS = Array.from({ length: 13 }, (_, i) => i + 1);

const FACTS: HandFacts<HiLoView> = {
  slug: "hi-lo",
  verb: "Guess",
  firstStake: 10_000_000n,
  resting: "Choose a card to begin from, and whether the next is higher or lower.",
  reveal: 0.5,
  titleOf: ({ worth, over, drawn }) => {
    if (drawn.at(-1)?.right === false) return "Wrong";
    return over ? `Cashed out at ${times(worth)}` : times(worth);
  },
  sentenceOf: ({ worth, rank }, amount) =>
    `Worth ${amount(worth)} now. The next guess is from ${rankName(rank)}.`,
  rules: [
    "Guess whether the next card is higher or lower. Each right guess raises what the hand is worth by its exact chance; a wrong one ends it. Cash out when you like.",
    "Each card is drawn from a whole deck, by a word of its own. An equal card makes either guess right, except where any card would: after an ace or a king the sure guess is for the same rank instead.",
    "The edge of 1 % is taken once, whatever you guess and however often.",
  ],
  odds: (model) => <OpeningTable model={model} />,
  keys: [
    ["H", "Higher"],
    ["L", "Lower"],
    ["C", "Cash out"],
  ],
};

export function HiLoTable() {
  const [rank, setRank] = useState(7);
  const [guess, setGuess] = useState<Guess>("higher");
  const choice = encodeHiLo({ rank, guess });
  const opening = openingOdds(hiLo, choice);

  return (
    <HandTable
      facts={FACTS}
      choice={choice}
      terms={[
        { term: "Chance to be right", value: percent(opening.chance) },
        { term: "Then worth", value: times(opening.worth) },
      ]}
      board={(scene: Scene) => {
        const dealt = scene.choice === undefined ? undefined : decodeHiLo(scene.choice);
        return (
          <Cards
            id={`${scene.id}`}
            first={dealt?.rank ?? rank}
            view={scene.view}
            waiting={scene.waiting}
            progress={scene.progress}
            fresh={scene.fresh}
          />
        );
      }}
      decisions={(scene) => <Decisions scene={scene} />}
    >
      <label className={styles.rank}>
        <span>First card</span>
        <select value={rank} onChange={(event) => setRank(Number(event.target.value))}>
          {RANKS.map((one) => (
            <option key={one} value={one}>
              {rankName(one)}
            </option>
          ))}
        </select>
      </label>
      <Segmented<Guess>
        legend="The next card is"
        shown
        value={guess}
        onValue={setGuess}
        options={GUESSES.map((value) => ({ value, label: labelOf(rank, value) }))}
      />
    </HandTable>
  );
}

function labelOf(rank: number, guess: Guess): string {
  const right = rightRanks({ rank, guess });
  if (right.length === 1) return "same";
  return right.includes(rank) ? `${guess} or same` : guess;
}

function Decisions({ scene }: { scene: Scene }) {
  const { view, stake, canDecide, decide } = scene;
  const next = view?.next;
  const act = (guess: Guess) => next?.[guess].worth !== undefined && decide(encodeGuess(guess));
  useHotKeys({ h: () => act("higher"), l: () => act("lower"), c: () => decide(CASH_OUT) });
  return (
    <>
      <Worth worth={view?.worth} stake={stake} />
      <div data-row>
        {GUESSES.map((guess) => {
          const prospect = next?.[guess];
          return (
            <Button
              key={guess}
              size="l"
              className={styles.guess}
              disabled={!canDecide || prospect?.worth === undefined}
              onClick={() => act(guess)}
            >
              <span>
                {prospect?.what ?? guess}
                <small>
                  {prospect
                    ? `${percent({ num: BigInt(prospect.ranks), den: 13n })} · ${prospect.worth === undefined ? "too much" : times(prospect.worth)}`
                    : "–"}
                </small>
              </span>
            </Button>
          );
        })}
      </div>
      <CashOut
        worth={view?.worth}
        stake={stake}
        disabled={!canDecide}
        onCashOut={() => decide(CASH_OUT)}
      />
    </>
  );
}
