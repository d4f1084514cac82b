import { type BankView, compareBank } from "../audit/bank-view.ts";
import type { Find } from "../audit/finding.ts";
import type { Bank } from "../audit/house.ts";
import type { State } from "../audit/state.ts";
import type { Hex } from "../bytes.ts";
import { openBets } from "./open-bets.ts";

/** What a bank holds and owes at the end of a block. In chips of the bank, where nothing else is said. */
export type Statement = {
  bank: number;
  bankroll: Hex;
  /** Its token. Null for the native coin. */
  asset: Hex | null;
  /** Units of the asset in a chip. */
  chip: bigint;
  /** What it really holds, in units of the asset. */
  balance: bigint;
  /** What of it is money of the house, by its ledger; and what it was given that is not in the ledger yet, by events. */
  cash: bigint;
  contributed: bigint;
  /** Chips of all players together, by events; and how many hold any. */
  chips: bigint;
  players: number;
  /** The most that all open bets and hands may pay, by the rules of their games, and their fees of chance; and how many they are. */
  reserved: bigint;
  open: number;
  /** Fees of chance for the VRF subscription, by events. */
  fees: bigint;
  /** What the liquidity providers have in the bank, as it says. */
  equity: bigint;
  /** Cash less all that it is for. Zero, or something differs. */
  difference: bigint;
  /** What it holds and is nobody's, in units of the asset: sent to it by another way than its functions. Below zero, money is missing. */
  surplus: bigint;
};

/**
 * What a bank holds and owes, told twice and compared: by its events, and by what it says of itself.
 *
 * @param time Of the block, as Unix time.
 */
export function stateBank(
  { state, find }: { state: State; find: Find },
  bank: Bank,
  view: BankView,
  { block, time }: { block: bigint; time: bigint },
): Statement {
  compareBank({ state, find }, bank, view, time, { block });
  const { ledger, balance, equityLow: equity } = view;
  const { books } = state;
  const contributed = books.contributions.chips;
  const open = openBets(state);
  const reserved = open.reduce((sum, { most, fees }) => sum + most + fees, 0n);
  const held = [...books.chipsOf.values()];
  const chips = held.reduce((sum, one) => sum + one, 0n) - books.unnamed;
  const { cash } = ledger;
  const { fees } = books.ledger;
  const difference = cash - chips - reserved - fees - equity;
  if (difference !== 0n) {
    const what = "The cash of the bank is not what it is for: chips, reserved, fees and equity.";
    const [expected, found] = [`${cash - difference}`, `${cash}`];
    find({ check: "ledger", what, block, bank: bank.index, field: "cash", expected, found });
  }
  return {
    bank: bank.index,
    bankroll: bank.bankroll,
    asset: bank.asset,
    chip: bank.chip,
    balance,
    cash,
    contributed,
    chips,
    players: held.filter((one) => one !== 0n).length,
    reserved,
    open: open.length,
    fees,
    equity,
    difference,
    surplus: balance - (cash + contributed) * bank.chip,
  };
}
