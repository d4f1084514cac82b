import type { BankMoney } from "./block.ts";
import {
  addChips,
  type Books,
  chipsDown,
  chipsUp,
  contribute,
  enterContributions,
  equities,
  equityLow,
  releasedDown,
  sharesDown,
  sharesUp,
} from "./books.ts";
import { coldAfter } from "./cold.ts";
import type { HouseEvent } from "./events.ts";
import { applyExit, waitingShares } from "./exits.ts";
import type { Where } from "./finding.ts";
import type { Bank } from "./house.ts";
import { settingsAfter } from "./settings.ts";
import { booksOf, type Scene } from "./state.ts";
import { at } from "./where.ts";

/** Takes in what a bank or its reserve said: money that came in, went out, went cold or was traded. */
export function applyMoney(scene: Scene, event: HouseEvent): void {
  const { state, find, answer } = scene;
  if (event.bank === undefined) return;
  const bank = scene.house.banks[event.bank] as Bank;
  const books = booksOf(state, bank.index);
  const where = { ...at(scene, event), bank: bank.index };
  if (event.by === "reserve") {
    books.cold = coldAfter(books.cold, event);
    books.settings = settingsAfter(books.settings, event);
    return;
  }
  const { ledger } = books;
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
      const chips = assets / bank.chip;
      enterContributions(books, answer.time);
      // `mint` names the shares, `deposit` the money.
      comparePrice("bought", chips, shares, (high) => [
        chipsUp(books, shares, high) === chips,
        sharesDown(books, chips, high) === shares,
      ]);
      ledger.cash += chips;
      books.shares += shares;
      break;
    }
    case "Withdraw": {
      const { assets, shares } = event.args;
      const chips = (assets + bank.chip - 1n) / bank.chip;
      enterContributions(books, answer.time);
      compareSold(chips, shares);
      compareOrder(chips);
      ledger.cash -= chips;
      books.shares -= shares;
      break;
    }
    case "ExitServed": {
      const { receiver, chips, shares } = event.args;
      enterContributions(books, answer.time);
      compareSold(chips, shares);
      takeExit();
      addChips(books, receiver, chips);
      books.shares -= shares;
      break;
    }
    case "ExitRequested":
    case "ExitCancelled":
      takeExit();
      break;
    case "SentToReserve":
      ledger.cash -= event.args.chips;
      break;
    case "ReceivedFromReserve":
      ledger.cash += event.args.chips;
      break;
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
        const compared = { field: "fees", expected: `${ledger.fees}`, found: `${chips}` };
        find({ check: "ledger", what, ...where, ...compared });
      }
      ledger.cash -= chips;
      ledger.fees -= chips;
      break;
    }
  }

  function takeExit(): void {
    const what = applyExit(books.exits, event);
    if (what !== undefined) find({ check: "exits", what, ...where });
  }

  /** `withdraw`, and an exit that is served in part, name the chips; others the shares. */
  function compareSold(chips: bigint, shares: bigint): void {
    comparePrice("sold", chips, shares, (low) => [
      sharesUp(books, chips, low) === shares,
      chipsDown(books, shares, low) === chips,
    ]);
  }

  /** Compares a price with those of the block: one of them was the price when the shares moved. */
  function comparePrice(
    how: "bought" | "sold",
    chips: bigint,
    shares: bigint,
    agree: (equity: bigint) => boolean[],
  ): void {
    const all = pricesOf(scene, bank.index, books).map((price) => {
      const { low, high } = equities(books, price);
      return how === "bought" ? high : low;
    });
    if (all.length === 0) return;
    const known = all.filter((equity) => equity !== undefined);
    if (known.some((equity) => agree(equity).includes(true))) return;
    const what = `The bank's shares were ${how} at another price than its own.`;
    const [equity] = known;
    const expected =
      equity === undefined ? "no price" : `${chipsDown(books, shares, equity)} chips, rounded`;
    find({ check: "ledger", what, ...where, field: "shares", expected, found: `${chips} chips` });
  }

  /** What is withdrawn at once is not what others wait for. */
  function compareOrder(chips: bigint): void {
    const shares = waitingShares(books.exits);
    const [price] = pricesOf(scene, bank.index, books);
    if (shares === 0n || chips <= equityLow(ledger) - leastOf(shares, price)) return;
    const what = "A withdrawal overtook exits that wait.";
    find({ check: "exits", what, ...where, field: "chips", found: `${chips}` });
  }

  function leastOf(shares: bigint, price: ReturnType<typeof pricesOf>[number]): bigint {
    return chipsUp(books, shares, equities(books, price).low);
  }
}

/** The prices of the stablecoin of a bank's reserve in a block. None if they are needed, and the node was not asked. */
function pricesOf({ answer }: Scene, index: number, { cold }: Books) {
  return cold.stable === 0n ? [undefined] : (answer.banks?.[index]?.prices ?? []);
}

const SUMS = ["cash", "chips", "reserved", "fees", "bets"] as const;

/**
 * Compares the money of a bank with its books, at the end of a block. A difference is said once, where it arose.
 *
 * @returns Whether they agree.
 */
export function compareMoney(
  { state, find }: Pick<Scene, "state" | "find">,
  { index, chip }: Bank,
  { ledger, balance, cold }: BankMoney,
  place: Where,
): boolean {
  const books = booksOf(state, index);
  const { drift } = books;
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
  const holds = (who: string, field: string, needed: bigint, found: bigint) => {
    if (found >= needed) return;
    const compared = { field, expected: `at least ${needed}`, found: `${found}` };
    const what = `The ${who} holds less money than its ${who === "bank" ? "cash" : "books"}.`;
    find({ check: who === "bank" ? "ledger" : "reserve", what, ...where, ...compared });
  };
  holds("bank", "balance", (ledger.cash + books.contributions.chips) * chip, balance);
  if (!cold) return agree;
  for (const field of ["held", "stable"] as const) {
    const expected = books.cold[field];
    if (cold[field] === expected) continue;
    agree = false;
    books.cold = { ...books.cold, [field]: cold[field] };
    const what = "The reserve holds something else than its events make of it.";
    const compared = { field, expected: `${expected}`, found: `${cold[field]}` };
    find({ check: "reserve", what, ...where, ...compared });
  }
  holds("reserve", "balance of the reserve", cold.held * chip, cold.balance);
  holds("reserve", "balance of the stablecoin", cold.stable, cold.stableBalance);
  return agree;
}
