import type { Hex } from "../bytes.ts";

/** The four sums of the bank, in chips, and the number of bets ever taken. */
export type Ledger = { cash: bigint; chips: bigint; reserved: bigint; fees: bigint; bets: bigint };

/** The money of a house, told again from its events. */
export type Books = {
  ledger: Ledger;
  chipsOf: Map<Hex, bigint>;
  /** Chips that somebody in `chipsOf` has paid, of whom nothing tells who it was. */
  unnamed: bigint;
  /** Of the bank, all together. */
  shares: bigint;
  contributions: Contributions;
};

/** Gifts to the bank that are not in its ledger yet: `chips` enter it evenly from `since` to `end`, which are Unix times. */
export type Contributions = { chips: bigint; since: bigint; end: bigint };

/** Seconds over which a contribution becomes equity: `CONTRIBUTION_TIME` of the bank. */
const CONTRIBUTION_TIME = 7n * 24n * 60n * 60n;

/** The bank cannot hold more. */
const MAX_CASH = (1n << 54n) - 1n;

/** As in contracts/Vault.sol: they stand in the price of a share. */
const VIRTUAL_SHARES = 1_000_000n;
const VIRTUAL_CHIP = 1n;

export function emptyBooks(): Books {
  return {
    ledger: { cash: 0n, chips: 0n, reserved: 0n, fees: 0n, bets: 0n },
    chipsOf: new Map(),
    unnamed: 0n,
    shares: 0n,
    contributions: { chips: 0n, since: 0n, end: 0n },
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

/** Takes chips from a player, or from somebody whom nothing names. @returns What he holds then: below zero if he never had that much. */
export function takeChips(books: Books, payer: Hex | undefined, chips: bigint): bigint {
  if (payer !== undefined) return addChips(books, payer, -chips);
  books.ledger.chips -= chips;
  books.unnamed += chips;
  return 0n;
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

/** Shares that a withdrawal of so many chips burns, rounded up. */
export function sharesUp({ ledger, shares }: Books, chips: bigint): bigint {
  const equity = equityLow(ledger) + VIRTUAL_CHIP;
  return (chips * (shares + VIRTUAL_SHARES) + equity - 1n) / equity;
}

/** Chips that so many new shares cost, rounded up. */
export function chipsUp({ ledger, shares }: Books, minted: bigint): bigint {
  const supply = shares + VIRTUAL_SHARES;
  return (minted * (equityHigh(ledger) + VIRTUAL_CHIP) + supply - 1n) / supply;
}

/** What contributions have released by a time, and the ledger has room for, rounded down. */
export function releasedDown({ ledger, contributions }: Books, time: bigint): bigint {
  const { chips, since, end } = contributions;
  if (chips === 0n) return 0n;
  const released = time < end ? (chips * (time - since)) / (end - since) : chips;
  const room = MAX_CASH - ledger.cash;
  return released < room ? released : room;
}

/** Takes into the ledger what contributions have released. */
export function enterContributions(books: Books, time: bigint): void {
  const released = releasedDown(books, time);
  if (released === 0n) return;
  books.contributions.chips -= released;
  books.contributions.since = time;
  books.ledger.cash += released;
}

/** Adds a contribution. The time that is left is the mean of both, by chips. */
export function contribute(books: Books, chips: bigint, time: bigint): void {
  enterContributions(books, time);
  const { chips: left, end } = books.contributions;
  const before = end > time ? end - time : 0n;
  const lasts = (left * before + chips * CONTRIBUTION_TIME) / (left + chips);
  books.contributions = { chips: left + chips, since: time, end: time + lasts };
}
