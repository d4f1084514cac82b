import { seatOf } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import { feeOf, feeRateOf } from "../fee.ts";
import { isWide } from "../games/index.ts";
import { ONE_ROLL, type Rolls } from "../play.ts";
import { equityHigh, equityLow, takeChips } from "./books.ts";
import type { EventOf } from "./events.ts";
import { begin, decide } from "./hands.ts";
import { type Requests, roundFor } from "./rounds.ts";
import { boundsOf } from "./rules.ts";
import { booksOf, type Scene, type SeatedBet } from "./state.ts";
import { atBet } from "./where.ts";

// As in contracts/Bankroll.sol, in billionths.
const BILLION = 1_000_000_000n;
const MAX_EXPOSURE = 250_000_000n;

/** Seats a bet, and opens its round if it is the first. */
export async function seat(
  scene: Scene,
  requests: Requests,
  event: EventOf<"BetPlaced">,
  rolls: EventOf<"RollsPlaced"> | undefined,
): Promise<void> {
  const { state, find } = scene;
  const { bet, table: number, stake, choice } = event.args;
  const player = event.args.player.toLowerCase() as Hex;
  const where = atBet(scene, event);
  const stakes = { choice, stake, rolls: rolls ? rollsOf(rolls) : ONE_ROLL };
  const table = state.tables.get(number);
  const rules = table && (await scene.rulesOf(table));
  if (state.paused) {
    find({ check: "bets", what: "A bet was taken while the house was paused.", ...where });
  }
  if (!table || table.kappa === 0n) {
    const what = `A bet was taken at table ${number}, which is not open.`;
    find({ check: "bets", what, ...where, field: "table" });
  }
  let bounds = { cost: 0n, max: 0n };
  try {
    if (rules) bounds = boundsOf(await rules.quote(choice), stakes);
  } catch {
    const what = `A bet was taken on a choice that ${rules?.name} has not got.`;
    find({ check: "bets", what, ...where, field: "choice", found: `${choice}` });
  }
  const { cost, max } = bounds;
  const bank = table?.bank ?? 0;
  const isHand = rules?.kind === "hand";
  const profitShare = table && rules ? (table.kappa * rules.edge) / 1_000n : 0n;
  const money = { payer: player, cost, more: max, profit: max - cost, profitShare };
  const terms = {
    table: number,
    bank,
    stakes,
    hand: isHand ? bet : undefined,
    isLong: isHand || bank !== 0 || isWide(choice),
  };
  sit(scene, requests, event, { ...terms, ...money, player, max: isHand ? 0n : max });
  if (isHand) {
    const hand = { player, table: number, bank, stake, profitShare, reserved: max };
    begin(scene, bet, hand, where);
  }
}

/** Seats a decision of a hand, which is a bet like any other. */
export async function seatDecision(
  scene: Scene,
  requests: Requests,
  event: EventOf<"Decided">,
): Promise<void> {
  const player = event.args.player.toLowerCase() as Hex;
  scene.state.counts.decisions++;
  const { hand, ...money } = (await decide(scene, event, atBet(scene, event))) ?? {
    ...{ hand: undefined, payer: player, cost: 0n, more: 0n },
  };
  const stakes = { choice: event.args.action, stake: hand?.stake ?? 0n, rolls: ONE_ROLL };
  const profit = hand ? hand.reserved - hand.spent : 0n;
  const place = { table: hand?.table ?? 0n, bank: hand?.bank ?? 0 };
  const terms = { ...place, stakes, hand: event.args.hand, isLong: true, max: 0n };
  const profitShare = hand?.profitShare ?? 0n;
  sit(scene, requests, event, { ...terms, ...money, player, profit, profitShare });
}

type Sitting = Omit<SeatedBet, "fee"> & {
  /** Who pays for it. Undefined if nothing tells. */
  payer: Hex | undefined;
  /** What is reserved for it, beside its fee. */
  more: bigint;
  /** What it may win at most, and the part of the equity that it may. */
  profit: bigint;
  profitShare: bigint;
  /** Whether its fee is that of a wide choice. */
  isLong: boolean;
};

/** Joins the round of the block, and takes and reserves what a bet costs and may pay. */
function sit(
  scene: Scene,
  requests: Requests,
  event: EventOf<"BetPlaced"> | EventOf<"Decided">,
  { payer, more, profit, profitShare, isLong, ...bet }: Sitting,
): void {
  const { house, state, find, answer: block } = scene;
  const { counts } = state;
  // The native bank numbers every bet and has its fee; the bet itself is its table's bank's.
  const [native, books] = [booksOf(state, 0), booksOf(state, bet.bank)];
  const { ledger } = books;
  const where = atBet(scene, event);
  const round = roundFor(scene, requests, event, where);
  const feeRate = round?.feeRate ?? feeRateOf(house, block.baseFee);
  const opensRound = seatOf(event.args.bet) === 0n;
  const fee = feeOf(feeRate, { opensRound, rolls: bet.stakes.rolls.count, wide: isLong });
  const isLimited = more > bet.cost;
  const limit = (equityLow(ledger) * profitShare) / BILLION;
  if (isLimited && profit > limit) {
    const what = "The bet could win more than its table allows.";
    const compared = { field: "profit", expected: `at most ${limit}`, found: `${profit}` };
    find({ check: "limits", what, ...where, ...compared });
  }
  const costs = native === books ? [bet.cost + fee] : [bet.cost, fee];
  const left = costs.map((cost, i) => takeChips(i === 0 ? books : native, payer, cost));
  if (left.some((held) => held < 0n)) {
    const what = "The bet cost more chips than its player had.";
    find({ check: "ledger", what, ...where, ...(payer && { player: payer }) });
  }
  ledger.reserved += more;
  native.ledger.reserved += fee;
  native.ledger.bets++;
  if (native !== books && more !== 0n) ledger.bets++;
  books.staked += bet.cost;
  counts.bets++;
  if (isLimited && ledger.reserved > (equityHigh(ledger) * MAX_EXPOSURE) / BILLION) {
    const what = "The bank reserved more than a quarter of its equity.";
    find({ check: "limits", what, ...where, field: "reserved" });
  }
  round?.bets.push({ ...bet, fee });
}

function rollsOf({ args }: EventOf<"RollsPlaced">): Rolls {
  return { count: Number(args.count), stopGain: args.stopGain, stopLoss: args.stopLoss };
}
