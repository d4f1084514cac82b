import type { BankView } from "../audit/bank-view.ts";
import type { HouseEvent } from "../audit/events.ts";
import type { House } from "../audit/house.ts";
import { booksOf, type State } from "../audit/state.ts";
import { formatBetId } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import { type OpenBet, openBets } from "./open-bets.ts";

/** An event by which a player's chips became more or fewer. */
export type Move = {
  block: bigint;
  transaction: Hex;
  event: string;
  /** What happened, in a few words, such as "bet 48-3". */
  what: string;
  /** Chips: above zero if they became more. */
  change: bigint;
  /** What the player held then. */
  held: bigint;
};

/** What a player holds of a bank, and where it comes from. */
export type Holding = {
  player: Hex;
  bank: number;
  /** Chips, and those of all players, which contain them. */
  chips: bigint;
  all: bigint;
  moves: Move[];
  /** His bets and hands that are open: what is in them is not in his chips. */
  open: OpenBet[];
};

/** Follows the chips of a player through the events of a house, bank by bank. */
export type Watched = { player: Hex; moves: Move[][]; after(event: HouseEvent): void };

export function watch(player: Hex, { banks }: House, state: State): Watched {
  const moves: Move[][] = banks.map(() => []);
  return {
    player,
    moves,
    after(event) {
      for (const [bank, some] of moves.entries()) {
        const held = booksOf(state, bank).chipsOf.get(player) ?? 0n;
        const change = held - (some.at(-1)?.held ?? 0n);
        if (change === 0n) continue;
        const { log, eventName } = event;
        some.push({
          block: BigInt(log.block),
          transaction: log.transaction,
          event: eventName,
          what: describe(event),
          change,
          held,
        });
      }
    },
  };
}

/** What a watched player holds of a bank in the end. */
export function holdingOf(
  { player, moves }: Watched,
  bank: number,
  state: State,
  { chipsOf }: BankView,
): Holding {
  return {
    player,
    bank,
    chips: chipsOf.get(player) ?? 0n,
    all: [...chipsOf.values()].reduce((sum, chips) => sum + chips, 0n),
    moves: moves[bank] ?? [],
    open: openBets(state).filter((bet) => bet.player === player && bet.bank === bank),
  };
}

function describe(event: HouseEvent): string {
  switch (event.eventName) {
    case "BoughtIn":
      return "bought in";
    case "CashedOut":
      return "cashed out";
    case "BetPlaced":
      return `bet ${formatBetId(event.args.bet)} and its fee of chance`;
    case "Decided":
      return `decision ${formatBetId(event.args.bet)} of hand ${formatBetId(event.args.hand)}, and its fee of chance`;
    case "Resolved":
      return `decision of hand ${formatBetId(event.args.hand)}`;
    case "BetsSettled":
      return `won in round ${event.args.round}`;
    case "BetsRefunded":
      return `refunded of round ${event.args.round}`;
    case "ExitServed":
      return `exit ${event.args.id} of a liquidity provider`;
    default:
      return event.eventName;
  }
}
