import type { Hex } from "../bytes.ts";
import { WEI_PER_CHIP } from "../chips.ts";
import { readRequested } from "../events.ts";
import type { BlockEvidence, Evidence, LogEvidence } from "../evidence.ts";
import { drawnNumber, NUMBERS, outcome, tierOf } from "../lottery.ts";
import { ONE_ROLL } from "../play.ts";
import { REFUND_AFTER } from "../verify/payout.ts";
import { verifyDraw } from "../verify/proof.ts";
import type { Request } from "../verify/request.ts";
import { preSeedOf, requestIdOf, wordOf } from "../vrf/request.ts";
import type { EventOf, HouseEvent } from "./events.ts";
import type { Where } from "./finding.ts";
import type { House, LotteryHouse } from "./house.ts";
import type { Scene } from "./state.ts";

/** Seconds after its end in which a draw must be started, and the gas of its callback: as in contracts/Lottery.sol. */
const START_WITHIN = 3n * 24n * 60n * 60n;
const CALLBACK_GAS = 200_000n;

/** All money of the lottery, in chips. */
export type LotteryBooks = { sales: bigint; jackpot: bigint; cut: bigint; owed: bigint };

/** A draw that has tickets which may still be paid. */
type PastDraw = {
  status: "requested" | "drawn" | "abandoned";
  /** Unix time of its request. */
  requestedAt: bigint;
  /** Numbers by player and ticket; undefined once they are paid. */
  tickets: Map<Hex, (number | undefined)[]>;
  number: number | undefined;
  prizes: bigint[];
};

/** A request of the lottery that is not answered. */
type LotteryRequest = {
  draw: bigint;
  request: Request;
  placed: LogEvidence;
  block: BlockEvidence;
  time: bigint;
};

/** What an audit remembers of the lottery. */
export type LotteryState = {
  /** The draw on sale. */
  draw: bigint;
  end: bigint | undefined;
  tickets: Map<Hex, (number | undefined)[]>;
  sold: number;
  /** Requests that were ever made. */
  requests: bigint;
  waiting: Map<bigint, LotteryRequest>;
  past: Map<bigint, PastDraw>;
  /** The word that is proven for a draw. */
  words: Map<bigint, bigint>;
  books: LotteryBooks;
  drawn: number;
  answers: number;
};

export function emptyLottery(): LotteryState {
  return {
    draw: 1n,
    end: undefined,
    tickets: new Map(),
    sold: 0,
    requests: 0n,
    waiting: new Map(),
    past: new Map(),
    words: new Map(),
    books: { sales: 0n, jackpot: 0n, cut: 0n, owed: 0n },
    drawn: 0,
    answers: 0,
  };
}

/** The VRF request of the lottery with this nonce. */
export function lotteryRequestOf(house: House, lottery: LotteryHouse, nonce: bigint): bigint {
  const { keyHash } = house;
  const { address: consumer, subscription } = lottery;
  return requestIdOf(keyHash, preSeedOf({ keyHash, consumer, subscription }, nonce));
}

/** Checks the proof of an answer to the lottery, and keeps its word. @returns Whether the lottery had to ignore it. */
export function answerDraw(
  scene: Scene,
  lottery: LotteryHouse,
  event: EventOf<"RandomWordsFulfilled">,
): boolean {
  const { house, find, answer } = scene;
  const state = scene.state.lottery;
  const { requestId, outputSeed, success } = event.args;
  const where = { block: answer.number, transaction: event.log.transaction };
  state.answers++;
  const waiting = state.waiting.get(requestId);
  if (!waiting) {
    const what = "A request of the lottery was answered that it never made, or that was answered.";
    find({ check: "lottery", what, ...where });
    return false;
  }
  state.waiting.delete(requestId);
  const { draw, request, placed, block, time } = waiting;
  const none = { game: null, bank: null, rolls: null, requested: null, settled: null };
  const evidence: Evidence = {
    bet: "",
    house: {
      casino: lottery.address,
      coordinator: house.coordinator,
      keyHash: house.keyHash,
      subscription: `0x${lottery.subscription.toString(16)}`,
    },
    ...none,
    voided: null,
    refunded: null,
    hand: null,
    placed,
    fulfilled: event.log,
    calldata: answer.calls[event.log.transaction]?.input ?? null,
    blocks: [block, { ...answer.evidence, receipts: null }],
    links: { placed: "0x", fulfilled: null, settled: null },
  };
  const { checks, randomness } = verifyDraw(evidence, request);
  for (const { id, title, ok, detail } of checks) {
    if (ok !== false || id === "fulfilment-block") continue;
    const what = `Draw ${draw}. ${title}: ${detail}`;
    find({ check: "lottery", what, ...where, field: id });
  }
  const late = answer.time >= time + REFUND_AFTER;
  if (!late && success) state.words.set(draw, wordOf(randomness ?? outputSeed));
  return late;
}

/** Takes in what the lottery said, and what it asked. */
export function applyLottery(scene: Scene, lottery: LotteryHouse, event: HouseEvent): void {
  const { state, find, answer, house } = scene;
  const own = state.lottery;
  const { books } = own;
  const where: Where = { block: answer.number, transaction: event.log.transaction };
  const wrong = (what: string, field?: string, expected?: unknown, found?: unknown) => {
    const compared =
      field === undefined ? {} : { field, expected: `${expected}`, found: `${found}` };
    find({ check: "lottery", what, ...where, ...compared });
  };
  const same = (what: string, field: string, expected: unknown, found: unknown) => {
    if (`${expected}` !== `${found}`) wrong(what, field, expected, found);
  };

  switch (event.eventName) {
    case "TicketsBought": {
      const { draw, firstTicket, numbers } = event.args;
      const player = event.args.player.toLowerCase() as Hex;
      same("Tickets were sold of a draw that is not on sale.", "draw", own.draw, draw);
      const tickets = own.tickets.get(player) ?? [];
      same(
        "A player's tickets are not numbered one after the other.",
        "firstTicket",
        tickets.length,
        firstTicket,
      );
      for (const number of numbers) {
        if (number >= NUMBERS)
          wrong("A ticket has a number that there is not.", "number", `below ${NUMBERS}`, number);
        tickets.push(number);
      }
      own.tickets.set(player, tickets);
      own.sold += numbers.length;
      books.sales += BigInt(numbers.length) * lottery.price;
      break;
    }
    case "DrawStarted":
    case "DrawAbandoned": {
      const { draw, tickets, nextEnd } = event.args;
      const abandoned = event.eventName === "DrawAbandoned";
      same("Another draw was started than the one on sale.", "draw", own.draw, draw);
      same("A draw was started with other tickets than were sold.", "tickets", own.sold, tickets);
      const pending = [...own.past.values()].some(
        ({ status, requestedAt }) =>
          status === "requested" && answer.time < requestedAt + REFUND_AFTER,
      );
      if (pending) wrong("A draw was started while the word of another was awaited.");
      if (own.end !== undefined && answer.time < own.end)
        wrong("A draw was started before its end.");
      if (abandoned && own.end !== undefined && answer.time < own.end + START_WITHIN) {
        wrong("A draw was given up before its time.");
      }
      own.past.set(draw, {
        status: abandoned ? "abandoned" : "requested",
        requestedAt: answer.time,
        tickets: own.tickets,
        number: undefined,
        prizes: [],
      });
      books.owed += books.sales;
      books.sales = 0n;
      own.draw = draw + 1n;
      own.end = nextEnd;
      own.tickets = new Map();
      own.sold = 0;
      break;
    }
    case "SubscriptionFundedWithNative": {
      // The cut pays for chance what it can when a draw is started; nothing else that it pays for goes with a request.
      const funds = event.args.newNativeBalance - event.args.oldNativeBalance;
      const started = [...own.past].find(
        ([draw, past]) => draw === own.draw - 1n && past.requestedAt === answer.time,
      );
      if (!started || !isFollowedByRequest(scene, event)) break;
      const chips = (funds + WEI_PER_CHIP - 1n) / WEI_PER_CHIP;
      books.cut -= chips < books.cut ? chips : books.cut;
      break;
    }
    case "RandomWordsRequested": {
      const nonce = ++own.requests;
      const { keyHash } = house;
      const { address: consumer, subscription } = lottery;
      const preSeed = preSeedOf({ keyHash, consumer, subscription }, nonce);
      const requestId = requestIdOf(keyHash, preSeed);
      const requested = readRequested(event.log);
      const draw = own.draw - 1n;
      const terms: [string, unknown, unknown][] = [
        ["request id", requestId, requested.requestId],
        ["pre-seed", preSeed, requested.preSeed],
        ["key hash", keyHash, requested.keyHash],
        ["subscription", subscription, requested.subscription],
        ["confirmations", house.confirmations, requested.confirmations],
        ["callback gas limit", CALLBACK_GAS, requested.callbackGasLimit],
        ["number of words", 1n, requested.numWords],
      ];
      for (const [field, expected, found] of terms) {
        same(`The request of draw ${draw} is not the lottery's next.`, field, expected, found);
      }
      if (own.past.get(draw)?.status !== "requested") {
        wrong("The lottery asked for a word without starting a draw.");
      }
      own.waiting.set(requested.requestId, {
        draw,
        placed: event.log,
        block: { ...answer.evidence, receipts: null },
        time: answer.time,
        request: {
          checks: [],
          placed: undefined,
          decided: undefined,
          rolls: ONE_ROLL,
          preSeed,
          requestId,
          requested,
          blockHash: answer.evidence.hash,
        },
      });
      break;
    }
    case "Drawn": {
      const { draw, word, number, winners, prizes, jackpot } = event.args;
      const past = own.past.get(draw);
      if (past?.status !== "requested") {
        wrong(`Draw ${draw} was drawn although its word was not awaited.`);
        break;
      }
      const proven = own.words.get(draw);
      same(`Draw ${draw} used another word than the proven one.`, "word", proven, word);
      const drawn = drawnNumber(proven ?? word);
      same(`Draw ${draw} drew another number than its word gives.`, "number", drawn, number);
      const numbers = [...past.tickets.values()].flat().filter((one) => one !== undefined);
      const due = outcome(numbers, drawn, lottery.price, books.jackpot);
      const pays = `Draw ${draw} pays otherwise than its tickets make it.`;
      for (const tier of due.prizes.keys()) {
        same(pays, `winners[${tier}]`, due.winners[tier], winners[tier]);
        same(pays, `prizes[${tier}]`, due.prizes[tier], prizes[tier]);
      }
      same(pays, "jackpot", due.rollOver, jackpot);
      const won = winners.reduce((sum, count, tier) => sum + count * (prizes[tier] ?? 0n), 0n);
      books.owed += won - BigInt(numbers.length) * lottery.price;
      books.jackpot = jackpot;
      books.cut += due.cut;
      own.drawn++;
      own.words.delete(draw);
      past.status = "drawn";
      past.number = Number(number);
      past.prizes = [...prizes];
      forgetLosers(past);
      break;
    }
    case "Claimed": {
      const { draw, tickets, chips } = event.args;
      const player = event.args.player.toLowerCase() as Hex;
      const past = own.past.get(draw);
      const held = past?.tickets.get(player);
      if (!past || !held) {
        wrong(`Tickets of draw ${draw} were paid that won nothing, or were never sold.`);
        break;
      }
      const failed =
        past.status === "abandoned" ||
        (past.status === "requested" && answer.time >= past.requestedAt + REFUND_AFTER);
      let due = 0n;
      for (const ticket of tickets) {
        const number = held[Number(ticket)];
        if (number === undefined) {
          wrong(`Ticket ${ticket} of draw ${draw} was paid twice, or won nothing.`);
          continue;
        }
        const tier = past.number === undefined ? undefined : tierOf(number, past.number);
        due += failed ? lottery.price : tier === undefined ? 0n : (past.prizes[tier] ?? 0n);
        held[Number(ticket)] = undefined;
      }
      same(`Tickets of draw ${draw} were paid otherwise than they won.`, "chips", due, chips);
      books.owed -= chips;
      break;
    }
    case "BankPaid":
      books.cut -= event.args.chips;
      break;
  }
}

/** Compares the books of the lottery at the end of a block. */
export function compareLottery(
  { state, find }: Pick<Scene, "state" | "find">,
  found: LotteryBooks,
  balance: bigint,
  where: Where,
): void {
  const { books } = state.lottery;
  for (const field of ["sales", "jackpot", "cut", "owed"] as const) {
    if (books[field] === found[field]) continue;
    const what = "The lottery's books are not what its events make of them.";
    const compared = { field, expected: `${books[field]}`, found: `${found[field]}` };
    find({ check: "lottery", what, ...where, ...compared });
    // Said once, where it arose.
    books[field] = found[field];
  }
  const needed = (found.sales + found.jackpot + found.cut + found.owed) * WEI_PER_CHIP;
  if (balance >= needed) return;
  const compared = { field: "balance", expected: `at least ${needed}`, found: `${balance}` };
  find({
    check: "lottery",
    what: "The lottery holds less money than its books.",
    ...where,
    ...compared,
  });
}

/** Whether the lottery's request comes in the same transaction, later. */
function isFollowedByRequest(scene: Scene, { log }: HouseEvent): boolean {
  return scene.requested.some(
    (other) => other.transaction === log.transaction && other.index > log.index,
  );
}

/** Tickets that won nothing are of no further use. */
function forgetLosers(past: PastDraw): void {
  const drawn = past.number ?? 0;
  for (const [player, numbers] of past.tickets) {
    const kept = numbers.map((number) =>
      number !== undefined && tierOf(number, drawn) !== undefined ? number : undefined,
    );
    if (kept.some((number) => number !== undefined)) past.tickets.set(player, kept);
    else past.tickets.delete(player);
  }
}
