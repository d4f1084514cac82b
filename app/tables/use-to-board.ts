import { useEffect } from "react";
import type { SendStep } from "../chain/use-send.ts";

const NARROW = 900;

/** Brings the board into sight when something is sent: on a phone the button is far below it. */
export function useToBoard(step: SendStep): void {
  useEffect(() => {
    if (step === "checking" && window.innerWidth < NARROW)
      window.scrollTo({ top: 0, behavior: "smooth" });
  }, [step]);
}
