import type { SendStep } from "../chain/use-send.ts";

/** What a button says while its transaction is on the way. */
export function sendLabel(step: SendStep): string | undefined {
  if (step === "checking") return "Checking…";
  if (step === "signing") return "Confirm in your wallet…";
  if (step === "sent") return "Waiting for the block…";
  return undefined;
}
