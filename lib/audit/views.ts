import { type BetId, formatBetId } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import { type BankView, compareBank } from "./bank-view.ts";
import { findDifference, type Where } from "./finding.ts";
import type { Bank } from "./house.ts";
import { compareLottery, type LotteryBooks } from "./lottery.ts";
import { ADMIN_ROLE } from "./powers.ts";
import { isOver } from "./rounds.ts";
import type { Audit, Round } from "./state.ts";

/** What the contracts of a house say of themselves at the last block of an audit. */
export type Views = {
  block: bigint;
  /** Unix time of the block. */
  time: bigint;
  /** In the order of their numbers. */
  banks: readonly BankView[];
  latestRound: bigint;
  paused: boolean;
  /** In the order of their numbers, from 1. */
  tables: readonly { game: Hex; profitShare: bigint; bank: bigint }[];
  /** Hands that are open by the events. */
  hands: ReadonlyMap<BetId, HandView>;
  /** Rounds that are open by the events. */
  rounds: ReadonlyMap<bigint, RoundView>;
  subscription: Subscription;
  /** Null if there is no lottery. */
  lottery: {
    books: LotteryBooks;
    balance: bigint;
    draw: bigint;
    subscription: Subscription;
  } | null;
  /** Whether an account has a role, for all of both that the events name. */
  members: readonly { role: bigint; account: Hex; isMember: boolean; delay: bigint }[];
  /** The role of a function, for all that have one by the events or the plan. */
  functions: ReadonlyMap<string, bigint>;
};

export type Subscription = { owner: Hex; consumers: readonly Hex[]; answers: bigint };

export type RoundView = {
  status: number;
  seats: bigint;
  settled: bigint;
  openedAt: bigint;
  blockNumber: bigint;
  word: bigint;
};

export type HandView = {
  id: BetId;
  stake: bigint;
  profitShare: bigint;
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
  for (const [i, view] of views.banks.entries()) {
    compareBank(audit, house.banks[i] as Bank, view, views.time, where);
  }

  const casino = (field: string, expected: unknown, found: unknown, place: Where = {}) =>
    findDifference(find, "state", "The casino says otherwise than its events.", expected, found, {
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
    casino(`bank of table ${number}`, table.bank, view.bank);
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
    casino("blockNumber", round.block % 2n ** 32n, view.blockNumber, place);
    if (status === STATUS.drawn) casino("word", round.word, view.word, place);
  }

  for (const [id, hand] of state.hands) {
    const view = views.hands.get(id);
    if (!view) continue;
    const place = { bet: formatBetId(id) };
    casino("id of the hand", id, view.id, place);
    for (const field of ["stake", "profitShare", "since", "state", "reserved", "spent"] as const) {
      casino(field, hand[field], view[field], place);
    }
    casino("waiting", hand.waiting !== undefined, view.waiting, place);
  }

  const subscription = (
    check: "proofs" | "lottery",
    consumer: Hex,
    { owner, consumers, answers }: Subscription,
    counted: number,
  ) => {
    const what = "The coordinator says otherwise than its events.";
    const of = (field: string) => ({ ...where, field: `${field} of the subscription` });
    findDifference(find, check, what, consumer, owner, of("owner"));
    findDifference(find, check, what, consumer, consumers.join(", "), of("consumers"));
    findDifference(find, check, what, counted, answers, of("answers"));
  };
  subscription("proofs", house.casino, views.subscription, state.counts.answers);
  if (views.lottery && house.lottery) {
    const { books: found, balance, draw, subscription: its } = views.lottery;
    compareLottery(audit, found, balance, where);
    const what = "The lottery says otherwise than its events.";
    findDifference(find, "lottery", what, state.lottery.draw, draw, {
      ...where,
      field: "draw on sale",
    });
    subscription("lottery", house.lottery.address, its, state.lottery.answers);
  }

  const authority = (field: string, expected: unknown, found: unknown) =>
    findDifference(
      find,
      "powers",
      "The AccessManager says otherwise than its events.",
      expected,
      found,
      {
        ...where,
        field,
      },
    );
  for (const { role, account, isMember, delay } of views.members) {
    const told = state.powers.members.get(role)?.get(account);
    authority(`hasRole(${role}, ${account})`, told !== undefined, isMember);
    // A shorter delay takes effect later than it is told; a longer one at once. Who has no role has none.
    const isWrong = isMember ? told !== undefined && delay < told : delay !== 0n;
    if (isWrong) authority(`delay of ${account} in role ${role}`, told ?? 0n, delay);
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
