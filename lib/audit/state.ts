import type { BetId } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import type { BlockEvidence, LogEvidence } from "../evidence.ts";
import type { Request } from "../verify/request.ts";
import type { BlockAnswer } from "./block.ts";
import { type Books, emptyBooks } from "./books.ts";
import type { HouseEvent, HouseLog } from "./events.ts";
import type { Find, Finding } from "./finding.ts";
import type { House } from "./house.ts";
import { emptyLottery, type LotteryState } from "./lottery.ts";
import type { Powers } from "./powers.ts";
import { noPowers } from "./powers.ts";
import type { Rules, Stakes } from "./rules.ts";
import type { Sample } from "./samples.ts";

/** A bet in its seat. Amounts in chips, all rolls together. */
export type SeatedBet = {
  player: Hex;
  table: bigint;
  /** The number of the table's bank, in whose chips cost and maximum are. The fee is in native chips. */
  bank: number;
  stakes: Stakes;
  cost: bigint;
  /** What it may be paid at most. A hand keeps this for itself. */
  max: bigint;
  fee: bigint;
  /** If it is the deal or a decision of a hand: the bet that dealt it. `stakes.choice` is then the choice or the action. */
  hand: BetId | undefined;
};

/** A round that is not over: bets are open, or its request is unanswered. */
export type Round = {
  nonce: bigint;
  block: bigint;
  /** Unix time of its block. */
  time: bigint;
  feeRate: bigint;
  /** Undefined where the node left out the bet. */
  bets: (SeatedBet | undefined)[];
  /** How many bets, from seat 0, are settled or refunded. */
  settled: number;
  /** What the casino may settle with. */
  word: bigint | undefined;
  answered: boolean;
  refunding: boolean;
  /** What proves it. */
  request: Request;
  placed: LogEvidence;
  requested: LogEvidence | null;
  blockEvidence: BlockEvidence;
};

export type Table = { game: Hex; kappa: bigint; hands: boolean; bank: number };

/** A hand that is not over. Amounts in chips of its table's bank. See contracts/types/Hand.sol. */
export type OpenHand = {
  /** The bet that dealt it. */
  id: BetId;
  player: Hex;
  table: bigint;
  bank: number;
  stake: bigint;
  /** Largest part of the equity that it may win, in billionths. */
  profitShare: bigint;
  /** Unix time of its latest word. */
  since: bigint;
  /** The bet whose word it waits for. */
  waiting: BetId | undefined;
  state: bigint;
  reserved: bigint;
  spent: bigint;
};

/** An act of the owner, of the guardian, or of whoever else has a role. */
export type Act = {
  block: bigint;
  time: bigint;
  transaction: Hex;
  what: string;
};

/** How much was looked at. */
export type Counts = {
  blocks: number;
  /** Blocks whose events stand in receipts that the block's hash covers. */
  bound: number;
  requests: number;
  answers: number;
  /** Answers that went through a contract that hides the proof. */
  unproven: number;
  late: number;
  bets: number;
  settled: number;
  voided: number;
  refunded: number;
  /** Hands that were dealt; and decisions, with chance and without. */
  hands: number;
  decisions: number;
  /** Bets whose outcome was asked of the game's own contract, for want of a model. */
  asked: number;
  /** Blocks whose ledger was compared, and those whose state the node has not got any more. */
  ledgers: number;
  ledgersGone: number;
};

/** All that an audit has to remember between two blocks. It can be serialized, so that an audit can be broken off and go on. */
export type State = {
  /** The last block that was looked at. */
  block: bigint;
  hash: Hex;
  /** Number of the latest round. */
  latest: bigint;
  rounds: Map<bigint, Round>;
  tables: Map<bigint, Table>;
  /** Open hands, by the bet that dealt them. */
  hands: Map<BetId, OpenHand>;
  paused: boolean;
  /** Of each bank, in the order of their numbers: see `booksOf`. */
  books: Books[];
  powers: Powers;
  lottery: LotteryState;
  acts: Act[];
  counts: Counts;
  samples: Sample[];
  /** Blocks of one sample. */
  samplesPer: number;
  findings: Finding[];
};

/** What the steps of an audit share. */
export type Audit = {
  house: House;
  state: State;
  find: Find;
  rulesOf(table: Table): Promise<Rules>;
  /** Called after each event of the house was taken in. */
  after?(event: HouseEvent): void;
};

/** A block in the course of an audit. */
export type Scene = Audit & {
  answer: BlockAnswer;
  /** The requests of words in it. */
  requested: readonly HouseLog[];
};

/** The books of a bank. */
export function booksOf({ books }: Pick<State, "books">, bank: number): Books {
  while (books.length <= bank) books.push(emptyBooks());
  return books[bank] as Books;
}

export function emptyState(): State {
  return {
    block: -1n,
    hash: "0x",
    latest: 0n,
    rounds: new Map(),
    tables: new Map(),
    hands: new Map(),
    paused: false,
    books: [],
    powers: noPowers(),
    lottery: emptyLottery(),
    acts: [],
    counts: {
      blocks: 0,
      bound: 0,
      requests: 0,
      answers: 0,
      unproven: 0,
      late: 0,
      bets: 0,
      settled: 0,
      voided: 0,
      refunded: 0,
      hands: 0,
      decisions: 0,
      asked: 0,
      ledgers: 0,
      ledgersGone: 0,
    },
    samples: [],
    samplesPer: 1,
    findings: [],
  };
}
