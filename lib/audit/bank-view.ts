import type { Hex } from "../bytes.ts";
import { compareMoney } from "./bank.ts";
import type { BankMoney, ColdMoney } from "./block.ts";
import { chipsUp, equities, equityLow, releasedDown } from "./books.ts";
import { type Exits, waitingShares } from "./exits.ts";
import { type CheckId, type Find, findDifference, type Where } from "./finding.ts";
import type { Bank } from "./house.ts";
import type { Settings } from "./settings.ts";
import { booksOf, type State } from "./state.ts";

/** What a bank and its reserve say of themselves at the end of a block. In chips, where nothing else is said. */
export type BankView = BankMoney & {
  cold: ColdMoney;
  /** Of the reserve. */
  settings: Settings;
  shares: bigint;
  /** What contributions have not released yet, and when they will have. */
  contributed: { chips: bigint; end: bigint };
  /** Equity in its ledger if every open bet were won at its maximum. */
  hotEquityLow: bigint;
  /** All equity, hot and cold, as shares are sold and bought. */
  equityLow: bigint;
  equityHigh: bigint;
  /** Whether the higher is known. */
  priced: boolean;
  /** The exits that it was asked about; all shares that wait, and what they are worth, rounded up. */
  exits: Exits & { shares: bigint; chips: bigint };
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
  const books = booksOf(state, bank.index);
  const where = { ...place, bank: bank.index };
  compareMoney({ state, find }, bank, view, place);
  const differ = (
    check: CheckId,
    what: string,
    field: string,
    expected: unknown,
    found: unknown,
    more: Where = {},
  ) => findDifference(find, check, what, expected, found, { ...where, field, ...more });

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
    const what = "A player holds other chips than events make it.";
    differ("chips", what, "chipsOf", expected, found, { player });
  }
  if (isWhole) {
    const sum = [...view.chipsOf.values()].reduce((all, chips) => all + chips, 0n);
    const what = "The chips of all players together are not the ledger's.";
    differ("chips", what, "chips", view.ledger.chips, sum);
  }
  const supply = "There are other shares of the bank than events make it.";
  differ("chips", supply, "totalSupply", books.shares, view.shares);

  const { chips, end } = books.contributions;
  const released = releasedDown(books, time);
  const given = "Other contributions wait than events make it.";
  differ("chips", given, "contributed chips", chips - released, view.contributed.chips);
  differ("chips", given, "contributed end", end, view.contributed.end);

  const [price] = view.prices;
  const hot = { ...view.ledger, cash: view.ledger.cash + released };
  const worth = equities({ ...books, ledger: hot }, price);
  const equity = "The bank's equity is not what its ledger and its reserve leave.";
  differ("ledger", equity, "hotEquityLow", equityLow(view.ledger), view.hotEquityLow);
  differ("ledger", equity, "equityLow", worth.low, view.equityLow);
  differ("ledger", equity, "priced", worth.high !== undefined, view.priced);
  if (worth.high !== undefined) differ("ledger", equity, "equityHigh", worth.high, view.equityHigh);

  const told = "The reserve has another setting than its owner's acts make it.";
  for (const [name, expected] of Object.entries(books.settings)) {
    differ("reserve", told, name, expected, view.settings[name]);
  }

  const { waiting, next } = books.exits;
  const line = "The line of exits is not what its events make of it.";
  differ("exits", line, "tail", next, view.exits.next);
  const shares = waitingShares(books.exits);
  differ("exits", line, "shares that wait", shares, view.exits.shares);
  differ("exits", line, "waitingChips", chipsUp(books, shares, worth.low), view.exits.chips);
  for (const [id, exit] of view.exits.waiting) {
    for (const field of ["owner", "receiver", "shares"] as const) {
      const expected = `${waiting.get(id)?.[field] ?? 0n}`.toLowerCase();
      differ("exits", line, `${field} of exit ${id}`, expected, exit[field]);
    }
  }
}
