import { expect } from "chai";
import type { Evidence } from "../../lib/evidence.ts";
import type { BetVerdict } from "../../lib/verify-bet.ts";
import { otherDigit } from "./liar.ts";

/** Expects that every check of a bet holds, to its settlement. */
export function expectProven(verdict: BetVerdict): void {
  const wrong = verdict.steps.flatMap(({ checks }) => checks).filter(({ ok }) => ok !== true);
  expect(wrong).to.deep.equal([]);
  expect(verdict.ok).to.equal(true);
  expect(verdict.state).to.equal("settled");
}

/** Copies of the evidence, each with one digit of one field another: at its beginning, in its middle and at its end. */
export function* everyChange(evidence: Evidence): Generator<[string, Evidence]> {
  const { links, ...checked } = evidence;
  for (const path of leavesOf(checked)) {
    if (path[0] === "calldata") continue; // has its own test
    const text = path.reduce<unknown>((part, key) => (part as Part)[key], evidence) as string;
    const start = text.startsWith("0x") ? 2 : 0;
    const places = new Set([start, (start + text.length) >> 1, text.length - 1]);
    for (const place of text.length > start ? places : []) {
      const copy = structuredClone(evidence) as unknown as Part;
      const parent = path.slice(0, -1).reduce((part, key) => part[key] as Part, copy);
      parent[path.at(-1) as string] = otherDigit(text, place);
      yield [`${path.join(".")} at ${place}`, copy as unknown as Evidence];
    }
  }
}

type Part = Record<string | number, unknown>;

function leavesOf(part: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof part === "string") return [path];
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}
