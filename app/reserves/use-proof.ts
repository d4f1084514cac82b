"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Address } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import type { Rpc } from "../../lib/evidence.ts";
import type { Reserves } from "../../lib/reserves/reserves.ts";
import { useNodeDown } from "../chain/heartbeat.ts";
import { useHouse } from "../chain/use-house.ts";
import { copy } from "./copy.ts";

/** What is to be proved: the latest block, if none is named; at how many blocks up to it; and whose chips to follow. */
export type Asked = {
  block?: bigint | undefined;
  points?: number | undefined;
  player?: Address | undefined;
};

/** A proof as `npm run reserves` writes it. */
export type Proven = { reserves: Reserves; text: string; hash: Hex; asked: Asked; ms: number };

/** How far the events were read. */
export type Reading = { asked: Asked; from: bigint; block: bigint; to: bigint; bets: number };

export type Problem = {
  asked: Asked;
  kind: "unreachable" | "absent" | "past" | "stopped" | "other";
  text: string;
};

const SHOW_EVERY_MS = 80;
const UNREACHABLE = new Set(["HttpRequestError", "TimeoutError"]);

/** Proves the reserves in this browser, with the code of `npm run reserves`, which is loaded when it is first needed. */
export function useProof() {
  const { client, deployment } = useHouse();
  const down = useNodeDown();
  const [proven, setProven] = useState<Proven>();
  const [reading, setReading] = useState<Reading>();
  const [problem, setProblem] = useState<Problem>();
  const run = useRef<AbortController>(undefined);

  const prove = useCallback(
    async (asked: Asked) => {
      if (!deployment) return;
      run.current?.abort();
      const controller = new AbortController();
      run.current = controller;
      const { signal } = controller;
      const { casino } = deployment;
      const fromBlock = BigInt(deployment.fromBlock);
      setProblem(undefined);
      setReading({ asked, from: fromBlock, block: fromBlock, to: fromBlock, bets: 0 });
      const start = performance.now();
      let shownAt = start;
      // Whoever stops it stops it at the next question.
      const rpc: Rpc = {
        request: (question) => {
          signal.throwIfAborted();
          return client.request(question as never);
        },
      };
      try {
        const [{ proveReserves }, { toJson }] = await Promise.all([
          import("../../lib/reserves/reserves.ts"),
          import("../../lib/reserves/report.ts"),
        ]);
        const reserves = await proveReserves({
          rpc,
          casino,
          fromBlock,
          ...asked,
          progress({ block, to, bets }) {
            const now = performance.now();
            if (signal.aborted || now - shownAt < SHOW_EVERY_MS) return;
            shownAt = now;
            setReading({ asked, from: fromBlock, block, to, bets });
          },
        });
        if (signal.aborted) return;
        setProven({ reserves, ...toJson(reserves), asked, ms: performance.now() - start });
        setReading(undefined);
      } catch (error) {
        // Another run has taken its place.
        if (run.current !== controller) return;
        setReading(undefined);
        setProblem(problemOf(error, asked));
      }
    },
    [client, deployment],
  );

  const stop = useCallback(() => {
    run.current?.abort();
    run.current = undefined;
    setReading(undefined);
    if (reading) setProblem({ asked: reading.asked, kind: "stopped", text: copy.stopped });
  }, [reading]);
  useEffect(() => () => run.current?.abort(), []);

  const again = problem?.kind === "unreachable" ? problem.asked : undefined;
  useEffect(() => {
    if (!down && again) void prove(again);
  }, [down, again, prove]);

  return { proven, reading, problem, prove, stop };
}

/** What to say about an error. By its name and not by its class, which is loaded with the proof only. */
function problemOf(error: unknown, asked: Asked): Problem {
  const { name, message, shortMessage } = error as Error & { shortMessage?: string };
  if (name === "NoHouseError") return { asked, kind: "absent", text: copy.absent };
  if (name === "ReservesError") {
    const isPast = (error as Error).cause !== undefined;
    return { asked, kind: isPast ? "past" : "other", text: message };
  }
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (UNREACHABLE.has(cause.name)) return { asked, kind: "unreachable", text: copy.down };
  }
  return { asked, kind: "other", text: shortMessage ?? message };
}
