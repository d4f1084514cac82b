import type { BetRow } from "../chain/bet-log.ts";

/** A round of the latest bets. */
export type RoundView = {
  round: bigint;
  bets: number;
  /** The first bet that was read of it, for a link. */
  first: bigint;
  state: "open" | "drawn" | "refunded";
};

/** The rounds of some bets, newest first, at most `most`. Pure. */
export function roundsOf(bets: readonly BetRow[], most: number): RoundView[] {
  const rounds = new Map<bigint, RoundView>();
  for (const bet of bets) {
    const state = !bet.end ? "open" : bet.end.kind === "settled" ? "drawn" : "refunded";
    const known = rounds.get(bet.round);
    if (!known) rounds.set(bet.round, { round: bet.round, bets: 1, first: bet.id, state });
    else {
      rounds.set(bet.round, {
        ...known,
        bets: known.bets + 1,
        first: bet.id,
        state: known.state === "open" || state === "open" ? "open" : known.state,
      });
    }
  }
  return [...rounds.values()].sort((a, b) => (a.round < b.round ? 1 : -1)).slice(0, most);
}
