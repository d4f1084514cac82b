import { decodeFunctionResult, encodeFunctionData, erc20Abi } from "viem";
import { type BetId, formatBetId, roundOf, seatOf } from "./bet-id.ts";
import { type Hex, lower, toWordHex } from "./bytes.ts";
import { type Header, hashHeader, headerOf, isStandardBlock } from "./chain/header.ts";
import { type Event, type Receipt, receiptOf } from "./chain/receipts.ts";
import type { Token } from "./chips.ts";
import {
  amountOf,
  type EventName,
  readDecided,
  readPlaced,
  readRefunded,
  readRequested,
  readSettled,
  topicOf,
} from "./events.ts";
import { bankrollAbi, casinoAbi, gameAbi } from "./generated/abi.ts";
import { preSeedOf, requestIdOf } from "./vrf/request.ts";

/** Whatever speaks JSON-RPC: a viem client, or a wallet's provider. */
export type Rpc = { request(args: { method: string; params?: unknown }): Promise<unknown> };

/** Which casino, and from which block on to look. */
export type Place = { casino: string; fromBlock: number | bigint };

/** A house as it was published, by which a node's answers are held: it cannot pass off one with a key of its own. */
export type Published = { casino: string; coordinator: string; keyHash: string };

/** An event, and the number of its block. */
export type LogEvidence = Event & { block: Hex };

export type BlockEvidence = {
  number: Hex;
  hash: Hex;
  /** Null if this chain's headers hold more than Ethereum's, so that the hash cannot be computed from them. */
  header: Header | null;
  /** Every receipt of the block. Null if the node does not give them, or they are a rollup's own. */
  receipts: Receipt[] | null;
};

/** A bank of tokens, as it says of itself. `token` is null if that does not answer. */
export type BankEvidence = { bankroll: Hex; asset: Hex; token: Token | null };

/** A part of a hand: a deal or decision that was drawn, with its own evidence; or a decision without chance, with its block. */
export type HandMove = { drawn: Evidence } | { resolved: LogEvidence; block: BlockEvidence };

/**
 * What a node answers about a bet: enough to check it without the node. It is plain JSON, and all of it is checked but `links`.
 */
export type Evidence = {
  /** The bet, such as "48-3". */
  bet: string;
  house: { casino: Hex; coordinator: Hex; keyHash: Hex; subscription: Hex };
  /** What the game of the bet's table says of itself and of the choice. Null if it does not answer. */
  game: { name: string; outcomes: Hex; units: Hex; max: Hex } | null;
  /** The bank whose chips the bet was made with, and its token. Null: the native one. The fee of chance is native in any case. */
  bank: BankEvidence | null;
  /** BetPlaced; or Decided, if the bet is a decision of a hand. */
  placed: LogEvidence;
  /** RollsPlaced, if the bet has several rolls. */
  rolls: LogEvidence | null;
  /** RandomWordsRequested, of the round. */
  requested: LogEvidence | null;
  /** RandomWordsFulfilled, of the round. */
  fulfilled: LogEvidence | null;
  /** Input of the transaction that fulfilled: the proof is nowhere else. */
  calldata: Hex | null;
  /** The BetsSettled that has this bet. */
  settled: LogEvidence | null;
  /** BetVoided, of this bet. */
  voided: LogEvidence | null;
  /** The BetsRefunded that has this bet. */
  refunded: LogEvidence | null;
  /** The blocks of these events. */
  blocks: BlockEvidence[];
  /** If the bet is of a hand: what was done before it, from the deal on, and after it. Null for other bets. */
  hand: { before: HandMove[]; after: HandMove[] } | null;
  /** Hashes of the transactions, to look them up. Not part of the proof. */
  links: { placed: Hex; fulfilled: Hex | null; settled: Hex | null };
};

/** Why there is no evidence: for a page or a command line to tell apart. */
export type EvidenceProblem = "unreachable" | "no-casino" | "unknown-bet" | "node";

export class EvidenceError extends Error {
  readonly problem: EvidenceProblem;

  constructor(problem: EvidenceProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "EvidenceError";
    this.problem = problem;
  }
}

type RpcLog = Event & { blockNumber: Hex; transactionHash: Hex; logIndex: Hex };
type Filter = { address: Hex; topics: (Hex | readonly Hex[] | null)[] };

// A node that will not answer about so few blocks has another reason to refuse.
const SMALLEST_RANGE = 100n;

// Where receipts must be asked for one by one, a block with more is not asked.
const MOST_SINGLE_RECEIPTS = 100;

/**
 * Collects from a node alone what proves a bet, in about ten questions.
 *
 * @throws EvidenceError if the node cannot be reached, if there is no casino at the address, or no such bet.
 */
export async function collectEvidence(rpc: Rpc, place: Place, bet: BetId): Promise<Evidence> {
  try {
    return await collect(reachable(rpc), place, bet);
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    const reason = error instanceof Error ? error.message.split("\n", 1)[0] : `${error}`;
    throw new EvidenceError("node", `The node gave no usable answer: ${reason}`, error);
  }
}

/** Tells an error that a node answered from having no answer. */
function reachable(rpc: Rpc): Rpc {
  return {
    async request(args) {
      try {
        return await rpc.request(args);
      } catch (error) {
        if (isAnswer(error)) throw error;
        throw new EvidenceError("unreachable", "The node does not answer", error);
      }
    },
  };
}

async function collect(rpc: Rpc, place: Place, bet: BetId): Promise<Evidence> {
  const casino = place.casino.toLowerCase() as Hex;
  const [house, latest] = await Promise.all([houseOf(rpc, casino), latestBlock(rpc)]);
  const chain = { rpc, house, latest };
  const placed = await findLog(rpc, seating(casino, bet), BigInt(place.fromBlock), latest);
  if (!placed) throw await unknownBet(rpc, casino, bet);
  const evidence = await collectDrawn(chain, bet, placed);
  const decided = isDecided(placed) ? readDecided(placed) : undefined;
  const deal = decided
    ? await findLog(rpc, seating(casino, decided.hand), BigInt(place.fromBlock), latest)
    : placed;
  if (!deal) throw await unknownBet(rpc, casino, decided?.hand ?? bet);
  const { game, bank } = await tableOfBet(rpc, casino, deal);
  const opened: Filter = {
    address: casino,
    topics: [topicOf("HandTableOpened"), toWordHex(readPlaced(deal).table)],
  };
  const isHand = await findLog(rpc, opened, BigInt(place.fromBlock), latest);
  const hand = isHand ? await collectHand(chain, deal, bet) : null;
  return { ...evidence, game, bank, hand };
}

type Chain = { rpc: Rpc; house: Evidence["house"]; latest: bigint };

/** A bet is placed; or decided, if it is a decision of a hand. */
function seating(casino: Hex, bet: BetId): Filter {
  return { address: casino, topics: [[topicOf("BetPlaced"), topicOf("Decided")], toWordHex(bet)] };
}

function isDecided({ topics }: Event): boolean {
  return topics[0]?.toLowerCase() === topicOf("Decided");
}

/** The other parts of a bet's hand, in their order. */
async function collectHand(chain: Chain, deal: RpcLog, asked: BetId): Promise<Evidence["hand"]> {
  const { rpc, house, latest } = chain;
  const id = readPlaced(deal).bet;
  const from = BigInt(deal.blockNumber);
  const of = (...topics: Filter["topics"]): Filter => ({ address: house.casino, topics });
  const [drawn, resolved] = await Promise.all([
    allLogs(rpc, of(topicOf("Decided"), null, toWordHex(id)), from, latest),
    allLogs(rpc, of(topicOf("Resolved"), toWordHex(id)), from, latest),
  ]);
  const moves = [deal, ...drawn, ...resolved].sort(byPlace);
  const betOf = (log: RpcLog) =>
    isResolved(log) ? undefined : isDecided(log) ? readDecided(log).bet : id;
  const collected = (logs: RpcLog[]): Promise<HandMove[]> =>
    Promise.all(
      logs.map(async (log) => {
        const bet = betOf(log);
        if (bet !== undefined) return { drawn: await collectDrawn(chain, bet, log) };
        return { resolved: logEvidence(log), block: await blockEvidence(rpc, log.blockNumber) };
      }),
    );
  const at = moves.findIndex((log) => betOf(log) === asked);
  const [before, after] = await Promise.all([
    collected(moves.slice(0, at)),
    collected(moves.slice(at + 1)),
  ]);
  return { before, after };
}

function isResolved({ topics }: Event): boolean {
  return topics[0]?.toLowerCase() === topicOf("Resolved");
}

function byPlace(a: RpcLog, b: RpcLog): number {
  return (
    Number(BigInt(a.blockNumber) - BigInt(b.blockNumber)) ||
    Number(BigInt(a.logIndex) - BigInt(b.logIndex))
  );
}

/** A bet from its seat to its end, without what its game says of it. */
async function collectDrawn(
  { rpc, house, latest }: Chain,
  bet: BetId,
  placed: RpcLog,
): Promise<Evidence> {
  const { casino } = house;
  const seat = seatOf(bet);
  const ofCasino = (name: EventName, topic: bigint): Filter => ({
    address: casino,
    topics: [topicOf(name), toWordHex(topic)],
  });
  const ofRound = (name: EventName) => ofCasino(name, roundOf(bet));
  const ofBet = (name: EventName) => ofCasino(name, bet);
  const placedAt = BigInt(placed.blockNumber);

  const subscription = BigInt(house.subscription);
  const requester = { keyHash: house.keyHash, consumer: casino, subscription };
  const requestId = requestIdOf(house.keyHash, preSeedOf(requester, roundOf(bet)));
  const asked: Filter = {
    address: house.coordinator,
    topics: [
      topicOf("RandomWordsRequested"),
      house.keyHash,
      toWordHex(subscription),
      toWordHex(BigInt(casino)),
    ],
  };
  const answered: Filter = {
    address: house.coordinator,
    topics: [topicOf("RandomWordsFulfilled"), toWordHex(requestId)],
  };
  const [rolls, requested, fulfilled, settled, refunded] = await Promise.all([
    findLog(rpc, ofBet("RollsPlaced"), placedAt, placedAt),
    findLog(rpc, asked, placedAt, placedAt, (log) => readRequested(log).requestId === requestId),
    findLog(rpc, answered, placedAt, latest),
    findLog(
      rpc,
      ofRound("BetsSettled"),
      placedAt,
      latest,
      (log) => amountOf(readSettled(log), seat) !== undefined,
    ),
    findLog(
      rpc,
      ofRound("BetsRefunded"),
      placedAt,
      latest,
      (log) => amountOf(readRefunded(log), seat) !== undefined,
    ),
  ]);
  const settledAt = settled && BigInt(settled.blockNumber);
  const [voided, calldata] = await Promise.all([
    settledAt === undefined ? undefined : findLog(rpc, ofBet("BetVoided"), settledAt, settledAt),
    fulfilled && inputOf(rpc, fulfilled.transactionHash),
  ]);

  const logs = [placed, fulfilled, settled, refunded].filter((log) => log !== undefined);
  const numbers = [...new Set(logs.map(({ blockNumber }) => blockNumber))];
  const end = settled ?? refunded;
  return {
    bet: formatBetId(bet),
    house,
    game: null,
    bank: null,
    placed: logEvidence(placed),
    rolls: rolls ? logEvidence(rolls) : null,
    requested: requested ? logEvidence(requested) : null,
    fulfilled: fulfilled ? logEvidence(fulfilled) : null,
    calldata: calldata ?? null,
    settled: settled ? logEvidence(settled) : null,
    voided: voided ? logEvidence(voided) : null,
    refunded: refunded ? logEvidence(refunded) : null,
    blocks: await Promise.all(numbers.map((number) => blockEvidence(rpc, number))),
    hand: null,
    links: {
      placed: placed.transactionHash,
      fulfilled: fulfilled?.transactionHash ?? null,
      settled: end?.transactionHash ?? null,
    },
  };
}

async function houseOf(rpc: Rpc, casino: Hex): Promise<Evidence["house"]> {
  const read = (functionName: "coordinator" | "keyHash" | "subscription") =>
    call(rpc, casino, encodeFunctionData({ abi: casinoAbi, functionName }));
  const views = Promise.all([read("coordinator"), read("keyHash"), read("subscription")]);
  const [coordinator, keyHash, subscription] = await views.catch(unanswered);
  if (!coordinator || !keyHash || !subscription) {
    throw new EvidenceError("no-casino", `There is no casino at ${casino} on this chain`);
  }
  return { casino, coordinator: `0x${coordinator.slice(-40)}`, keyHash, subscription };
}

async function tableOfBet(
  rpc: Rpc,
  casino: Hex,
  log: RpcLog,
): Promise<Pick<Evidence, "game" | "bank">> {
  const { table, choice } = readPlaced(log);
  const tableOf = { abi: casinoAbi, functionName: "tableOf" } as const;
  const answer = await call(rpc, casino, encodeFunctionData({ ...tableOf, args: [table] }));
  const [game, , bank] = decodeFunctionResult({ ...tableOf, data: answer ?? "0x" });
  return {
    game: await gameAnswers(rpc, game, choice),
    bank: bank === 0n ? null : await bankAnswers(rpc, casino, bank),
  };
}

async function gameAnswers(rpc: Rpc, game: Hex, choice: bigint): Promise<Evidence["game"]> {
  const name = { abi: gameAbi, functionName: "name" } as const;
  const quote = { abi: gameAbi, functionName: "quote" } as const;
  const views = Promise.all([
    call(rpc, game, encodeFunctionData(name)),
    call(rpc, game, encodeFunctionData({ ...quote, args: [choice] })),
  ]);
  const [nameAnswer, quoteAnswer] = await views.catch(unanswered);
  if (!nameAnswer || !quoteAnswer) return null;
  const [outcomes, units, max] = decodeFunctionResult({ ...quote, data: quoteAnswer });
  return {
    name: decodeFunctionResult({ ...name, data: nameAnswer }),
    outcomes: toQuantity(outcomes),
    units: toQuantity(units),
    max: toQuantity(max),
  };
}

async function bankAnswers(rpc: Rpc, casino: Hex, bank: bigint): Promise<BankEvidence> {
  const bankOf = { abi: casinoAbi, functionName: "bankOf" } as const;
  const found = await call(rpc, casino, encodeFunctionData({ ...bankOf, args: [bank] }));
  const bankroll = decodeFunctionResult({ ...bankOf, data: found ?? "0x" });
  const chipOf = { abi: bankrollAbi, functionName: "CHIP" } as const;
  const assetOf = { abi: bankrollAbi, functionName: "asset" } as const;
  const [chipAnswer, assetAnswer] = await Promise.all([
    call(rpc, bankroll, encodeFunctionData(chipOf)),
    call(rpc, bankroll, encodeFunctionData(assetOf)),
  ]);
  const chip = decodeFunctionResult({ ...chipOf, data: chipAnswer ?? "0x" });
  const asset = decodeFunctionResult({ ...assetOf, data: assetAnswer ?? "0x" });
  const token = await tokenAnswers(rpc, asset, chip);
  return { bankroll: lower(bankroll), asset: lower(asset), token };
}

/** Null if it does not answer as tokens do: that takes nothing from a proof but the name of its unit. */
async function tokenAnswers(rpc: Rpc, asset: Hex, chip: bigint): Promise<Token | null> {
  const symbolOf = { abi: erc20Abi, functionName: "symbol" } as const;
  const decimalsOf = { abi: erc20Abi, functionName: "decimals" } as const;
  const views = Promise.all([
    call(rpc, asset, encodeFunctionData(symbolOf)),
    call(rpc, asset, encodeFunctionData(decimalsOf)),
  ]);
  const [symbolAnswer, decimalsAnswer] = await views.catch(unanswered);
  if (!symbolAnswer || !decimalsAnswer) return null;
  try {
    const symbol = decodeFunctionResult({ ...symbolOf, data: symbolAnswer });
    const decimals = decodeFunctionResult({ ...decimalsOf, data: decimalsAnswer });
    // A chip is a power of ten of units, and at most one whole token.
    const places = decimals - (`${chip}`.length - 1);
    return places < 0 ? null : { symbol, places };
  } catch {
    return null;
  }
}

async function unknownBet(rpc: Rpc, casino: Hex, bet: BetId): Promise<EvidenceError> {
  const latestRound = { abi: casinoAbi, functionName: "latestRound" } as const;
  const answer = await call(rpc, casino, encodeFunctionData(latestRound));
  const latest = decodeFunctionResult({ ...latestRound, data: answer ?? "0x" });
  const reason =
    roundOf(bet) > latest
      ? `the latest round is ${latest}`
      : `round ${roundOf(bet)} has no seat ${seatOf(bet)}`;
  return new EvidenceError("unknown-bet", `There is no bet ${formatBetId(bet)}: ${reason}`);
}

/** Every event. A range that the node finds too large is asked for in halves. */
async function allLogs(rpc: Rpc, filter: Filter, from: bigint, to: bigint): Promise<RpcLog[]> {
  const found: RpcLog[] = [];
  await findLog(rpc, filter, from, to, (log) => {
    found.push(log);
    return false;
  });
  return found;
}

/** The first event, from the oldest block on, that fits. A range that the node finds too large is asked for in halves. */
async function findLog(
  rpc: Rpc,
  filter: Filter,
  from: bigint,
  to: bigint,
  fits: (log: RpcLog) => boolean = () => true,
): Promise<RpcLog | undefined> {
  const range = { ...filter, fromBlock: toQuantity(from), toBlock: toQuantity(to) };
  let logs: RpcLog[];
  try {
    logs = (await rpc.request({ method: "eth_getLogs", params: [range] })) as RpcLog[];
  } catch (error) {
    if (!isAnswer(error) || to - from < SMALLEST_RANGE) throw error;
    const middle = (from + to) / 2n;
    return (
      (await findLog(rpc, filter, from, middle, fits)) ??
      (await findLog(rpc, filter, middle + 1n, to, fits))
    );
  }
  return logs.find(fits);
}

async function blockEvidence(rpc: Rpc, number: Hex): Promise<BlockEvidence> {
  const answer = await rpc.request({ method: "eth_getBlockByNumber", params: [number, false] });
  const block = answer as Record<string, unknown> & { hash: Hex; transactions: Hex[] };
  const header = headerOf(block);
  return {
    number,
    hash: block.hash,
    header: isStandardBlock(block) || hashHeader(header) === block.hash ? header : null,
    receipts: await receiptsOf(rpc, number, block.transactions),
  };
}

async function receiptsOf(rpc: Rpc, number: Hex, transactions: Hex[]): Promise<Receipt[] | null> {
  const answers = await receiptAnswers(rpc, number, transactions);
  const receipts = answers.map((answer) => (answer ? receiptOf(answer) : undefined));
  return receipts.length === transactions.length && receipts.every((receipt) => receipt)
    ? (receipts as Receipt[])
    : null;
}

type ReceiptAnswer = Record<string, unknown> | null;

async function receiptAnswers(rpc: Rpc, number: Hex, hashes: Hex[]): Promise<ReceiptAnswer[]> {
  try {
    const answer = await rpc.request({ method: "eth_getBlockReceipts", params: [number] });
    return (answer ?? []) as ReceiptAnswer[];
  } catch (error) {
    if (!isAnswer(error)) throw error;
    if (hashes.length > MOST_SINGLE_RECEIPTS) return [];
    const method = "eth_getTransactionReceipt";
    const one = (hash: Hex) => rpc.request({ method, params: [hash] }) as Promise<ReceiptAnswer>;
    return Promise.all(hashes.map(one));
  }
}

async function inputOf(rpc: Rpc, hash: Hex): Promise<Hex | undefined> {
  const answer = await rpc.request({ method: "eth_getTransactionByHash", params: [hash] });
  return (answer as { input: Hex } | null)?.input;
}

async function latestBlock(rpc: Rpc): Promise<bigint> {
  return BigInt((await rpc.request({ method: "eth_blockNumber" })) as Hex);
}

/** For a contract that reverts: it is not what it should be. */
function unanswered(error: unknown): (Hex | undefined)[] {
  if (isAnswer(error)) return [];
  throw error;
}

/** Undefined if there is no contract. */
async function call(rpc: Rpc, to: Hex, data: Hex): Promise<Hex | undefined> {
  const answer = await rpc.request({ method: "eth_call", params: [{ to, data }, "latest"] });
  return answer === "0x" ? undefined : (answer as Hex);
}

function logEvidence({ address, topics, data, blockNumber }: RpcLog): LogEvidence {
  return { address: address.toLowerCase() as Hex, topics, data, block: blockNumber };
}

function toQuantity(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}

/** Whether an error is what a node answered, rather than that none did. */
export function isAnswer(error: unknown): boolean {
  const { code, status } = error as { code?: unknown; status?: unknown };
  return typeof code === "number" || typeof status === "number";
}
