import { type BetId, formatBetId } from "../bet-id.ts";
import { lower } from "../bytes.ts";
import { actOf } from "./acts.ts";
import { applyMoney, compareMoney } from "./bank.ts";
import { seat, seatDecision } from "./bets.ts";
import { type BlockAnswer, eventsOf } from "./block.ts";
import type { EventOf, HouseEvent } from "./events.ts";
import { findDifference } from "./finding.ts";
import { resolve } from "./hands.ts";
import type { Bank, House } from "./house.ts";
import { answerDraw, applyLottery, compareLottery } from "./lottery.ts";
import { applyPower } from "./powers.ts";
import { answer as answerRound, forgetRounds, type Requests, reportUnclaimed } from "./rounds.ts";
import { addSample } from "./samples.ts";
import { refund, settle } from "./settlement.ts";
import { type Audit, booksOf, type Scene, type Table } from "./state.ts";

/**
 * Takes in a block in which the house did something. Blocks come in their order.
 *
 * Whatever does not hold is found, and the audit goes on by what the chain did, so that one fault is not said of all that follows.
 */
export async function applyBlock(audit: Audit, answer: BlockAnswer): Promise<void> {
  const { house, state, find } = audit;
  const { counts } = state;
  const { lottery } = house;
  const before = { bets: counts.bets, answers: counts.answers };
  const { events, bound } = eventsOf(house, answer, find);
  const requested = events.flatMap(({ eventName, log }) =>
    eventName === "RandomWordsRequested" ? [log] : [],
  );
  const scene: Scene = { ...audit, answer, requested };
  counts.blocks++;
  if (bound === "bound") counts.bound++;

  const requests: Requests = new Map();
  const rolls = new Map<BetId, EventOf<"RollsPlaced">>();
  const voided = new Map<BetId, EventOf<"BetVoided">>();
  const late = new Set<bigint>();
  // The casino settles before the coordinator says that it answered; and it asks before the bet that opens the round is seated.
  for (const event of events) {
    if (isLotterys(house, event)) {
      const isLate =
        event.eventName === "RandomWordsFulfilled" && lottery && answerDraw(scene, lottery, event);
      if (isLate) late.add(event.args.requestId);
      continue;
    }
    if (event.eventName === "RandomWordsRequested") claim(scene, requests, event);
    if (event.eventName === "RollsPlaced") rolls.set(event.args.bet, event);
    if (event.eventName === "BetVoided") voided.set(event.args.bet, event);
    if (event.eventName === "RandomWordsFulfilled" && answerRound(scene, event)) {
      late.add(event.args.requestId);
    }
  }
  for (const event of events) {
    if (lottery && isLotterys(house, event)) applyLottery(scene, lottery, event);
    applyMoney(scene, event);
    applyTables(scene, event);
    if (event.by === "authority") applyPower(state.powers, event);
    note(scene, event);
    if (event.eventName === "BetPlaced") {
      await seat(scene, requests, event, rolls.get(event.args.bet));
      rolls.delete(event.args.bet);
    }
    if (event.eventName === "Decided") await seatDecision(scene, requests, event);
    if (event.eventName === "Resolved") await resolve(scene, event);
    if (event.eventName === "BetsSettled") await settle(scene, event, voided);
    if (event.eventName === "BetsRefunded") await refund(scene, event);
    if (event.eventName === "WordIgnored" && !late.delete(event.args.requestId)) {
      const { transaction } = event.log;
      const what = "The casino ignored a word that was not late.";
      find({ check: "words", what, block: answer.number, transaction });
    }
    audit.after?.(event);
  }
  reportUnclaimed(scene, requests);
  for (const [bet, { eventName, log }] of [...rolls, ...voided]) {
    const where = { block: answer.number, transaction: log.transaction, bet: formatBetId(bet) };
    find({ check: "bets", what: `${eventName} names a bet that is not there.`, ...where });
  }
  for (const requestId of late) {
    const what = `The word of request ${requestId} was too late, and the casino did not ignore it.`;
    find({ check: "words", what, block: answer.number });
  }
  forgetRounds(scene);

  if (answer.banks) {
    counts.ledgers++;
    for (const [i, money] of answer.banks.entries()) {
      compareMoney(scene, house.banks[i] as Bank, money, { block: answer.number });
    }
  } else counts.ledgersGone++;
  if (answer.lottery) {
    const { books, balance } = answer.lottery;
    compareLottery(scene, books, balance, { block: answer.number });
  }
  addSample(state, {
    block: answer.number,
    banks: house.banks.map(({ index }) => {
      const { ledger, cold } = booksOf(state, index);
      return { ...(answer.banks?.[index]?.ledger ?? ledger), ...cold };
    }),
    bets: counts.bets - before.bets,
    words: counts.answers - before.answers,
    blocks: 1,
  });
  state.block = answer.number;
  state.hash = answer.evidence.hash;
}

/** Whether an event is the lottery's, or about its chance. */
function isLotterys({ lottery }: House, event: HouseEvent): boolean {
  if (!lottery) return false;
  switch (event.eventName) {
    case "RandomWordsRequested":
      return event.args.sender.toLowerCase() === lottery.address;
    case "RandomWordsFulfilled":
    case "SubscriptionFundedWithNative":
      return event.args.subId === lottery.subscription;
    default:
      return event.by === "lottery";
  }
}

function claim({ find }: Scene, requests: Requests, event: EventOf<"RandomWordsRequested">): void {
  const { requestId } = event.args;
  if (requests.has(requestId)) {
    const where = { block: BigInt(event.log.block), transaction: event.log.transaction };
    find({ check: "requests", what: "A request was made twice in its block.", ...where });
  }
  requests.set(requestId, event);
}

function applyTables({ house, state, find, answer }: Scene, event: HouseEvent): void {
  const where = { block: answer.number, transaction: event.log.transaction };
  switch (event.eventName) {
    case "TableOpened":
    case "HandTableOpened": {
      const { table, game, bank } = event.args;
      const expected = BigInt(state.tables.size) + 1n;
      if (table !== expected) {
        const compared = { field: "table", expected: `${expected}`, found: `${table}` };
        find({
          check: "state",
          what: "Tables are not numbered one after the other.",
          ...where,
          ...compared,
        });
      }
      const hands = event.eventName === "HandTableOpened";
      const opened: Table = { game: lower(game), kappa: 0n, hands, bank: Number(bank) };
      if (!house.banks[opened.bank]) {
        const what = `Table ${table} was opened for a bank that there is not.`;
        find({ check: "state", what, ...where, field: "bank", found: `${bank}` });
      }
      state.tables.set(table, opened);
      break;
    }
    case "BankOpened": {
      const { bank, bankroll, asset } = event.args;
      const known = house.banks[Number(bank)];
      const what = `The casino opened bank ${bank} otherwise than it tells.`;
      const place = { ...where, bank: Number(bank) };
      findDifference(find, "state", what, known?.bankroll, lower(bankroll), place);
      findDifference(find, "state", what, known?.asset, lower(asset), place);
      break;
    }
    case "LimitChanged": {
      const table = state.tables.get(event.args.table);
      if (table) table.kappa = event.args.kappa;
      else
        find({
          check: "state",
          what: "The limit of a table was set that was never opened.",
          ...where,
        });
      break;
    }
    case "PausedChanged":
      state.paused = event.args.paused;
      break;
    case "AuthorityUpdated":
      // The house was read at the end: an authority of before would be another contract, whose events are not here.
      findDifference(
        find,
        "powers",
        "A contract of the house was given another authority.",
        house.authority,
        lower(event.args.authority),
        where,
      );
      break;
  }
}

function note({ state, answer }: Scene, event: HouseEvent): void {
  const what = actOf(event);
  if (!what) return;
  const { transaction } = event.log;
  state.acts.push({ block: answer.number, time: answer.time, transaction, what });
}
