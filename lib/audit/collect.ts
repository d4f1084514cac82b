import { getAbiItem, toEventSelector } from "viem";
import { type Hex, lower, toWordHex } from "../bytes.ts";
import { clientOf, isRefusal } from "../chain/client.ts";
import { hashHeader, headerOf, isStandardBlock } from "../chain/header.ts";
import { type Receipt, receiptOf } from "../chain/receipts.ts";
import { type EventName, topicOf } from "../events.ts";
import { isAnswer, type Rpc } from "../evidence.ts";
import { bankrollAbi, lotteryAbi } from "../generated/abi.ts";
import type { BankMoney, BlockAnswer, Call } from "./block.ts";
import type { Ledger } from "./books.ts";
import type { HouseLog } from "./events.ts";
import { type Bank, contractsOf, type House } from "./house.ts";
import { readCold, readHot, readPrice, readStable } from "./read-bank.ts";

/** Events of some blocks that follow each other. */
export type Range = { to: bigint; logs: HouseLog[] };

// A range of blocks grows while it has few events, and shrinks when it has many.
const FIRST_SPAN = 2_000n;
const FEW_LOGS = 2_000;
const MANY_LOGS = 10_000;
// A node that will not answer about so few blocks has another reason to refuse.
const SMALLEST_SPAN = 10n;
/** Events at which shares of a bank change hands. */
const MOVES_OF_SHARES = new Set<Hex>(
  (["Deposit", "Withdraw", "ExitServed"] as const).map((name) =>
    toEventSelector(getAbiItem({ abi: bankrollAbi, name })),
  ),
);

// Blocks that are asked for at once.
const AT_ONCE = 24;
// Where receipts must be asked for one by one, a block with more is not asked.
const MOST_SINGLE_RECEIPTS = 2_000;

/** Asks a node for all that an audit needs. */
export function collector(rpc: Rpc, house: House) {
  const client = clientOf(rpc);
  let blockReceipts = true;

  /** The house's events, range by range. */
  async function* ranges(from: bigint, to: bigint): AsyncGenerator<Range> {
    let span = FIRST_SPAN;
    for (let start = from; start <= to; ) {
      const end = start + span - 1n < to ? start + span - 1n : to;
      try {
        const logs = await logsOf(start, end);
        yield { to: end, logs };
        start = end + 1n;
        if (logs.length < FEW_LOGS) span *= 2n;
        if (logs.length > MANY_LOGS && span > SMALLEST_SPAN) span /= 2n;
      } catch (error) {
        if (!isAnswer(error) || span <= SMALLEST_SPAN) throw error;
        span = (end - start + 1n) / 2n;
        if (span < SMALLEST_SPAN) span = SMALLEST_SPAN;
      }
    }
  }

  /**
   * The blocks in which the house did something, in their order, as `ask` tells them. Some are asked for while those before are used.
   *
   * @returns What is told up to the block `through`: that block, or that nothing more happened up to it.
   */
  async function* follow(
    from: bigint,
    to: bigint,
    ask: (number: bigint, logs: HouseLog[]) => Promise<BlockAnswer>,
  ): AsyncGenerator<{ through: bigint; answer: BlockAnswer | undefined }> {
    for await (const { to: end, logs } of ranges(from, to)) {
      const byBlock = new Map<bigint, HouseLog[]>();
      for (const log of logs) {
        const number = BigInt(log.block);
        byBlock.set(number, [...(byBlock.get(number) ?? []), log]);
      }
      const numbers = [...byBlock.keys()].sort((a, b) => (a < b ? -1 : 1));
      const group = (i: number) => {
        const some = numbers.slice(i * AT_ONCE, (i + 1) * AT_ONCE);
        const answers = Promise.all(some.map((number) => ask(number, byBlock.get(number) ?? [])));
        answers.catch(() => {}); // awaited below, after those before are used
        return answers;
      };
      let coming = group(0);
      for (let i = 0; i * AT_ONCE < numbers.length; i++) {
        const answers = await coming;
        coming = group(i + 1);
        for (const answer of answers) yield { through: answer.number, answer };
      }
      yield { through: end, answer: undefined };
    }
  }

  async function logsOf(from: bigint, to: bigint): Promise<HouseLog[]> {
    const { casino, coordinator, subscription, lottery } = house;
    const words = (...values: (bigint | undefined)[]) =>
      values.filter((value) => value !== undefined).map(toWordHex);
    const askers = words(BigInt(casino), lottery ? BigInt(lottery.address) : undefined);
    const subscriptions = words(subscription, lottery?.subscription);
    const filters = [
      { address: contractsOf(house) },
      { address: coordinator, topics: [topicOf("RandomWordsRequested"), null, null, askers] },
      { address: coordinator, topics: [topicOf("RandomWordsFulfilled"), null, subscriptions] },
      ...(lottery
        ? [
            {
              address: coordinator,
              topics: [topicOf("SubscriptionFundedWithNative"), toWordHex(lottery.subscription)],
            },
          ]
        : []),
    ];
    const range = { fromBlock: toQuantity(from), toBlock: toQuantity(to) };
    const answers = await Promise.all(
      filters.map((filter) =>
        rpc.request({ method: "eth_getLogs", params: [{ ...filter, ...range }] }),
      ),
    );
    return (answers.flat() as RpcLog[]).map((log) => ({
      address: lower(log.address),
      topics: log.topics,
      data: log.data,
      block: log.blockNumber,
      transaction: lower(log.transactionHash),
      index: Number(log.logIndex),
    }));
  }

  /** All about one block. */
  async function blockOf(number: bigint, logs: HouseLog[]): Promise<BlockAnswer> {
    const [answer, banks, lottery, calls] = await Promise.all([
      headOf(number),
      banksIn(number, logs).catch(goneAsNull),
      lotteryIn(number, logs).catch(goneAsNull),
      callsOf(logs, "RandomWordsFulfilled", "Decided"),
    ]);
    const header = headerOf(answer);
    const transactions = answer.transactions.map(lower);
    const bound = isStandardBlock(answer) || hashHeader(header) === answer.hash;
    return {
      number,
      time: BigInt(answer.timestamp),
      baseFee: BigInt(answer.baseFeePerGas ?? "0x0"),
      evidence: {
        number: toQuantity(number),
        hash: lower(answer.hash),
        header: bound ? header : null,
        receipts: bound ? await receiptsOf(number, transactions) : null,
      },
      transactions,
      logs,
      calls,
      banks,
      lottery,
    };
  }

  /** What the books need to know of a block, without what proves it. */
  async function outlineOf(number: bigint, logs: HouseLog[]): Promise<BlockAnswer> {
    const [answer, calls] = await Promise.all([headOf(number), callsOf(logs, "Decided")]);
    return {
      number,
      time: BigInt(answer.timestamp),
      baseFee: BigInt(answer.baseFeePerGas ?? "0x0"),
      evidence: {
        number: toQuantity(number),
        hash: lower(answer.hash),
        header: null,
        receipts: null,
      },
      transactions: [],
      logs,
      calls,
      banks: null,
      lottery: null,
    };
  }

  async function headOf(number: bigint): Promise<RpcBlock> {
    const params = [toQuantity(number), false];
    const answer = await rpc.request({ method: "eth_getBlockByNumber", params });
    if (!answer) throw new Error(`The node has no block ${number}`);
    return answer as RpcBlock;
  }

  /** The transactions that said one of these events. */
  async function callsOf(logs: HouseLog[], ...names: EventName[]): Promise<BlockAnswer["calls"]> {
    const called = names.map(topicOf);
    const hashes = new Set(
      logs
        .filter(({ topics }) => called.includes(topics[0] ?? "0x"))
        .map(({ transaction }) => transaction),
    );
    return Object.fromEntries(await Promise.all([...hashes].map(callOf)));
  }

  async function callOf(hash: Hex): Promise<[Hex, Call]> {
    const answer = await rpc.request({ method: "eth_getTransactionByHash", params: [hash] });
    if (!answer) throw new Error(`The node has no transaction ${hash}`);
    const { from, to, input } = answer as Call;
    return [hash, { from: lower(from), to: to && lower(to), input }];
  }

  async function receiptsOf(number: bigint, hashes: Hex[]): Promise<Receipt[] | null> {
    const answers = await receiptAnswers(number, hashes);
    const receipts = answers.map((answer) => (answer ? receiptOf(answer) : undefined));
    return receipts.length === hashes.length && receipts.every((receipt) => receipt)
      ? (receipts as Receipt[])
      : null;
  }

  async function receiptAnswers(number: bigint, hashes: Hex[]): Promise<RpcReceipt[]> {
    if (blockReceipts) {
      try {
        const params = [toQuantity(number)];
        return ((await rpc.request({ method: "eth_getBlockReceipts", params })) ??
          []) as RpcReceipt[];
      } catch (error) {
        if (!isAnswer(error)) throw error;
        blockReceipts = false;
      }
    }
    if (hashes.length > MOST_SINGLE_RECEIPTS) return [];
    const method = "eth_getTransactionReceipt";
    return Promise.all(
      hashes.map((hash) => rpc.request({ method, params: [hash] }) as Promise<RpcReceipt>),
    );
  }

  /** The lottery's books, if it did something. */
  async function lotteryIn(number: bigint, logs: HouseLog[]): Promise<BlockAnswer["lottery"]> {
    const { lottery } = house;
    if (!lottery || !logs.some(({ address }) => address === lottery.address)) return null;
    return lotteryAt(number);
  }

  async function lotteryAt(blockNumber: bigint): Promise<BlockAnswer["lottery"]> {
    if (!house.lottery) return null;
    const { address } = house.lottery;
    const [[sales, jackpot, cut, owed], balance] = await Promise.all([
      client.readContract({ address, abi: lotteryAbi, functionName: "books", blockNumber }),
      client.getBalance({ address, blockNumber }),
    ]);
    return { books: { sales, jackpot, cut, owed }, balance };
  }

  /** The ledger of every bank at the end of a block. */
  async function ledgersAt(blockNumber: bigint): Promise<Ledger[]> {
    const banks = await Promise.all(house.banks.map((bank) => readHot(client, bank, blockNumber)));
    return banks.map(({ ledger }) => ledger);
  }

  /** The money of every bank at the end of a block in which these events were. */
  async function banksIn(number: bigint, logs: HouseLog[]): Promise<BankMoney[]> {
    return Promise.all(
      house.banks.map(async (bank) => {
        const said = (address: Hex, topics?: Set<Hex>) =>
          logs.some(
            (log) => log.address === address && topics?.has(log.topics[0] ?? "0x") !== false,
          );
        const [hot, cold, prices] = await Promise.all([
          readHot(client, bank, number),
          said(bank.reserve) ? readCold(client, bank, number) : undefined,
          said(bank.bankroll, MOVES_OF_SHARES) ? pricesIn(bank, number) : [],
        ]);
        return { ...hot, cold, prices };
      }),
    );
  }

  /** The prices before a block and after it: none changes twice in it. */
  async function pricesIn(bank: Bank, number: bigint): Promise<BankMoney["prices"]> {
    const blocks = [number - 1n, number];
    const stable = await Promise.all(blocks.map((block) => readStable(client, bank, block)));
    if (stable.every((units) => units === 0n)) return [undefined];
    return Promise.all(blocks.map((block) => readPrice(client, bank, block)));
  }

  return { follow, blockOf, outlineOf, ledgersAt, lotteryAt };
}

/** Null where the node has not got a state any more. */
function goneAsNull(error: unknown): null {
  if (isRefusal(error)) return null;
  throw error;
}

type RpcLog = {
  address: Hex;
  topics: Hex[];
  data: Hex;
  blockNumber: Hex;
  transactionHash: Hex;
  logIndex: Hex;
};

type RpcBlock = Record<string, unknown> & {
  hash: Hex;
  timestamp: Hex;
  baseFeePerGas?: Hex;
  transactions: Hex[];
};

type RpcReceipt = Record<string, unknown> | null;

export function toQuantity(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}
