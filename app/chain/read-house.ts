import type { Address, Client } from "viem";
import { getBlock, getCode } from "viem/actions";
import type { Game } from "../../lib/games/game.ts";
import { bankrollAbi, casinoAbi, gameAbi } from "../../lib/generated/abi.ts";
import type { Hand } from "../../lib/hands/hand.ts";
import type { Asset } from "./asset.ts";
import type { Deployment } from "./chains.ts";
import { read, readBalance } from "./read.ts";

export { readTokens } from "./read-tokens.ts";

/** What a casino promised when it was deployed, and can never change. */
export type Constants = {
  confirmations: number;
  refundAfter: bigint;
  /** Seconds after which anybody may close a hand whose player made no decision. */
  handDeadline: bigint;
  minStake: bigint;
  maxRolls: number;
  maxExposure: bigint;
  subscription: bigint;
  keyHash: `0x${string}`;
};

export async function readConstants(
  client: Client,
  { casino, bankroll }: Deployment,
): Promise<Constants> {
  const of = { address: casino, abi: casinoAbi } as const;
  const [
    confirmations,
    refundAfter,
    handDeadline,
    minStake,
    maxRolls,
    maxExposure,
    subscription,
    keyHash,
  ] = await Promise.all([
    read(client, { ...of, functionName: "confirmations" }),
    read(client, { ...of, functionName: "REFUND_AFTER" }),
    read(client, { ...of, functionName: "HAND_DEADLINE" }),
    read(client, { ...of, functionName: "MIN_STAKE" }),
    read(client, { ...of, functionName: "MAX_ROLLS" }),
    read(client, { address: bankroll, abi: bankrollAbi, functionName: "MAX_EXPOSURE" }),
    read(client, { ...of, functionName: "subscription" }),
    read(client, { ...of, functionName: "keyHash" }),
  ]);
  return {
    confirmations,
    refundAfter,
    handDeadline,
    minStake,
    maxRolls: Number(maxRolls),
    maxExposure,
    subscription,
    keyHash,
  };
}

export type TableInfo = {
  number: number;
  address: Address;
  /** Whose money is played for. */
  bank: number;
  name: string;
  /** The model of its game, if this app knows it. */
  game: Game | undefined;
  /** The same, if it is a game of several decisions. */
  hand: Hand | undefined;
};

export async function readTables(client: Client, casino: Address): Promise<TableInfo[]> {
  // Every game there is, which no page needs before it knows its tables.
  const models = Promise.all([
    import("../../lib/games/index.ts"),
    import("../../lib/hands/index.ts"),
  ]);
  const of = { address: casino, abi: casinoAbi } as const;
  const count = Number(await read(client, { ...of, functionName: "tableCount" }));
  const found = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const number = index + 1;
      const args = [BigInt(number)] as const;
      const [address, , bank] = await read(client, { ...of, functionName: "tableOf", args });
      return { number, address, bank: Number(bank) };
    }),
  );
  // The same game is played for several assets.
  const names = new Map<Address, Promise<string>>();
  for (const { address } of found) {
    if (names.has(address)) continue;
    names.set(address, read(client, { address, abi: gameAbi, functionName: "name" }));
  }
  const [{ gameOf }, { handOf }] = await models;
  return Promise.all(
    found.map(async (table) => {
      const name = (await names.get(table.address)) as string;
      return { ...table, name, game: gameOf(name), hand: handOf(name) };
    }),
  );
}

/** The bank, and what it lets be won, at the latest block. Amounts in chips. */
export type Bank = {
  cash: bigint;
  chips: bigint;
  reserved: bigint;
  fees: bigint;
  equityHigh: bigint;
  equityLow: bigint;
  paused: boolean;
  latestRound: bigint;
  /** Largest part of the equity that one bet may win, in billionths, by table; 0 is closed. */
  profitShares: Record<number, bigint>;
};

export async function readBank(
  client: Client,
  { casino, bankroll }: Pick<Deployment, "casino" | "bankroll">,
  tables: TableInfo[],
): Promise<Bank> {
  const ofCasino = { address: casino, abi: casinoAbi } as const;
  const ofBank = { address: bankroll, abi: bankrollAbi } as const;
  const [ledger, equityHigh, equityLow, paused, latestRound, shares] = await Promise.all([
    read(client, { ...ofBank, functionName: "ledger" }),
    read(client, { ...ofBank, functionName: "hotEquityHigh" }),
    read(client, { ...ofBank, functionName: "hotEquityLow" }),
    read(client, { ...ofCasino, functionName: "paused" }),
    read(client, { ...ofCasino, functionName: "latestRound" }),
    Promise.all(
      tables.map(async ({ number }) => {
        const [, share] = await read(client, {
          ...ofCasino,
          functionName: "tableOf",
          args: [BigInt(number)],
        });
        return [number, share] as const;
      }),
    ),
  ]);
  const [cash, chips, reserved, fees] = ledger;
  return {
    cash,
    chips,
    reserved,
    fees,
    equityHigh,
    equityLow,
    paused,
    latestRound,
    profitShares: Object.fromEntries(shares),
  };
}

/** What a player has of an asset. */
export type Purse = {
  /** Chips that are not in an open bet. */
  chips: bigint;
  /** Units in the wallet: wei, of the native coin. */
  wallet: bigint;
};

export async function readPurse(
  client: Client,
  { bankroll, token }: Asset,
  player: Address,
): Promise<Purse> {
  const args = [player] as const;
  const [chips, wallet] = await Promise.all([
    read(client, { address: bankroll, abi: bankrollAbi, functionName: "chipsOf", args }),
    token
      ? read(client, { address: token, abi: bankrollAbi, functionName: "balanceOf", args })
      : readBalance(client, player),
  ]);
  return { chips, wallet };
}

/** A hand as the casino holds it. Amounts in chips. */
export type HeldHand = {
  /** The bet that dealt it. */
  id: bigint;
  stake: bigint;
  /** Largest part of the bank's low equity that it may win, in billionths. */
  profitShare: bigint;
  /** Time of its latest word, from which the deadline counts: seconds since 1970. */
  since: number;
  /** Its deal, or a decision, waits for its word. */
  waiting: boolean;
  state: bigint;
};

/** The open hands of a player, by table. */
export async function readHands(
  client: Client,
  casino: Address,
  player: Address,
  tables: TableInfo[],
): Promise<Record<number, HeldHand>> {
  const held = await Promise.all(
    tables.map(async ({ number }) => {
      const hand = await read(client, {
        address: casino,
        abi: casinoAbi,
        functionName: "handOf",
        args: [player, BigInt(number)],
      });
      return [number, hand] as const;
    }),
  );
  return Object.fromEntries(
    held
      .filter(([, { reserved }]) => reserved > 0n)
      .map(([number, { id, stake, profitShare, since, waiting, state }]) => [
        number,
        { id, stake: BigInt(stake), profitShare: BigInt(profitShare), since, waiting, state },
      ]),
  );
}

/** A round as the casino holds it. */
export type Round = {
  status: number;
  seats: bigint;
  settled: bigint;
  openedAt: bigint;
  block: bigint;
};

export async function readRound(client: Client, casino: Address, round: bigint): Promise<Round> {
  const [status, seats, settled, openedAt, block] = await read(client, {
    address: casino,
    abi: casinoAbi,
    functionName: "roundOf",
    args: [round],
  });
  return { status, seats, settled, openedAt, block };
}

/** What chance costs a bet that opens a round, in chips. */
export async function readFee(
  client: Client,
  casino: Address,
  { gasPrice, rolls, wide }: { gasPrice: bigint; rolls: number; wide: boolean },
): Promise<bigint> {
  return read(client, {
    address: casino,
    abi: casinoAbi,
    functionName: wide ? "feeOfWide" : "feeOf",
    args: [gasPrice, true, BigInt(rolls)],
  });
}

/** The latest block. */
export type Head = {
  number: bigint;
  hash: `0x${string}`;
  /** Seconds since 1970, as the chain counts them. */
  timestamp: bigint;
  /** Wei for a unit of gas. */
  baseFee: bigint;
  /** Milliseconds since 1970, when this browser first saw the block. */
  seenAt: number;
};

/** @param last What was seen before. */
export async function readHead(client: Client, last: Head | undefined): Promise<Head> {
  const { number, hash, timestamp, baseFeePerGas } = await getBlock(client, { blockTag: "latest" });
  const seenAt = last?.hash === hash ? last.seenAt : Date.now();
  return { number, hash, timestamp, baseFee: baseFeePerGas ?? 0n, seenAt };
}

/** The time of a block, in seconds since 1970. */
export async function readBlockTime(client: Client, block: bigint): Promise<number> {
  return Number((await getBlock(client, { blockNumber: block })).timestamp);
}

/** Whether there is a contract at an address. */
export async function hasCode(client: Client, address: Address): Promise<boolean> {
  return ((await getCode(client, { address })) ?? "0x") !== "0x";
}
