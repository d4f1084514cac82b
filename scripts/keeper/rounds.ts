import type { Hex } from "../../lib/bytes.ts";
import { casinoAbi } from "../../lib/generated/abi.ts";
import type { Errand, Now, Sender } from "./sender.ts";

/** A round that is not closed, as the casino has it. */
export type OpenRound = {
  round: bigint;
  status: number;
  seats: bigint;
  settled: bigint;
  openedAt: bigint;
  blockNumber: bigint;
};

// As in types/Round.sol.
const DRAWN = 2;

// A settlement does as much as its gas allows, so this is not estimated. It is enough for several bets of a hundred rolls.
const GAS_OF_SETTLING = 8_000_000n;
const SETTLE_AT_ONCE = 50n;
const REFUND_AT_ONCE = 100n;

/**
 * Settles what an answer left over, and refunds what no answer came for.
 *
 * @param lookback Rounds before the latest that are looked at when it starts.
 * @param whileOpen What else is done for a round that waits for its word.
 */
export async function openRounds(
  { client, account, send }: Sender,
  address: Hex,
  {
    lookback,
    whileOpen,
  }: { lookback: bigint; whileOpen?: (round: OpenRound, now: Now) => Promise<void> },
): Promise<Errand> {
  const casino = { address, abi: casinoAbi } as const;
  const refundAfter = await client.readContract({ ...casino, functionName: "REFUND_AFTER" });
  /** Rounds that were open when they were looked at last. */
  const open = new Set<bigint>();
  let next = 1n;

  async function roundOf(round: bigint): Promise<OpenRound> {
    const [status, seats, settled, openedAt, blockNumber] = await client.readContract({
      ...casino,
      functionName: "roundOf",
      args: [round],
    });
    return { round, status, seats, settled, openedAt, blockNumber };
  }

  /** Adds new rounds, and lets go of those that are closed. */
  async function look(): Promise<OpenRound[]> {
    const latest = await client.readContract({ ...casino, functionName: "latestRound" });
    if (latest + 1n < next) next = 1n;
    if (next === 1n) {
      open.clear();
      if (latest > lookback) next = latest - lookback;
    }
    for (; next <= latest; next++) open.add(next);
    const rounds = await Promise.all([...open].map(roundOf));
    for (const { round, seats } of rounds) if (seats === 0n) open.delete(round);
    return rounds.filter(({ seats }) => seats !== 0n);
  }

  async function settle(round: bigint, left: bigint): Promise<void> {
    while (left > 0n) {
      const bets = left < SETTLE_AT_ONCE ? left : SETTLE_AT_ONCE;
      const call = client.simulateContract({
        ...casino,
        functionName: "settle",
        args: [round, bets],
        account,
        gas: GAS_OF_SETTLING,
      });
      if (!(await send(call, `Settled bets of round ${round}`))) return;
      const { seats, settled } = await roundOf(round);
      left = seats - settled;
    }
  }

  async function refund(round: bigint, left: bigint): Promise<void> {
    for (; left > 0n; left -= REFUND_AT_ONCE) {
      const bets = left < REFUND_AT_ONCE ? left : REFUND_AT_ONCE;
      const call = client.simulateContract({
        ...casino,
        functionName: "refund",
        args: [round, bets],
        account,
      });
      if (!(await send(call, `Refunded ${bets} bets of round ${round}`))) return;
    }
  }

  async function tick(now: Now): Promise<void> {
    for (const one of await look()) {
      const left = one.seats - one.settled;
      if (one.status === DRAWN) await settle(one.round, left);
      else if (now.timestamp >= one.openedAt + refundAfter) await refund(one.round, left);
      else await whileOpen?.(one, now);
    }
  }

  return { tick };
}
