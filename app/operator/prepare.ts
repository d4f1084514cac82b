import { type Act, type Call, cancelOf, executeOf, scheduleOf } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { type Batch, batchOf, safeHashOf, safeTransactionOf } from "../../lib/safe.ts";
import type { Holder } from "./facts.ts";

/** A transaction that was prepared: what to send, and what its signers compare. */
export type Prepared = {
  kind: "call" | "schedule" | "execute" | "cancel";
  /** What is called, such as "schedule(address,bytes,uint48)". */
  call: Call;
  /** Only if a Safe sends it. */
  safe?: { address: Hex; nonce: bigint; hash: Hex; batch: Batch };
};

type Context = {
  chainId: number;
  authority: Hex;
  by: Holder;
  /** Of the Safe, for the first of the transactions. */
  nonce: bigint;
  /** What it is, for whoever loads the file. */
  title: string;
};

/** The transactions of an act: one, or, if it has to wait, one that schedules it and one that carries it out. */
export function prepare(act: Act, delay: bigint, context: Context): Prepared[] {
  if (delay === 0n) return [preparedOf("call", { to: act.target, data: act.data }, context)];
  const { authority, nonce } = context;
  return [
    preparedOf("schedule", scheduleOf(authority, act), context),
    prepareExecution(act, { ...context, nonce: nonce + 1n, authority }),
  ];
}

/** The transaction that carries out what has waited. */
export function prepareExecution(act: Act, context: Context): Prepared {
  return preparedOf("execute", executeOf(context.authority, act), context);
}

/** The transaction by which whoever scheduled it, or the guardian, cancels what waits. */
export function prepareCancel(act: Act, caller: Hex, context: Context): Prepared {
  return preparedOf("cancel", cancelOf(context.authority, act, caller), context);
}

const VERBS = { call: "", schedule: "Schedule: ", execute: "Carry out: ", cancel: "Cancel: " };

function preparedOf(
  kind: Prepared["kind"],
  call: Call,
  { chainId, by, nonce, title }: Context,
): Prepared {
  if (!by.safe) return { kind, call };
  const { address } = by.safe;
  const name = `${VERBS[kind]}${title}`;
  const description = `Prepared for the Safe's transaction ${nonce}.`;
  const createdAt = Date.now();
  return {
    kind,
    call,
    safe: {
      address,
      nonce,
      hash: safeHashOf({ chainId, address }, safeTransactionOf(call, nonce)),
      batch: batchOf({ chainId, address }, { name, description, createdAt }, [call]),
    },
  };
}
