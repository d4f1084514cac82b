import type { SignedCertificate } from "../../lib/certificate/certificate.ts";
import { drawsOf, drawsOfHands } from "../../lib/certificate/decisions.ts";
import { thousands } from "../progress.ts";

const RESULTS = {
  passed: "none fails, and every fault that was made on purpose is found.",
  failed: "**some fail.**",
  void: "void, for a fault that was made on purpose is not found.",
} as const;

/** What came of an audit, in a sentence for the README. */
export function readmeSentence({ certificate, run }: SignedCertificate): string {
  const { verdict, games, hands = [], vrf, parameters } = certificate;
  const took = run ? ` in ${Math.round(run.seconds / 60)} minutes` : "";
  return `With seed "${parameters.seed}": ${thousands(drawsOf(certificate) + drawsOfHands(certificate))} draws of ${games.length + hands.length} games${took}, ${thousands(vrf.words)} genuine words,
${thousands(verdict.tests)} tests; ${RESULTS[verdict.result]} The smallest p-value is ${verdict.smallest.toPrecision(2)}.`;
}
