import type { Hex } from "../bytes.ts";
import { canonical, hashOf, type Plain } from "../canonical.ts";
import type { Ok } from "../check.ts";
import type { Ledger } from "./books.ts";
import type { Cold } from "./cold.ts";
import { waitingShares } from "./exits.ts";
import { CHECKS, type CheckId, type Finding } from "./finding.ts";
import type { House } from "./house.ts";
import type { LotteryBooks } from "./lottery.ts";
import { type Act, booksOf, type Counts, type State } from "./state.ts";

/** A contract of the house, and how its code compares with this source. */
export type CodeReport = {
  contract: string;
  address: Hex;
  /** keccak256 of the code. */
  hash: Hex;
  length: number;
  /** What it is equal to, apart from immutables. Null if to nothing of this source. */
  equals: string | null;
  immutables: Record<string, string>;
};

/** Something that could not be told, and whether that holds the whole back. */
export type Note = { check: CheckId; what: string; optional: boolean };

/** What an audit found of a house. */
export type Report = {
  format: "glasshouse-chain-audit-2";
  chain: number;
  /** The first and the last block that was looked at, and the hash of the last. */
  from: bigint;
  to: bigint;
  hash: Hex;
  house: House;
  ok: Ok;
  checks: { id: CheckId; title: string; ok: Ok; findings: number }[];
  findings: Finding[];
  notes: Note[];
  totals: Counts & { open: number; players: number; tables: number };
  banks: BankReport[];
  /** Null if it is not told of a lottery. */
  lottery: (LotteryBooks & { drawn: number; onSale: bigint }) | null;
  code: CodeReport[];
  acts: Act[];
  roles: { role: bigint; account: Hex; delay: bigint }[];
  samples: State["samples"];
};

/** A bank at the end, by its events. In its chips, where nothing else is said. */
export type BankReport = {
  bank: number;
  ledger: Ledger;
  cold: Cold;
  shares: bigint;
  /** Shares of exits that wait. */
  waits: bigint;
  /** Ever, without fees of chance. */
  staked: bigint;
  paid: bigint;
  players: number;
};

/** Findings that a report lists; all are counted. */
const MOST_FINDINGS = 1_000;

/** Makes the report of an audit that has come to its end. */
export function reportOf(
  state: State,
  findings: readonly Finding[],
  rest: Pick<Report, "chain" | "from" | "to" | "hash" | "house" | "code" | "notes">,
): Report {
  const checks = (Object.keys(CHECKS) as CheckId[]).map((id) => {
    const count = findings.filter(({ check }) => check === id).length;
    const held = rest.notes.some(({ check, optional }) => check === id && !optional);
    const ok: Ok = count > 0 ? false : held ? "unknown" : true;
    return { id, title: CHECKS[id], ok, findings: count };
  });
  const ok: Ok = checks.some((check) => check.ok === false)
    ? false
    : checks.some((check) => check.ok === "unknown")
      ? "unknown"
      : true;
  const open = [...state.rounds.values()].reduce(
    (sum, { bets, settled }) => sum + Math.max(bets.length - settled, 0),
    0,
  );
  const banks = rest.house.banks.map((bank): BankReport => {
    const { ledger, cold, shares, exits, staked, paid, chipsOf } = booksOf(state, bank.index);
    const waits = waitingShares(exits);
    return { bank: bank.index, ledger, cold, shares, waits, staked, paid, players: chipsOf.size };
  });
  const players = new Set(state.books.flatMap(({ chipsOf }) => [...chipsOf.keys()])).size;
  return {
    format: "glasshouse-chain-audit-2",
    ...rest,
    ok,
    checks,
    findings: findings.slice(0, MOST_FINDINGS),
    totals: { ...state.counts, open, players, tables: state.tables.size },
    banks,
    lottery: rest.house.lottery && {
      ...state.lottery.books,
      drawn: state.lottery.drawn,
      onSale: state.lottery.draw,
    },
    acts: state.acts,
    roles: [...state.powers.members]
      .sort(([a], [b]) => Number(a - b))
      .flatMap(([role, members]) =>
        [...members].map(([account, delay]) => ({ role, account, delay })),
      ),
    samples: state.samples,
  };
}

/** A report as canonical JSON, with keccak256 of the same without `reportHash`. */
export function toJson(report: Report): { text: string; hash: Hex } {
  const plain = report as unknown as { [key: string]: Plain };
  const hash = hashOf(plain);
  return { text: `${canonical({ ...plain, reportHash: hash })}\n`, hash };
}
