"use client";

import { type CSSProperties, type ReactNode, useEffect } from "react";
import type { Hand } from "../../lib/hands/hand.ts";
import type { BetRow } from "../chain/bet-log.ts";
import type { SendStep } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import { restingAfter } from "../parts/motion.ts";
import { Pane } from "../parts/Pane.tsx";
import { useCoins } from "../parts/use-coins.ts";
import styles from "../tables/Stage.module.css";
import { BetProof, Closing, Head, OnTheWay, Sending, type Since } from "../tables/Stage.tsx";
import { chime } from "../tables/sound.ts";
import type { BetState } from "../tables/use-bet-state.ts";
import { HandSteps } from "./HandSteps.tsx";
import { type HandPlay, netOfHand } from "./hand-play.ts";
import { RecentHands } from "./RecentHands.tsx";
import type { HandFacts, HandScene } from "./scene.ts";
import { handSentence } from "./sentence.ts";

type Props<View> = {
  facts: HandFacts<View>;
  model: Hand | undefined;
  scene: HandScene<View>;
  bet: BetRow | undefined;
  /** The deal or decision that is drawn, or was last. */
  draw: BetRow | undefined;
  state: BetState | undefined;
  step: SendStep;
  /** An open hand is being read from the log. */
  reading: boolean;
  board: (scene: HandScene<View>) => ReactNode;
  recent: BetRow[] | undefined;
  onChoose: (bet: bigint) => void;
};

/** The stage of a hand: the board, what it says, its decisions, and the proof of the last one. */
export function HandStage<View>(props: Props<View>) {
  const { facts, model, scene, bet, draw, state, step, reading, board, recent, onChoose } = props;
  const { play, fresh, waiting, id } = scene;
  const net = play && netOfHand(play);
  const sound = fresh && !waiting && net !== undefined && (net > 0n ? "won" : "lost");
  useEffect(() => {
    if (!sound || !id) return;
    const timer = setTimeout(() => chime(sound), restingAfter(facts.reveal) * 1000);
    return () => clearTimeout(timer);
  }, [sound, id, facts.reveal]);

  return (
    <Pane
      className={styles.stage}
      aria-label="Board"
      style={{ "--reveal": fresh && !waiting ? `${facts.reveal}s` : "0s" } as CSSProperties}
    >
      <Head bet={bet} step={step} called="Hand" since={bet && play && sinceOf(bet, play)} />
      <div className={styles.board}>{board(scene)}</div>
      <div className={styles.said} aria-live="polite" aria-atomic="true">
        {step !== "idle" ? (
          <Sending step={step} />
        ) : reading ? (
          <p className={styles.sentence}>{copy.hands.reading}</p>
        ) : draw && !draw.end && state ? (
          <OnTheWay bet={draw} state={state} />
        ) : (
          <Said facts={facts} scene={scene} />
        )}
      </div>
      {draw && state && !draw.end && <Closing bet={draw} state={state} />}
      <HandSteps steps={play?.steps ?? []} />
      <BetProof bet={draw} state={state} step={step} />
      <RecentHands bets={recent} model={model} shown={bet?.id} onChoose={onChoose} />
    </Pane>
  );
}

/** A hand in play goes on since its deal, one that is over has been so since its last decision. */
function sinceOf(bet: BetRow, { over }: HandPlay): Since | undefined {
  const last = over ? bet.moves.at(-1) : undefined;
  if (last) return { word: "settled", block: last.drawn?.end?.block ?? last.block };
  return bet.end && !over ? { word: "dealt", block: bet.end.block } : undefined;
}

function Said<View>({ facts, scene }: { facts: HandFacts<View>; scene: HandScene<View> }) {
  const amount = useCoins();
  const { play, view, stake = 0n, id } = scene;
  if (!play) return <p className={styles.sentence}>{facts.resting}</p>;
  const net = netOfHand(play);
  return (
    <>
      {view !== undefined && !play.voided && (
        <p
          key={id}
          className={`${styles.outcome} ${net !== undefined && net > 0n ? styles.won : ""}`}
        >
          {facts.titleOf(view, play)}
        </p>
      )}
      <p key={`${id} sentence`} className={`${styles.sentence} ${styles.revealed}`}>
        {handSentence(play, amount) ??
          (view === undefined
            ? facts.resting
            : facts.sentenceOf(view, (worth) => amount((worth * stake) / 1_000_000n)))}
      </p>
    </>
  );
}
