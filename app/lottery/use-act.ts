"use client";

import { useState } from "react";
import { useHouse } from "../chain/use-house.ts";
import { type Call, useSend } from "../chain/use-send.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { notify } from "../shell/Notices.tsx";
import { sendLabel } from "../shell/send-label.ts";

/** An act of a button: a transaction, what to say when it is in a block, and what went wrong. */
export function useAct() {
  const unit = useHouse().chain.nativeCurrency.symbol;
  const { send, step } = useSend();
  const [failure, setFailure] = useState<Explanation>();

  /** @returns What went wrong; undefined if it succeeded. */
  async function act(call: Call, done: string): Promise<Explanation | undefined> {
    setFailure(undefined);
    try {
      await send(call);
      notify(done);
      return undefined;
    } catch (error) {
      const wrong = await explain(error, unit);
      setFailure(wrong);
      return wrong;
    }
  }

  return { act, busy: step !== "idle", label: sendLabel(step), failure, setFailure };
}
