import { type BankView, compareBank } from "../audit/bank-view.ts";
import { worthOf } from "../audit/cold.ts";
import type { Find } from "../audit/finding.ts";
import type { Bank } from "../audit/house.ts";
import { booksOf, type State } from "../audit/state.ts";
import { openBets } from "./open-bets.ts";

/** What a bank holds and owes at the end of a block. In chips of the bank, where nothing else is said. */
export type Statement = Omit<Bank, "index"> & {
  bank: number;
  /** What the bank and its reserve really hold of the asset, in its units. */
  balance: bigint;
  coldBalance: bigint;
  /** What of it is money of the house, by its ledger; and what it was given that is not in the ledger yet, by events. */
  cash: bigint;
  contributed: bigint;
  /** Chips of all players together, by events; and how many hold any. */
  chips: bigint;
  players: number;
  /** The most that all open bets and hands may pay, by the rules of their games, and fees of chance; and how many they are. */
  reserved: bigint;
  open: number;
  /** Fees of chance for the VRF subscription, by events. */
  fees: bigint;
  /** What the liquidity providers have in the bank, as it says: so much could leave at once. */
  equity: bigint;
  /** Cash less all that it is for. Zero, or something differs. */
  difference: bigint;
  /** What they have in its reserve, by events: chips, and units of the stablecoin, with what it really holds of them. */
  cold: bigint;
  stable: bigint;
  stableBalance: bigint;
  /** What the stablecoin is worth by the feeds of that block, as shares are sold and as they are bought; the latter null if there is no price. */
  hedgedLow: bigint;
  hedgedHigh: bigint | null;
  /** How many exits wait, and what they are worth. */
  exits: number;
  exitsWorth: bigint;
  /** What bank and reserve hold and is nobody's, in units of the asset: sent to them by another way than their functions. */
  surplus: bigint;
};

/**
 * What a bank holds and owes, told twice and compared: by its events, and by what it says of itself.
 *
 * @param time Of the block, as Unix time.
 */
export function stateBank(
  { state, find }: { state: State; find: Find },
  { index, ...bank }: Bank,
  view: BankView,
  { block, time }: { block: bigint; time: bigint },
): Statement {
  compareBank({ state, find }, { index, ...bank }, view, time, { block });
  const { ledger, balance, cold, hotEquityLow: equity } = view;
  const books = booksOf(state, index);
  const contributed = books.contributions.chips;
  const all = openBets(state);
  const open = all.filter((bet) => bet.bank === index);
  // Fees of chance are in native chips, whatever was bet.
  const waiting = index === 0 ? all.reduce((sum, bet) => sum + bet.fees, 0n) : 0n;
  const reserved = open.reduce((sum, { most }) => sum + most, waiting);
  const held = [...books.chipsOf.values()];
  const chips = held.reduce((sum, one) => sum + one, 0n) - books.unnamed;
  const { cash } = ledger;
  const { fees } = books.ledger;
  const difference = cash - chips - reserved - fees - equity;
  if (difference !== 0n) {
    const what = "The cash of the bank is not what it is for: chips, reserved, fees and equity.";
    const [expected, found] = [`${cash - difference}`, `${cash}`];
    find({ check: "ledger", what, block, bank: index, field: "cash", expected, found });
  }
  const hedged = worthOf({ held: 0n, stable: books.cold.stable }, view.prices[0]);
  return {
    bank: index,
    ...bank,
    balance,
    coldBalance: cold.balance,
    cash,
    contributed,
    chips,
    players: held.filter((one) => one !== 0n).length,
    reserved,
    open: open.length,
    fees,
    equity,
    difference,
    cold: books.cold.held,
    stable: books.cold.stable,
    stableBalance: cold.stableBalance,
    hedgedLow: hedged.low,
    hedgedHigh: hedged.high ?? null,
    exits: books.exits.waiting.size,
    exitsWorth: view.exits.chips,
    surplus: balance + cold.balance - (cash + contributed + books.cold.held) * bank.chip,
  };
}
