"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { BetRow } from "../chain/bet-log.ts";
import { useChainTime, useHead } from "../chain/heartbeat.ts";
import { reads } from "../chain/reads.ts";
import { useConstants, useHouse } from "../chain/use-house.ts";

/** Where a bet stands. */
export type BetState =
  /** In a block; the oracle answers after some more. `late` from a few minutes on. */
  | {
      kind: "placed";
      confirmations: number;
      needed: number;
      refundableIn: number | undefined;
      late: boolean;
    }
  /** The word is there, but the bet is among those left to settle. */
  | { kind: "drawn" }
  /** No word came in time: anybody may have it refunded. */
  | { kind: "refundable" }
  | { kind: "settled" }
  | { kind: "voided" }
  | { kind: "refunded" };

const LATE_SECONDS = 180;
const DRAWN = 2;
const REFUNDING = 3;

export function useBetState(bet: BetRow | undefined): BetState | undefined {
  const { chain, client, deployment } = useHouse();
  const constants = useConstants().data;
  const head = useHead();
  const open = bet !== undefined && bet.end === undefined;
  const now = useChainTime(open);
  const round = useQuery({
    queryKey: ["chain", chain.id, "round", bet?.round.toString()],
    queryFn:
      open && deployment
        ? async () => (await reads()).readRound(client, deployment.casino, bet.round)
        : skipToken,
  }).data;

  if (!bet) return undefined;
  if (bet.end) {
    if (bet.end.kind === "refunded") return { kind: "refunded" };
    return { kind: bet.end.voided ? "voided" : "settled" };
  }
  if (round && round.seats > 0n) {
    if (round.status === DRAWN && BigInt(bet.seat) >= round.settled) return { kind: "drawn" };
    if (round.status === REFUNDING) return { kind: "refundable" };
  }
  const openedAt = round && round.seats > 0n ? Number(round.openedAt) : undefined;
  const refundableIn =
    openedAt !== undefined && now !== undefined && constants
      ? openedAt + Number(constants.refundAfter) - now
      : undefined;
  if (refundableIn !== undefined && refundableIn <= 0) return { kind: "refundable" };
  return {
    kind: "placed",
    confirmations: head ? Math.max(0, Number(head.number - bet.block)) : 0,
    needed: constants?.confirmations ?? 0,
    refundableIn,
    late: openedAt !== undefined && now !== undefined && now - openedAt > LATE_SECONDS,
  };
}
