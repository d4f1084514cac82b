import { keccak256 } from "viem";
import type { GameReport } from "../../lib/certificate/certificate.ts";
import type { HandLaws } from "../../lib/certificate/judge-hand.ts";
import type { Line } from "./hand-lines.ts";
import type { Sampler } from "./sampler.ts";

/** What the code of a hand is, and what hands should come to. */
export type HandRules = HandLaws & { code: GameReport["code"]; pure: boolean };

/** Works out what hands of a line should come to, exactly: seconds for some. */
export async function readHandRules(sampler: Sampler, line: Line): Promise<HandRules> {
  const { hand, choice } = line;
  const code = await sampler.codeOf(hand);
  const { outcomes } = hand.quote(choice);
  const deals = new Map<string, number>();
  for (const { weight, outcome } of hand.dealClasses(choice)) {
    const key = line.dealt(hand.deal(choice, outcome));
    deals.set(key, (deals.get(key) ?? 0) + Number(weight) / Number(outcomes));
  }
  return {
    code: { bytes: (code.length - 2) / 2, hash: keccak256(code) },
    pure: await sampler.isPure(hand),
    odds: line.odds(),
    law: line.law(),
    deals,
  };
}
