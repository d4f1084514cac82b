import type { State } from "../audit/state.ts";
import { type BetId, formatBetId, toBetId } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";

/** A bet or a hand that is not over. Amounts in chips. */
export type OpenBet = {
  /** Such as "48-3"; of a hand, the bet that dealt it. */
  bet: string;
  player: Hex;
  table: bigint;
  /** The number of the table's bank, in whose chips it is. */
  bank: number;
  /** What the player put in, without fees of chance. */
  cost: bigint;
  /** The most that it may pay. */
  most: bigint;
  /** Fees of chance that are not used up yet, in native chips. */
  fees: bigint;
};

/** Every bet and every hand that is open, with what it may pay at most by the rules of its game. */
export function openBets(state: State): OpenBet[] {
  const seated = [...state.rounds.values()].flatMap(({ nonce, bets, settled }) =>
    bets.slice(settled).flatMap((bet, i) => {
      const id = toBetId(nonce, BigInt(settled + i));
      return bet ? [{ id, ...bet }] : [];
    }),
  );
  const single = seated.filter(({ hand }) => hand === undefined);
  const waiting = new Map(seated.map((bet) => [bet.id, bet]));
  const feesOf = (id: BetId | undefined) =>
    (id === undefined ? undefined : waiting.get(id)?.fee) ?? 0n;
  return [
    ...single.map(({ id, player, table, bank, cost, max, fee }) => {
      return { bet: formatBetId(id), player, table, bank, cost, most: max, fees: fee };
    }),
    ...[...state.hands.values()].map(
      ({ id, player, table, bank, spent, reserved, waiting: next }) => {
        const fees = feesOf(next);
        return { bet: formatBetId(id), player, table, bank, cost: spent, most: reserved, fees };
      },
    ),
  ];
}
