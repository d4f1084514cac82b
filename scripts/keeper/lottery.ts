import { getAbiItem } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { chipsToWei } from "../../lib/chips.ts";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import { readDraw } from "../../lib/lottery.ts";
import type { Errand, Now, Sender } from "./sender.ts";

const LOOKBACK = 30n;
const SCAN_STEP = 5_000n;
const REFUND_AT_ONCE = 200;

// The cut is paid to the bank when it is worth this many times the transaction that does it.
const WORTH = 20n;
const GAS_OF_PAYING = 100_000n;

// The keeper adds what a draw's chance costs beyond the cut, up to this many answers at today's gas price.
const ANSWERS = 4n;
const GAS_OF_ANSWER = 250_000n;

const bought = getAbiItem({ abi: lotteryAbi, name: "TicketsBought" });

/** Starts draws of a lottery that are due, refunds those that failed, and pays the bank its cut. */
export function openLottery({ client, account, send, log }: Sender, address: Hex): Errand {
  const lottery = { address, abi: lotteryAbi } as const;

  /** Draws that need nothing any more, and players who could not be paid. */
  const done = new Set<bigint>();
  const refused = new Set<string>();
  let warned = 0n;

  async function stateOf(draw: bigint) {
    return readDraw(
      draw,
      await client.readContract({ ...lottery, functionName: "drawOf", args: [draw] }),
    );
  }

  async function start(draw: bigint, gasPrice: bigint): Promise<void> {
    const missing = await client.readContract({ ...lottery, functionName: "chanceMissing" });
    if (missing > ANSWERS * GAS_OF_ANSWER * gasPrice) {
      if (warned !== draw) {
        const subscription = await client.readContract({
          ...lottery,
          functionName: "subscription",
        });
        log(
          `Draw ${draw} of the lottery waits: its VRF subscription lacks ${missing} wei. Anybody can fund it: fundSubscriptionWithNative(${subscription}).`,
        );
      }
      warned = draw;
      return;
    }
    const call = client.simulateContract({
      ...lottery,
      functionName: "startDraw",
      value: missing,
      account,
    });
    await send(call, `Started draw ${draw} of the lottery`);
  }

  /** Who has tickets of a draw: from the latest block back, until all tickets sold are found. */
  async function playersOf(draw: bigint, tickets: bigint, head: bigint): Promise<Set<Hex>> {
    const players = new Set<Hex>();
    let found = 0n;
    for (let to = head; found < tickets && to >= 0n; to -= SCAN_STEP) {
      const logs = await client.getLogs({
        ...lottery,
        event: bought,
        args: { draw },
        fromBlock: to < SCAN_STEP ? 0n : to - SCAN_STEP + 1n,
        toBlock: to,
        strict: true,
      });
      for (const { args } of logs) {
        players.add(args.player);
        found += BigInt(args.numbers.length);
      }
    }
    return players;
  }

  /** Pays every ticket of a player its price. */
  async function refund(draw: bigint, player: Hex): Promise<void> {
    const [tickets] = await client.readContract({
      ...lottery,
      functionName: "claimable",
      args: [draw, player],
    });
    for (let first = 0; first < tickets.length; first += REFUND_AT_ONCE) {
      const some = tickets.slice(first, first + REFUND_AT_ONCE);
      const call = client.simulateContract({
        ...lottery,
        functionName: "payOut",
        args: [draw, player, some],
        account,
      });
      const what = `Refunded ${some.length} tickets of draw ${draw} to ${player}`;
      if (await send(call, what)) continue;
      // He can still claim them himself, to another address.
      refused.add(`${draw} ${player}`);
      return;
    }
  }

  async function refundAll(draw: bigint, tickets: bigint, head: bigint): Promise<void> {
    for (const player of await playersOf(draw, tickets, head)) {
      if (!refused.has(`${draw} ${player}`)) await refund(draw, player);
    }
    done.add(draw);
  }

  async function payBank(gasPrice: bigint): Promise<void> {
    const [, , cut] = await client.readContract({ ...lottery, functionName: "books" });
    const worth = (chips: bigint) => chipsToWei(chips) > WORTH * GAS_OF_PAYING * gasPrice;
    if (!worth(cut)) return;
    // It fails if the subscription lacks all of it.
    const simulated = await client
      .simulateContract({ ...lottery, functionName: "payBank", account })
      .catch(() => undefined);
    if (!simulated || !worth(simulated.result)) return;
    await send(
      Promise.resolve(simulated),
      `Paid ${simulated.result} chips of the lottery to the bank`,
    );
  }

  async function tick({ number, timestamp, gasPrice }: Now): Promise<void> {
    const [latest, end, tickets] = await client.readContract({
      ...lottery,
      functionName: "onSale",
    });
    const first = latest > LOOKBACK ? latest - LOOKBACK : 1n;
    let pending = false;
    for (let draw = first; draw < latest; draw++) {
      if (done.has(draw)) continue;
      const { status, tickets: sold } = await stateOf(draw);
      if (status === "requested") pending = true;
      if (status === "drawn") done.add(draw);
      if (status === "failed") await refundAll(draw, sold, number);
    }
    if (tickets > 0n && timestamp >= end && !pending) await start(latest, gasPrice);
    await payBank(gasPrice);
  }

  return { tick };
}
