"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Game } from "../../lib/games/game.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { restingAfter } from "../parts/motion.ts";
import { type AutoPlan, type AutoRun, begin, counted, ended } from "./auto.ts";
import { netOf } from "./bet-view.ts";

// So that a result can be read before the next bet.
const PAUSE = 0.9;

export type Auto = {
  run: AutoRun | undefined;
  running: boolean;
  start: (plan: AutoPlan) => void;
  /** No further bet. One that was sent is played. */
  stop: () => void;
};

/**
 * Places a bet again when the one before has been settled and shown, until a stop, a failure, or the page is left.
 *
 * @param place Places the bet that the slip describes, and answers with it, or with nothing if it could not.
 * @param reveal Seconds until the board has come to rest.
 */
export function useAuto(
  place: () => Promise<BetRow | undefined>,
  mine: readonly BetRow[] | undefined,
  model: Game | undefined,
  reveal: number,
): Auto {
  const [run, setRun] = useState<AutoRun>();
  const [awaited, setAwaited] = useState<bigint>();
  const running = run !== undefined && run.end === undefined;
  const bet = running ? mine?.find(({ id }) => id === awaited) : undefined;
  const isOver = bet?.end !== undefined;

  const next = useEffectEvent(async () => {
    const placed = await place();
    setAwaited(placed?.id);
    if (!placed) setRun((now) => now && ended(now, "failed"));
  });
  const count = useEffectEvent(() => {
    if (!run || !bet?.end || !model) return;
    const voided = bet.end.kind !== "settled" || bet.end.voided;
    setAwaited(undefined);
    setRun(counted(run, voided ? undefined : netOf(bet, model)));
  });

  useEffect(() => {
    if (running && awaited === undefined) void next();
  }, [running, awaited]);

  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(count, (restingAfter(reveal) + PAUSE) * 1000);
    return () => clearTimeout(timer);
  }, [isOver, reveal]);

  return {
    run,
    running,
    start: (plan) => {
      setAwaited(undefined);
      setRun(begin(plan));
    },
    stop: () => setRun((now) => now && ended(now, "stopped")),
  };
}
