import type { Hex } from "../bytes.ts";

/** What is checked of a house, in the order of the report. */
export const CHECKS = {
  events: "Every event is in a receipt of its block, and every block hashes to its hash",
  requests: "Every request of a word, by its number: none missing, none twice",
  proofs: "Every answer carries a genuine proof, one at most for each request",
  words: "Every word that was used is the proven one",
  bets: "Every bet joined the round of its own block, and is settled or refunded once, or open",
  payouts: "Every outcome and payout, computed again by rules of our own",
  hands: "Every hand, played again from its deal over all its decisions",
  refunds: "Every refund gave back stake and fee, after the deadline",
  limits: "Every bet was within the limits of its table and of the bank",
  ledger:
    "The ledger of every bank and the price of its shares, told again from events, at each block where it changed",
  exits: "Every exit of a liquidity provider, served in its order and overtaken by none",
  reserve: "What the banks have in their reserves, cold and hedged, told again from events",
  chips: "The chips of every player and the shares of every bank, told again from events",
  lottery: "Every draw of the lottery: tickets, request, proof, winners, prizes, claims and books",
  state: "The casino's own views at the end agree with its events",
  code: "The code on chain is what this source compiles to",
  powers: "Who may do what is as the README says",
} as const;

export type CheckId = keyof typeof CHECKS;

/** Where something does not hold. */
export type Where = {
  block?: bigint;
  /** The number of a bank. */
  bank?: number;
  transaction?: Hex;
  round?: bigint;
  /** Such as "48-3". */
  bet?: string;
  player?: Hex;
  /** The value that is wrong, such as "payout" or "word". */
  field?: string;
};

/** Something that does not hold. */
export type Finding = Where & {
  check: CheckId;
  /** What is wrong, in a sentence. */
  what: string;
  /** What it should be, and what it is, where they can be compared. */
  expected?: string;
  found?: string;
};

/** Receives what does not hold. */
export type Find = (finding: Finding) => void;

/** Finds that two values differ which should not. */
export function findDifference(
  find: Find,
  check: CheckId,
  what: string,
  expected: unknown,
  found: unknown,
  where: Where,
): void {
  if (`${expected}` !== `${found}`) {
    find({ check, what, ...where, expected: `${expected}`, found: `${found}` });
  }
}

/** A finding in one line: what is wrong, and where. */
export function sentenceOf({ what, expected, found, ...finding }: Finding): string {
  const { block, bank, round, bet, player, field, transaction } = finding;
  const places = [
    bet !== undefined ? `bet ${bet}` : round !== undefined ? `round ${round}` : "",
    bank !== undefined ? `bank ${bank}` : "",
    player ? `player ${player}` : "",
    field ? `field ${field}` : "",
    block !== undefined ? `block ${block}` : "",
    transaction ? `transaction ${transaction}` : "",
  ].filter((place) => place !== "");
  const compared = expected === undefined ? "" : ` Expected ${expected}, found ${found}.`;
  return `${what}${compared}${places.length > 0 ? ` (${places.join(", ")})` : ""}`;
}
