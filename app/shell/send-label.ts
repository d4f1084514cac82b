import type { SendStep } from "../chain/use-send.ts";

/**
 * What a button says while its transaction is on the way.
 *
 * @param part Of a payment in a token, whether it is the approval before it.
 */
export function sendLabel(step: SendStep, part: "approve" | "pay" = "pay"): string | undefined {
  if (part === "approve" && step === "signing") return "Approve it in your wallet…";
  if (part === "approve" && step === "sent") return "Waiting for the approval's block…";
  if (step === "checking") return "Checking…";
  if (step === "signing") return "Confirm in your wallet…";
  if (step === "sent") return "Waiting for the block…";
  return undefined;
}
