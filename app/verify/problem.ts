import type { EvidenceProblem } from "../../lib/evidence.ts";
import { copy } from "../copy.ts";

/** Why there is no evidence. By its mark and not by its class, which is loaded with the verifier only. */
export function problemOf(error: unknown): EvidenceProblem {
  const problem = (error as { problem?: EvidenceProblem }).problem;
  return problem && problem in EVIDENCE_PROBLEMS ? problem : "node";
}

/** What to say about it. */
export const EVIDENCE_PROBLEMS: Record<
  EvidenceProblem,
  (bet: string, error: Error | null) => string
> = {
  unreachable: () => copy.verify.down,
  "no-casino": () => copy.banner.absent,
  "unknown-bet": (bet) => copy.verify.unknown(bet),
  node: (_, error) =>
    `${error?.message ?? "The node gave no usable answer"}. Try another node, or try again later.`,
};
