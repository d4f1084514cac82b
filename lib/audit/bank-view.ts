import type { Hex } from "../bytes.ts";
import { compareLedger } from "./bank.ts";
import type { BankMoney } from "./block.ts";
import { equityLow, releasedDown } from "./books.ts";
import { type Find, findDifference, type Where } from "./finding.ts";
import type { Bank } from "./house.ts";
import type { State } from "./state.ts";

/** What a bank says of itself at the end of a block. */
export type BankView = BankMoney & {
  shares: bigint;
  /** What contributions have not released yet, and when they will have. */
  contributed: { chips: bigint; end: bigint };
  /** Equity in its ledger if every open bet were won at its maximum. */
  equityLow: bigint;
  /** Of the players that it was asked about. */
  chipsOf: ReadonlyMap<Hex, bigint>;
};

/**
 * Compares what a bank says of itself with what its events told.
 *
 * @param time Of the block, as Unix time.
 */
export function compareBank(
  { state, find }: { state: State; find: Find },
  bank: Bank,
  view: BankView,
  time: bigint,
  place: Where,
): void {
  const { books } = state;
  const where = { ...place, bank: bank.index };
  compareLedger({ state, find }, bank, view, place);
  const differ = (what: string, field: string, expected: bigint, found: bigint, more = {}) =>
    findDifference(find, "chips", what, expected, found, { ...where, field, ...more });

  const asked = [...view.chipsOf].map(([player, found]) => {
    return { player, found, expected: books.chipsOf.get(player) ?? 0n };
  });
  const isWhole = asked.length === books.chipsOf.size;
  // Whoever paid what nobody is named for holds so much less: all of them together no more and no less.
  const paid = asked.reduce(
    (sum, { expected, found }) => sum + (expected > found ? expected - found : 0n),
    0n,
  );
  const isPaid = isWhole ? paid === books.unnamed : paid <= books.unnamed;
  for (const { player, found, expected } of asked) {
    if (found < expected && isPaid) continue;
    differ("A player holds other chips than events make it.", "chipsOf", expected, found, {
      player,
    });
  }
  if (isWhole) {
    const sum = [...view.chipsOf.values()].reduce((all, chips) => all + chips, 0n);
    const what = "The chips of all players together are not the ledger's.";
    differ(what, "chips", view.ledger.chips, sum);
  }
  const supply = "There are other shares of the bank than events make it.";
  differ(supply, "totalSupply", books.shares, view.shares);
  const equity = "The bank's equity is not what its ledger leaves.";
  differ(equity, "hotEquityLow", equityLow(view.ledger), view.equityLow);

  const { chips, end } = books.contributions;
  const given = "Other contributions wait than events make it.";
  differ(given, "contributed chips", chips - releasedDown(books, time), view.contributed.chips);
  differ(given, "contributed end", end, view.contributed.end);
}
