import type { SignedCertificate } from "../../lib/certificate/certificate.ts";
import {
  count,
  flag,
  hex,
  list,
  number,
  oneOf,
  optional,
  record,
  share,
  text,
  whole,
} from "./shape.ts";

const exact = record({ num: whole, den: whole });
const code = record({ bytes: count, hash: hex });
const decision = record({ statistic: number, p: share, rejected: flag });
const test = record({
  id: text,
  title: text,
  about: text,
  statistic: number,
  freedom: optional(number),
  p: share,
  rejected: flag,
  blocks: optional(list(share)),
  spread: optional(decision),
});

const strand = record({
  words: oneOf("genuine", "derived"),
  outcomes: whole,
  draws: count,
  rounds: count,
  seats: count,
  rolls: count,
  digest: hex,
  histogram: list(count),
  tests: list(test),
  returns: list(
    record({
      choice: text,
      draws: count,
      paid: number,
      low: number,
      high: number,
      exact: number,
      test: optional(decision),
      payouts: test,
    }),
  ),
});

const game = record({
  name: text,
  slug: text,
  contract: text,
  code,
  choices: list(
    record({
      choice: text,
      what: text,
      outcomes: whole,
      returnToPlayer: exact,
      variance: exact,
      max: whole,
    }),
  ),
  checks: list(record({ id: text, title: text, ok: flag, detail: text })),
  strands: list(strand),
  controls: list(record({ id: text, title: text, found: flag, detail: text })),
  smallestBias: record({ cells: count, relative: number, absolute: number }),
});

const hand = record({
  name: text,
  slug: text,
  contract: text,
  code,
  checks: list(record({ id: text, title: text, ok: flag, detail: text })),
  controls: list(record({ id: text, title: text, found: flag, detail: text })),
  line: text,
  choice: text,
  returnToPlayer: exact,
  variance: exact,
  max: whole,
  exact: number,
  strands: list(
    record({
      words: oneOf("genuine", "derived"),
      hands: count,
      draws: count,
      paid: number,
      low: number,
      high: number,
      tests: list(test),
      digest: hex,
    }),
  ),
});

const run = record({ date: text, seconds: number });

const certificate = record({
  format: oneOf("glasshouse-certificate/1"),
  parameters: record({
    seed: text,
    draws: count,
    words: count,
    hands: optional(count),
    games: list(text),
  }),
  level: share,
  power: share,
  sampler: code,
  vrf: record({ keyHash: hex, words: count, verified: count, digest: hex }),
  games: list(game),
  hands: optional(list(hand)),
  verdict: record({
    result: oneOf("passed", "failed", "void"),
    tests: count,
    smallest: share,
    reasons: list(text),
  }),
});

const signed = record({
  certificate,
  hash: hex,
  signature: optional(record({ address: hex, signature: hex })),
  run: optional(run),
});

/**
 * Reads the file of a certificate. Nothing in it is believed: whatever is drawn from it is a number or a text, as its type says.
 *
 * @throws Error that says what is wrong with it.
 */
export function readCertificate(file: string): SignedCertificate {
  let read: unknown;
  try {
    read = JSON.parse(file);
  } catch {
    throw new Error("This file is not JSON, so it is no certificate");
  }
  const wrong = signed(read, "");
  if (wrong === undefined) return read as SignedCertificate;
  throw new Error(
    wrong === "" || wrong === "certificate" || wrong === "certificate.format"
      ? "This file is not a certificate of the audit"
      : `This certificate cannot be read: ${wrong} is missing, or is not what it should be`,
  );
}
