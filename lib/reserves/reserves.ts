import { applyBlock } from "../audit/audit.ts";
import type { BankView } from "../audit/bank-view.ts";
import { collector } from "../audit/collect.ts";
import type { HouseEvent } from "../audit/events.ts";
import type { Finding } from "../audit/finding.ts";
import type { Bank } from "../audit/house.ts";
import { readBank } from "../audit/read-bank.ts";
import { readHouse } from "../audit/read-house.ts";
import { rulesReader } from "../audit/read-rules.ts";
import { type Audit, booksOf, emptyState } from "../audit/state.ts";
import { type Hex, lower } from "../bytes.ts";
import { careful } from "../chain/answers.ts";
import { clientOf, firstBlockOf, hasCode, isRefusal } from "../chain/client.ts";
import type { Rpc } from "../evidence.ts";
import { type Holding, holdingOf, watch } from "./holding.ts";
import { type Statement, stateBank } from "./statement.ts";

/** What every bank of a house holds and owes at the end of a block. */
export type Point = {
  block: bigint;
  hash: Hex;
  /** Unix time. */
  time: bigint;
  banks: Statement[];
};

/** A proof of reserves. Addresses are lower-case. */
export type Reserves = {
  format: "glasshouse-reserves-1";
  chain: number;
  casino: Hex;
  /** The first block of the house, from which its events were read. */
  from: bigint;
  /** In the order of their blocks. What is proved is the last. */
  points: Point[];
  /** What each player holds at the last, by the bank's number. Who holds nothing is left out. */
  chips: { bank: number; chipsOf: Record<Hex, bigint> }[];
  /** Of the player who was asked about, what he holds of each bank. */
  holdings: Holding[];
  /** Whether nothing differs. */
  ok: boolean;
  findings: Finding[];
};

export type ReservesOptions = {
  rpc: Rpc;
  casino: string;
  /** None of the house's events is earlier. It is looked for, if it is not named. */
  fromBlock?: bigint | number | undefined;
  /** At the end of which block: the latest, if it is not named. */
  block?: bigint | undefined;
  /** At how many blocks to look (1), from which on: from the first of the house, if it is not named. The last is the block that is proved. */
  points?: number | undefined;
  from?: bigint | undefined;
  /** Whose chips to follow through all events. */
  player?: string | undefined;
  progress?: (progress: { block: bigint; to: bigint; bets: number; findings: number }) => void;
};

/** Why there is no proof, in a sentence. */
export class ReservesError extends Error {
  override name = "ReservesError";
}

/**
 * Proves, from a node alone, that a house can pay everybody: what its banks really hold, against what they owe by every event since the
 * first block. All of it is computed here; what the contracts say of themselves is compared with it.
 *
 * The proofs of words and the receipts of blocks are not looked at: that is what the audit of a chain does.
 *
 * @throws ReservesError if there is no such house, or no such block.
 * @throws BadAnswerError if the node's answers are none.
 */
export async function proveReserves(options: ReservesOptions): Promise<Reserves> {
  const { progress, points: count = 1 } = options;
  const rpc = careful(options.rpc);
  const client = clientOf(rpc);
  const casino = lower(options.casino as Hex);
  const head = await client.getBlockNumber();
  const to = options.block ?? head;
  if (to > head) throw new ReservesError(`There is no block ${to} yet: the latest is ${head}.`);
  if (options.from !== undefined && options.from > to) {
    throw new ReservesError(`Block ${options.from} is after block ${to}, which is to be proved.`);
  }
  const house = await readHouse(rpc, casino, undefined, to);
  const first = BigInt(options.fromBlock ?? (await firstBlockOf(client, casino, to)));

  const state = emptyState();
  const audit: Audit = {
    house,
    state,
    find: (finding) => state.findings.push(finding),
    // A page has no code to compare a game's with: a model is found by its name.
    rulesOf: rulesReader(rpc, { games: [], hands: [] }, to),
  };
  const player = options.player === undefined ? undefined : lower(options.player as Hex);
  const watched = player === undefined ? undefined : watch(player, house, state);
  if (watched) audit.after = (event: HouseEvent) => watched.after(event);

  const points: Point[] = [];
  const begin = options.from === undefined || options.from < first ? first : options.from;
  const blocks = blocksBetween(begin, to, count);
  let seen: Map<Hex, bigint>[] = [];
  let views: BankView[] = [];
  const { follow, outlineOf } = collector(rpc, house);
  for await (const { through, answer } of follow(first, to, outlineOf)) {
    // A block that did something belongs to the points from it on, one that did not to those up to it.
    while (blocks[0] !== undefined && (answer ? blocks[0] < through : blocks[0] <= through)) {
      points.push(await pointAt(blocks.shift() as bigint));
    }
    if (answer) await applyBlock(audit, answer);
    progress?.({
      block: through,
      to,
      bets: state.counts.bets,
      findings: state.findings.length,
    });
  }
  return {
    format: "glasshouse-reserves-1",
    chain: await client.getChainId(),
    casino,
    from: first,
    points,
    chips: views.map(({ chipsOf }, bank) => {
      const held = [...chipsOf].filter(([, chips]) => chips !== 0n);
      return { bank, chipsOf: Object.fromEntries(held) };
    }),
    holdings: watched ? views.map((view, bank) => holdingOf(watched, bank, state, view)) : [],
    ok: state.findings.length === 0,
    findings: state.findings,
  };

  /** The banks that stood at the end of a block: the first of them, since they are numbered as they are opened. */
  async function opened(block: bigint): Promise<Bank[]> {
    const stood = await Promise.all(
      house.banks.map(({ bankroll }) => hasCode(client, bankroll, block)),
    );
    return house.banks.filter((_, i) => stood[i]);
  }

  async function pointAt(block: bigint): Promise<Point> {
    try {
      const { hash, timestamp: time } = await client.getBlock({ blockNumber: block });
      // At the last point every player is asked about, before it those whose chips moved since the point before.
      const stood = await opened(block);
      views = await Promise.all(
        stood.map((bank) => {
          const { chipsOf, exits } = booksOf(state, bank.index);
          const players = [...chipsOf.keys()].filter(
            (one) => block === to || chipsOf.get(one) !== seen[bank.index]?.get(one),
          );
          const asked = { players, exits: [...exits.waiting.keys()] };
          return readBank(client, bank, asked, block);
        }),
      );
      seen = stood.map(({ index }) => new Map(booksOf(state, index).chipsOf));
      const banks = views.map((view, i) =>
        stateBank(audit, stood[i] as Bank, view, { block, time }),
      );
      return { block, hash, time, banks };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const what = `The node does not know the state of block ${block} any more: ask one that keeps old states, or about a later block.`;
      throw new ReservesError(what, { cause: error });
    }
  }
}

/** Blocks at even distances, from one to another. */
function blocksBetween(from: bigint, to: bigint, count: number): bigint[] {
  if (count < 2) return [to];
  const steps = BigInt(count - 1);
  const all = Array.from({ length: count }, (_, i) => from + ((to - from) * BigInt(i)) / steps);
  return [...new Set(all)];
}
