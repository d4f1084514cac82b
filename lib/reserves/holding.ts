import type { BankView } from "../audit/bank-view.ts";
import type { HouseEvent } from "../audit/events.ts";
import type { State } from "../audit/state.ts";
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

/** What a player holds, and where it comes from. */
export type Holding = {
  player: Hex;
  /** Chips, and those of all players, which contain them. */
  chips: bigint;
  all: bigint;
  moves: Move[];
  /** His bets and hands that are open: what is in them is not in his chips. */
  open: OpenBet[];
};

/** Follows the chips of a player through the events of a house. */
export type Watched = { player: Hex; moves: Move[]; after(event: HouseEvent): void };

export function watch(player: Hex, state: State): Watched {
  const moves: Move[] = [];
  let before = 0n;
  return {
    player,
    moves,
    after(event) {
      const held = state.books.chipsOf.get(player) ?? 0n;
      if (held === before) return;
      const { log, eventName } = event;
      const change = held - before;
      before = held;
      moves.push({
        block: BigInt(log.block),
        transaction: log.transaction,
        event: eventName,
        what: describe(event),
        change,
        held,
      });
    },
  };
}

/** What a watched player holds in the end. */
export function holdingOf(
  { player, moves }: Watched,
  state: State,
  { chipsOf }: BankView,
): Holding {
  return {
    player,
    chips: chipsOf.get(player) ?? 0n,
    all: [...chipsOf.values()].reduce((sum, chips) => sum + chips, 0n),
    moves,
    open: openBets(state).filter((bet) => bet.player === player),
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
