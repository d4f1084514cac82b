import type { Hex } from "../bytes.ts";

/** The four sums of the bank, in chips, and the number of bets ever taken. */
export type Ledger = { cash: bigint; chips: bigint; reserved: bigint; fees: bigint; bets: bigint };

/** The money of a house, told again from its events. */
export type Books = {
  ledger: Ledger;
  chipsOf: Map<Hex, bigint>;
  /** Of the bank, all together and of each holder. */
  shares: bigint;
};

/** As in contracts/Bankroll.sol: they stand in the price of a share. */
const VIRTUAL_SHARES = 1_000_000n;
const VIRTUAL_CHIP = 1n;

export function emptyBooks(): Books {
  return {
    ledger: { cash: 0n, chips: 0n, reserved: 0n, fees: 0n, bets: 0n },
    chipsOf: new Map(),
    shares: 0n,
  };
}

/** Adds to, or takes from, a player's chips. @returns What he holds then: below zero if he never had that much. */
export function addChips({ ledger, chipsOf }: Books, player: Hex, chips: bigint): bigint {
  const holder = player.toLowerCase() as Hex;
  const held = (chipsOf.get(holder) ?? 0n) + chips;
  chipsOf.set(holder, held);
  ledger.chips += chips;
  return held;
}

/** Equity if every open bet is lost by its player. */
export function equityHigh({ cash, chips, fees }: Ledger): bigint {
  return cash - chips - fees;
}

/** Equity if every open bet is won at its maximum. */
export function equityLow(ledger: Ledger): bigint {
  return equityHigh(ledger) - ledger.reserved;
}

/** Shares for a deposit, rounded down. */
export function sharesDown({ ledger, shares }: Books, chips: bigint): bigint {
  return (chips * (shares + VIRTUAL_SHARES)) / (equityHigh(ledger) + VIRTUAL_CHIP);
}

/** Chips for a redemption, rounded down. */
export function chipsDown({ ledger, shares }: Books, redeemed: bigint): bigint {
  return (redeemed * (equityLow(ledger) + VIRTUAL_CHIP)) / (shares + VIRTUAL_SHARES);
}
