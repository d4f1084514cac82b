import type { Hex } from "../bytes.ts";
import { type Cold, NO_COLD, type Price, type Worth, worthOf } from "./cold.ts";
import { type Exits, noExits } from "./exits.ts";
import { NO_SETTINGS, type Settings } from "./settings.ts";

/** The four sums of a bank, in chips, and the number of bets ever taken. */
export type Ledger = { cash: bigint; chips: bigint; reserved: bigint; fees: bigint; bets: bigint };

/** The money of a bank, told again from events. In chips of the bank, where nothing else is said. */
export type Books = {
  ledger: Ledger;
  /** Chain less books, where they were last compared: all zero in an honest house. */
  drift: Ledger;
  chipsOf: Map<Hex, bigint>;
  /** Chips that somebody in `chipsOf` has paid, of whom nothing tells who it was. */
  unnamed: bigint;
  /** Of the bank, all together. */
  shares: bigint;
  /** Who waits for the worth of his shares. */
  exits: Exits;
  /** What is in its reserve. */
  cold: Cold;
  /** What its reserve was told. */
  settings: Settings;
  contributions: Contributions;
  /** What was ever staked, without the fee of chance, and paid. */
  staked: bigint;
  paid: bigint;
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
    drift: { cash: 0n, chips: 0n, reserved: 0n, fees: 0n, bets: 0n },
    chipsOf: new Map(),
    unnamed: 0n,
    shares: 0n,
    exits: noExits(),
    cold: NO_COLD,
    settings: NO_SETTINGS,
    contributions: { chips: 0n, since: 0n, end: 0n },
    staked: 0n,
    paid: 0n,
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

/** What all shares are worth together, in chips, hot and cold: as they are sold, and as they are bought. */
export function equities({ ledger, cold }: Books, price: Price | undefined): Worth {
  const { low, high } = worthOf(cold, price);
  return {
    low: equityLow(ledger) + low,
    high: high === undefined ? undefined : equityHigh(ledger) + high,
  };
}

/** Shares for some chips at an equity, rounded down. */
export function sharesDown({ shares }: Books, chips: bigint, equity: bigint): bigint {
  return (chips * (shares + VIRTUAL_SHARES)) / (equity + VIRTUAL_CHIP);
}

/** Shares for some chips at an equity, rounded up. */
export function sharesUp({ shares }: Books, chips: bigint, equity: bigint): bigint {
  const whole = equity + VIRTUAL_CHIP;
  return (chips * (shares + VIRTUAL_SHARES) + whole - 1n) / whole;
}

/** Chips for some shares at an equity, rounded down. */
export function chipsDown({ shares }: Books, some: bigint, equity: bigint): bigint {
  return (some * (equity + VIRTUAL_CHIP)) / (shares + VIRTUAL_SHARES);
}

/** Chips for some shares at an equity, rounded up. */
export function chipsUp({ shares }: Books, some: bigint, equity: bigint): bigint {
  const supply = shares + VIRTUAL_SHARES;
  return (some * (equity + VIRTUAL_CHIP) + supply - 1n) / supply;
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
