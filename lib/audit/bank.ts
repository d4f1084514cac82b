import type { BankMoney } from "./block.ts";
import {
  addChips,
  chipsDown,
  chipsUp,
  contribute,
  enterContributions,
  releasedDown,
  sharesDown,
  sharesUp,
} from "./books.ts";
import type { HouseEvent } from "./events.ts";
import type { Where } from "./finding.ts";
import type { Bank } from "./house.ts";
import type { Scene } from "./state.ts";

/** Takes in what the bank said: money that came in or went out. */
export function applyMoney({ state, find, answer, house }: Scene, event: HouseEvent): void {
  const { chip } = house.banks[0];
  const { books } = state;
  const { ledger } = books;
  const where = { block: answer.number, transaction: event.log.transaction };
  switch (event.eventName) {
    case "BoughtIn":
      ledger.cash += event.args.chips;
      addChips(books, event.args.player, event.args.chips);
      break;
    case "CashedOut": {
      const { player, chips } = event.args;
      ledger.cash -= chips;
      if (addChips(books, player, -chips) < 0n) {
        const what = "A player cashed out more chips than he had.";
        find({ check: "ledger", what, ...where, player });
      }
      break;
    }
    case "Deposit": {
      const { assets, shares } = event.args;
      const chips = assets / chip;
      enterContributions(books, answer.time);
      // `mint` names the shares, `deposit` the money.
      if (chipsUp(books, shares) !== chips) {
        compareShares("shares", sharesDown(books, chips), shares);
      }
      ledger.cash += chips;
      books.shares += shares;
      break;
    }
    case "Withdraw": {
      const { assets, shares } = event.args;
      const chips = (assets + chip - 1n) / chip;
      enterContributions(books, answer.time);
      compareSold(chips, shares);
      ledger.cash -= chips;
      books.shares -= shares;
      break;
    }
    case "ExitServed": {
      const { receiver, chips, shares } = event.args;
      enterContributions(books, answer.time);
      compareSold(chips, shares);
      addChips(books, receiver, chips);
      books.shares -= shares;
      break;
    }
    case "Contributed":
      contribute(books, event.args.chips, answer.time);
      break;
    case "ContributionsEntered": {
      const { chips } = event.args;
      const due = releasedDown(books, answer.time);
      if (due !== chips) {
        const what = "Other than what contributions had released became equity.";
        const compared = { field: "chips", expected: `${due}`, found: `${chips}` };
        find({ check: "ledger", what, ...where, ...compared });
      }
      enterContributions(books, answer.time);
      break;
    }
    case "ChanceFunded": {
      const { chips } = event.args;
      if (chips !== ledger.fees) {
        const what = "Other than all fees of chance went to the subscription.";
        find({
          check: "ledger",
          what,
          ...where,
          field: "fees",
          expected: `${ledger.fees}`,
          found: `${chips}`,
        });
      }
      ledger.cash -= chips;
      ledger.fees -= chips;
      break;
    }
  }

  /** `withdraw`, and an exit that is served in part, name the chips; others the shares. */
  function compareSold(chips: bigint, shares: bigint): void {
    if (sharesUp(books, chips) !== shares) compareShares("chips", chipsDown(books, shares), chips);
  }

  function compareShares(field: string, expected: bigint, found: bigint): void {
    if (expected === found) return;
    const what = "The bank's shares changed hands at another price than its own.";
    const compared = { field, expected: `${expected}`, found: `${found}` };
    find({ check: "ledger", what, ...where, ...compared });
  }
}

const SUMS = ["cash", "chips", "reserved", "fees", "bets"] as const;

/**
 * Compares the ledger on chain with the books, at the end of a block. A difference is said once, where it arose.
 *
 * @returns Whether they agree.
 */
export function compareLedger(
  { state, find }: Pick<Scene, "state" | "find">,
  { index, chip }: Bank,
  { ledger, balance }: BankMoney,
  place: Where,
): boolean {
  const { books, drift } = state;
  const where = { ...place, bank: index };
  let agree = true;
  for (const sum of SUMS) {
    const expected = books.ledger[sum] + drift[sum];
    if (ledger[sum] === expected) continue;
    agree = false;
    drift[sum] = ledger[sum] - books.ledger[sum];
    const what = "The bank's ledger is not what its events make of it.";
    const compared = { field: sum, expected: `${expected}`, found: `${ledger[sum]}` };
    find({ check: "ledger", what, ...where, ...compared });
  }
  const owed = ledger.chips + ledger.reserved + ledger.fees;
  if (ledger.cash < owed) {
    const compared = { field: "cash", expected: `at least ${owed}`, found: `${ledger.cash}` };
    find({ check: "ledger", what: "The bank owes more than its cash.", ...where, ...compared });
  }
  const needed = (ledger.cash + books.contributions.chips) * chip;
  if (balance < needed) {
    const compared = { field: "balance", expected: `at least ${needed}`, found: `${balance}` };
    find({
      check: "ledger",
      what: "The bank holds less money than its cash.",
      ...where,
      ...compared,
    });
  }
  return agree;
}
