import type { Statement } from "../../lib/reserves/statement.ts";

/** What a bank's money is for, from the first to be paid on. In chips. */
export const PARTS: readonly {
  key: "chips" | "reserved" | "fees" | "equity" | "cold" | "hedged";
  name: string;
  of: (statement: Statement) => bigint;
}[] = [
  { key: "chips", name: "Chips of players", of: ({ chips }) => chips },
  { key: "reserved", name: "Reserved for open bets", of: ({ reserved }) => reserved },
  { key: "fees", name: "Fees of chance", of: ({ fees }) => fees },
  { key: "equity", name: "Equity at hand", of: ({ equity }) => equity },
  { key: "cold", name: "Equity, cold", of: ({ cold }) => cold },
  { key: "hedged", name: "Equity, hedged", of: ({ hedgedLow }) => hedgedLow },
];

/** What bank and reserve really hold, all together, in chips, rounded down: less what is nobody's, or is not equity yet. */
export function heldOf(statement: Statement): bigint {
  const { balance, coldBalance, chip, hedgedLow, surplus, contributed } = statement;
  const nobodys = surplus > 0n ? surplus : 0n;
  return (balance + coldBalance - nobodys) / chip - contributed + hedgedLow;
}

/** From where to where each part reaches at each point, part by part. For a drawing: not exact. */
export function stack(statements: readonly Statement[]): [from: number, to: number][][] {
  const sums = statements.map(() => 0n);
  return PARTS.map(({ of }) =>
    statements.map((statement, i) => {
      const from = sums[i] ?? 0n;
      const to = from + of(statement);
      sums[i] = to;
      return [Number(from), Number(to)];
    }),
  );
}
