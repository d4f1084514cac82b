import { type BetId, formatBetId } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import { compareLedger } from "./bank.ts";
import { type Ledger, releasedDown } from "./books.ts";
import type { Find, Where } from "./finding.ts";
import { ADMIN_ROLE } from "./powers.ts";
import { isOver } from "./rounds.ts";
import type { Audit, Round } from "./state.ts";

/** What the contracts of a house say of themselves at the last block of an audit. */
export type Views = {
  block: bigint;
  /** Unix time of the block. */
  time: bigint;
  ledger: Ledger;
  /** In wei. */
  balance: bigint;
  shares: bigint;
  /** What contributions have not released yet, and when they will have. */
  contributed: { chips: bigint; end: bigint };
  chipsOf: ReadonlyMap<Hex, bigint>;
  latestRound: bigint;
  paused: boolean;
  /** In the order of their numbers, from 1. */
  tables: readonly { game: Hex; profitShare: bigint }[];
  /** Hands that are open by the events. */
  hands: ReadonlyMap<BetId, HandView>;
  /** Rounds that are open by the events. */
  rounds: ReadonlyMap<bigint, RoundView>;
  subscription: { owner: Hex; consumers: readonly Hex[]; answers: bigint };
  /** Whether an account has a role, for all of both that the events name. */
  members: readonly { role: bigint; account: Hex; isMember: boolean }[];
  /** The role of a function, for all that have one by the events or the plan. */
  functions: ReadonlyMap<string, bigint>;
};

export type RoundView = {
  status: number;
  seats: bigint;
  settled: bigint;
  openedAt: bigint;
  word: bigint;
};

export type HandView = {
  id: BetId;
  stake: bigint;
  since: bigint;
  waiting: boolean;
  state: bigint;
  reserved: bigint;
  spent: bigint;
};

// As in contracts/types/Round.sol.
const STATUS = { closed: 0, open: 1, drawn: 2, refunding: 3 } as const;

/** Compares what the contracts say of themselves with what their events told. */
export async function compareViews(audit: Audit, views: Views): Promise<void> {
  const { house, state, find } = audit;
  const where = { block: views.block };
  compareLedger(audit, views.ledger, views.balance, where);

  const { books } = state;
  for (const [player, expected] of books.chipsOf) {
    const found = views.chipsOf.get(player) ?? 0n;
    differ(find, "chips", "A player holds other chips than events make it.", expected, found, {
      ...where,
      player,
      field: "chipsOf",
    });
  }
  const sum = [...views.chipsOf.values()].reduce((all, chips) => all + chips, 0n);
  const whole = "The chips of all players together are not the ledger's.";
  differ(find, "chips", whole, views.ledger.chips, sum, { ...where, field: "chips" });
  const supply = "There are other shares of the bank than events make it.";
  differ(find, "chips", supply, books.shares, views.shares, { ...where, field: "totalSupply" });

  const { chips, end } = books.contributions;
  const contributed = { chips: chips - releasedDown(books, views.time), end };
  for (const field of ["chips", "end"] as const) {
    const what = "Other contributions wait than events make it.";
    const place = { ...where, field: `contributed ${field}` };
    differ(find, "chips", what, contributed[field], views.contributed[field], place);
  }

  const casino = (field: string, expected: unknown, found: unknown, place: Where = {}) =>
    differ(find, "state", "The casino says otherwise than its events.", expected, found, {
      ...where,
      ...place,
      field,
    });
  casino("latestRound", state.latest, views.latestRound);
  casino("paused", state.paused, views.paused);
  casino("tableCount", state.tables.size, views.tables.length);
  for (const [number, table] of state.tables) {
    const view = views.tables[Number(number) - 1];
    if (!view) continue;
    casino(`game of table ${number}`, table.game, view.game);
    const { edge } = await audit.rulesOf(table);
    casino(`profitShare of table ${number}`, (table.kappa * edge) / 1_000n, view.profitShare);
  }
  for (const [nonce, round] of state.rounds) {
    const view = views.rounds.get(nonce);
    if (!view) continue;
    const place = { round: nonce };
    const status = statusOf(round);
    casino("status", status, view.status, place);
    if (status === STATUS.closed) continue;
    casino("seats", round.bets.length, view.seats, place);
    casino("settled", round.settled, view.settled, place);
    casino("openedAt", round.time, view.openedAt, place);
    if (status === STATUS.drawn) casino("word", round.word, view.word, place);
  }

  for (const [id, hand] of state.hands) {
    const view = views.hands.get(id);
    if (!view) continue;
    const place = { bet: formatBetId(id) };
    casino("id of the hand", id, view.id, place);
    for (const field of ["stake", "since", "state", "reserved", "spent"] as const) {
      casino(field, hand[field], view[field], place);
    }
    casino("waiting", hand.waiting !== undefined, view.waiting, place);
  }

  const { owner, consumers, answers } = views.subscription;
  const subscription = (field: string, expected: unknown, found: unknown) =>
    differ(find, "proofs", "The coordinator says otherwise than its events.", expected, found, {
      ...where,
      field,
    });
  subscription("owner of the subscription", house.casino, owner);
  subscription("consumers of the subscription", house.casino, consumers.join(", "));
  subscription("answers of the subscription", state.counts.answers, answers);

  const authority = (field: string, expected: unknown, found: unknown) =>
    differ(find, "powers", "The AccessManager says otherwise than its events.", expected, found, {
      ...where,
      field,
    });
  for (const { role, account, isMember } of views.members) {
    const expected = state.powers.members.get(role)?.has(account) ?? false;
    authority(`hasRole(${role}, ${account})`, expected, isMember);
  }
  for (const [key, role] of views.functions) {
    authority(`role of ${key}`, state.powers.functions.get(key) ?? ADMIN_ROLE, role);
  }
}

function statusOf(round: Round): number {
  if (isOver(round)) return STATUS.closed;
  if (round.refunding) return STATUS.refunding;
  return round.word === undefined ? STATUS.open : STATUS.drawn;
}

function differ(
  find: Find,
  check: "chips" | "state" | "proofs" | "powers",
  what: string,
  expected: unknown,
  found: unknown,
  where: Where,
): void {
  if (`${expected}` !== `${found}`) {
    find({ check, what, ...where, expected: `${expected}`, found: `${found}` });
  }
}
