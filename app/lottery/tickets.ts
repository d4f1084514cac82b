import type { Fraction } from "../../lib/fraction.ts";
import { DIGITS, type DrawState, matches, quickPick, worthOf } from "../../lib/lottery.ts";
import type { Holding } from "../chain/lottery-log.ts";
import { grouped } from "../format.ts";

/** Most tickets that the page buys in one transaction: far from the most gas that a transaction may have. */
export const MOST_AT_ONCE = 200;

/** Most tickets that are claimed in one transaction. */
export const CLAIM_AT_ONCE = 200;

/** Numbers picked by the browser's own chance. They decide nothing. */
export function pick(count: number): number[] {
  return quickPick(crypto.getRandomValues(new Uint8Array(2 * count)));
}

/** A chance as people say it: "1 in 32 768", rounded to the nearest. */
export function oneIn({ num, den }: Fraction): string {
  return `1 in ${grouped((2n * den + num) / (2n * num))}`;
}

/** A ticket of a player, with what it is worth now. */
export type MyTicket = {
  place: number;
  number: number;
  /** How many of its first digits are those that were drawn. Undefined before the draw. */
  matched: number | undefined;
  /** Chips: its prize, or its price in a draw that failed. */
  worth: bigint;
  paid: boolean;
};

/** The tickets of a holding, those that won most in front. */
export function myTickets(
  { numbers, paid }: Pick<Holding, "numbers" | "paid">,
  state: DrawState | undefined,
  price: bigint,
): MyTicket[] {
  const drawn = state?.status === "drawn" ? state.number : undefined;
  const tickets = numbers.map((number, place) => ({
    place,
    number,
    matched: drawn === undefined ? undefined : matches(number, drawn),
    worth: state ? worthOf(state, number, price) : 0n,
    paid: paid.has(place),
  }));
  return tickets.sort((a, b) => (b.matched ?? 0) - (a.matched ?? 0) || a.place - b.place);
}

/** Places of tickets that can be claimed, and what they pay together. */
export function claimableOf(tickets: readonly MyTicket[]): { places: bigint[]; chips: bigint } {
  const open = tickets.filter(({ worth, paid }) => worth > 0n && !paid);
  return {
    places: open.map(({ place }) => BigInt(place)),
    chips: open.reduce((sum, { worth }) => sum + worth, 0n),
  };
}

/** What a screen reader says of a ticket. */
export function spoken({ matched, worth, paid }: MyTicket, amount: string): string {
  if (matched === undefined)
    return worth > 0n ? `${paid ? "taken back" : "to be taken back"}` : "not drawn yet";
  const alike = matched === DIGITS ? "all digits drawn" : `first ${matched} drawn`;
  if (worth === 0n) return `${matched === 0 ? "no digit" : alike}, wins nothing`;
  return `${alike}, ${paid ? "paid" : "wins"} ${amount}`;
}
