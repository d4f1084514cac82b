import { collector } from "../../lib/audit/collect.ts";
import type { House } from "../../lib/audit/house.ts";
import { keyOf, type Plan } from "../../lib/audit/powers.ts";
import { readBank } from "../../lib/audit/read-bank.ts";
import { booksOf, type State } from "../../lib/audit/state.ts";
import type { RoundView, Subscription, Views } from "../../lib/audit/views.ts";
import { type Hex, lower } from "../../lib/bytes.ts";
import { clientOf, inTurn } from "../../lib/chain/client.ts";
import type { Rpc } from "../../lib/evidence.ts";
import { authorityAbi, casinoAbi, coordinatorAbi, lotteryAbi } from "../../lib/generated/abi.ts";

/** Asks the contracts of a house what they say of themselves. */
export async function readViews(
  rpc: Rpc,
  house: House,
  state: State,
  plan: Plan,
  blockNumber: bigint,
): Promise<Views> {
  const client = clientOf(rpc);
  const casino = { address: house.casino, abi: casinoAbi, blockNumber } as const;
  const authority = { address: house.authority, abi: authorityAbi, blockNumber } as const;
  const coordinator = { address: house.coordinator, abi: coordinatorAbi, blockNumber } as const;

  const [{ timestamp: time }, latestRound, paused, tableCount, subscription] = await Promise.all([
    client.getBlock({ blockNumber }),
    client.readContract({ ...casino, functionName: "latestRound" }),
    client.readContract({ ...casino, functionName: "paused" }),
    client.readContract({ ...casino, functionName: "tableCount" }),
    client.readContract({
      ...coordinator,
      functionName: "getSubscription",
      args: [house.subscription],
    }),
  ]);
  const lottery = await readLottery();

  const banks = await Promise.all(
    house.banks.map((bank) => {
      const { chipsOf, exits } = booksOf(state, bank.index);
      const asked = { players: [...chipsOf.keys()], exits: [...exits.waiting.keys()] };
      return readBank(client, bank, asked, blockNumber);
    }),
  );
  const tables = await inTurn(numbersTo(tableCount), async (table) => {
    const args = [table] as const;
    const [game, profitShare, bank] = await client.readContract({
      ...casino,
      functionName: "tableOf",
      args,
    });
    return { game: lower(game), profitShare, bank };
  });
  const rounds = await inTurn([...state.rounds.keys()], async (nonce) => {
    const args = [nonce] as const;
    const view = await client.readContract({ ...casino, functionName: "roundOf", args });
    const [status, seats, settled, openedAt, blockNumber, word] = view;
    const round: RoundView = { status, seats, settled, openedAt, blockNumber, word };
    return [nonce, round] as const;
  });

  const hands = await inTurn([...state.hands.values()], async ({ id, player, table }) => {
    const args = [player, table] as const;
    const { stake, profitShare, since, ...hand } = await client.readContract({
      ...casino,
      functionName: "handOf",
      args,
    });
    const numbers = {
      stake: BigInt(stake),
      profitShare: BigInt(profitShare),
      since: BigInt(since),
    };
    return [id, { ...hand, ...numbers }] as const;
  });

  const { members, functions } = state.powers;
  const { roles } = plan;
  const roleIds = new Set([...members.keys(), ...Object.values(roles)]);
  const accounts = new Set([...members.values()].flatMap((accountsOf) => [...accountsOf.keys()]));
  const pairs = [...roleIds].flatMap((role) => [...accounts].map((account) => ({ role, account })));
  const memberships = await inTurn(pairs, async ({ role, account }) => {
    const args = [role, account] as const;
    const [isMember, delay] = await client.readContract({
      ...authority,
      functionName: "hasRole",
      args,
    });
    return { role, account, isMember, delay: BigInt(delay) };
  });
  const planned = plan.functions.map(({ target, selector }) => keyOf(target, selector));
  const roleOf = await inTurn([...new Set([...planned, ...functions.keys()])], async (key) => {
    const args = key.split(" ") as [Hex, Hex];
    const role = await client.readContract({
      ...authority,
      functionName: "getTargetFunctionRole",
      args,
    });
    return [key, role] as const;
  });

  return {
    block: blockNumber,
    time,
    banks,
    latestRound,
    paused,
    tables,
    rounds: new Map(rounds),
    hands: new Map(hands),
    subscription: subscriptionOf(subscription),
    lottery,
    members: memberships,
    functions: new Map(roleOf),
  };

  async function readLottery(): Promise<Views["lottery"]> {
    const at = await collector(rpc, house).lotteryAt(blockNumber);
    if (!house.lottery || !at) return null;
    const { address, subscription: id } = house.lottery;
    const [[draw], its] = await Promise.all([
      client.readContract({ address, abi: lotteryAbi, functionName: "onSale", blockNumber }),
      client.readContract({ ...coordinator, functionName: "getSubscription", args: [id] }),
    ]);
    return { ...at, draw, subscription: subscriptionOf(its) };
  }
}

type SubscriptionAnswer = readonly [bigint, bigint, bigint, Hex, readonly Hex[]];

function subscriptionOf([, , answers, owner, consumers]: SubscriptionAnswer): Subscription {
  return { owner: lower(owner), consumers: consumers.map(lower), answers };
}

function numbersTo(count: bigint): bigint[] {
  return Array.from({ length: Number(count) }, (_, i) => BigInt(i + 1));
}
