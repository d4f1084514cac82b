import type { BetId } from "./bet-id.ts";
import { fromHex, type Hex, keccakBytes, toHex, toWordHex } from "./bytes.ts";
import type { Event } from "./chain/receipts.ts";
import { listAt, wordAt, wordsOf } from "./chain/words.ts";

// The events that tell the life of a bet. A test holds these lines against the ABIs; reading them takes no library.
const SIGNATURES = {
  BetPlaced: "BetPlaced(uint64,address,uint256,uint256,uint256)",
  RollsPlaced: "RollsPlaced(uint64,uint256,uint256,uint256)",
  Decided: "Decided(uint64,uint64,address,uint256)",
  Resolved: "Resolved(uint64,address,uint256,uint256,bool)",
  BetsSettled: "BetsSettled(uint256,uint256,uint256,uint256[])",
  BetsRefunded: "BetsRefunded(uint256,uint256,uint256[])",
  BetVoided: "BetVoided(uint64)",
  HandTableOpened: "HandTableOpened(uint256,address,uint256)",
  RandomWordsRequested:
    "RandomWordsRequested(bytes32,uint256,uint256,uint256,uint16,uint32,uint32,bytes,address)",
  SubscriptionFundedWithNative: "SubscriptionFundedWithNative(uint256,uint256,uint256)",
  RandomWordsFulfilled: "RandomWordsFulfilled(uint256,uint256,uint256,uint96,bool,bool,bool)",
} as const;

export type EventName = keyof typeof SIGNATURES;

/** The first topic of an event. */
export function topicOf(name: EventName): Hex {
  return toHex(keccakBytes(new TextEncoder().encode(SIGNATURES[name])));
}

export type Placed = { bet: BetId; player: Hex; table: bigint; stake: bigint; choice: bigint };

/** @throws if it is another event, or is cut short. So do all that follow. */
export function readPlaced(event: Event): Placed {
  const [bet, player] = indexed(event, "BetPlaced", 2);
  const words = wordsOf(event.data);
  return {
    bet,
    player: toAddress(player),
    table: wordAt(words, 0),
    stake: wordAt(words, 1),
    choice: wordAt(words, 2),
  };
}

export type RollsPlaced = { bet: BetId; count: bigint; stopGain: bigint; stopLoss: bigint };

export function readRolls(event: Event): RollsPlaced {
  const [bet] = indexed(event, "RollsPlaced", 1);
  const words = wordsOf(event.data);
  return { bet, count: wordAt(words, 0), stopGain: wordAt(words, 1), stopLoss: wordAt(words, 2) };
}

/** A decision of a hand that needs chance: a bet in a round like any other. `hand` is the bet that dealt it. */
export type Decided = { bet: BetId; hand: BetId; player: Hex; action: bigint };

export function readDecided(event: Event): Decided {
  const [bet, hand, player] = indexed(event, "Decided", 3);
  return { bet, hand, player: toAddress(player), action: wordAt(wordsOf(event.data), 0) };
}

/** A decision of a hand that needs no chance. `payout` in chips, if the hand is over. */
export type Resolved = { hand: BetId; player: Hex; action: bigint; payout: bigint; over: boolean };

export function readResolved(event: Event): Resolved {
  const [hand, player] = indexed(event, "Resolved", 2);
  const words = wordsOf(event.data);
  return {
    hand,
    player: toAddress(player),
    action: wordAt(words, 0),
    payout: wordAt(words, 1),
    over: wordAt(words, 2) === 1n,
  };
}

/** Amounts of seats that follow each other, in chips. */
export type Seats = { round: bigint; firstSeat: bigint; amounts: bigint[] };

/** Payouts, and the round's word. */
export function readSettled(event: Event): Seats & { word: bigint } {
  const [round] = indexed(event, "BetsSettled", 1);
  const words = wordsOf(event.data);
  return {
    round,
    firstSeat: wordAt(words, 0),
    word: wordAt(words, 1),
    amounts: listAt(words, 2),
  };
}

/** Refunds. */
export function readRefunded(event: Event): Seats {
  const [round] = indexed(event, "BetsRefunded", 1);
  const words = wordsOf(event.data);
  return { round, firstSeat: wordAt(words, 0), amounts: listAt(words, 1) };
}

/** The amount of a seat, if it is among them. */
export function amountOf({ firstSeat, amounts }: Seats, seat: bigint): bigint | undefined {
  return seat < firstSeat ? undefined : amounts[Number(seat - firstSeat)];
}

export function readVoided(event: Event): { bet: BetId } {
  const [bet] = indexed(event, "BetVoided", 1);
  return { bet };
}

export type Requested = {
  keyHash: Hex;
  subscription: bigint;
  sender: Hex;
  requestId: bigint;
  preSeed: bigint;
  confirmations: bigint;
  callbackGasLimit: bigint;
  numWords: bigint;
  extraArgs: Hex;
};

export function readRequested(event: Event): Requested {
  const [keyHash, subscription, sender] = indexed(event, "RandomWordsRequested", 3);
  const words = wordsOf(event.data);
  const start = Number(wordAt(words, 5));
  const length = Number(wordAt(words, start / 32));
  return {
    keyHash: toWordHex(keyHash),
    subscription,
    sender: toAddress(sender),
    requestId: wordAt(words, 0),
    preSeed: wordAt(words, 1),
    confirmations: wordAt(words, 2),
    callbackGasLimit: wordAt(words, 3),
    numWords: wordAt(words, 4),
    extraArgs: toHex(fromHex(event.data).subarray(start + 32, start + 32 + length)),
  };
}

export type Fulfilled = {
  requestId: bigint;
  subscription: bigint;
  /** `outputSeed`. */
  randomness: bigint;
  nativePayment: boolean;
  /** Whether the casino took the word without an error. */
  success: boolean;
  onlyPremium: boolean;
};

export function readFulfilled(event: Event): Fulfilled {
  const [requestId, subscription] = indexed(event, "RandomWordsFulfilled", 2);
  const words = wordsOf(event.data);
  return {
    requestId,
    subscription,
    randomness: wordAt(words, 0),
    nativePayment: wordAt(words, 2) === 1n,
    success: wordAt(words, 3) === 1n,
    onlyPremium: wordAt(words, 4) === 1n,
  };
}

type Repeat<N extends number, T extends bigint[] = []> = T["length"] extends N
  ? T
  : Repeat<N, [...T, bigint]>;

function indexed<N extends number>({ topics }: Event, name: EventName, count: N): Repeat<N> {
  if (topics[0] !== topicOf(name)) throw new Error(`Not a ${name}`);
  if (topics.length !== count + 1) throw new Error(`${name} has ${count} indexed values`);
  return topics.slice(1).map((topic) => wordAt(wordsOf(topic), 0)) as Repeat<N>;
}

function toAddress(word: bigint): Hex {
  const digits = word.toString(16).padStart(40, "0");
  if (digits.length > 40) throw new Error("Not an address");
  return `0x${digits}`;
}
