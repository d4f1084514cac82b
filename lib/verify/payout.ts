import { type BetId, roundOf, seatOf } from "../bet-id.ts";
import { toWordHex } from "../bytes.ts";
import type { Check, Value } from "../check.ts";
import { describeChips } from "../chips.ts";
import { amountOf, readRefunded, readSettled, readVoided, topicOf } from "../events.ts";
import type { BlockEvidence, Evidence, LogEvidence } from "../evidence.ts";
import { blockOf, verifyBlock } from "./block.ts";
import { check, count, sameHex, unknown, value } from "./check.ts";
import type { Outcome } from "./outcome.ts";

/** Seconds after which a round without a word may be refunded, and can no longer be drawn: `REFUND_AFTER` of the casino. */
export const REFUND_AFTER = 25n * 60n * 60n;

const TITLE = "What was credited";

/** The casino credited what is due; or gave the money back when no word came. */
export function verifyPayout(evidence: Evidence, bet: BetId, outcome: Outcome): Check[] {
  const { settled, refunded } = evidence;
  if (settled) {
    return [
      evidence.voided
        ? voidCheck(evidence, bet, outcome, settled)
        : payoutCheck(evidence, bet, outcome, settled),
      ...verifyBlock(
        evidence,
        "settlement",
        "the settlement",
        [settled, evidence.voided],
        evidence.voided
          ? []
          : [{ address: evidence.house.casino, topics: [topicOf("BetVoided"), toWordHex(bet)] }],
      ),
    ];
  }
  if (refunded) {
    return [
      refundCheck(evidence, bet, outcome, refunded),
      deadlineCheck(evidence, refunded),
      ...verifyBlock(evidence, "refund", "the refund", [refunded]),
    ];
  }
  return [unknown("payout", TITLE, pending(evidence, outcome))];
}

/** Unix time from which a bet without a word may be refunded. Undefined if the block's header is not known. */
export function refundableAt(evidence: Evidence): bigint | undefined {
  const opened = timeOf(blockOf(evidence, evidence.placed));
  return opened === undefined ? undefined : opened + REFUND_AFTER;
}

/** Whether the word came when the round could only be refunded any more, so that the casino ignored it. */
export function cameTooLate(evidence: Evidence): boolean {
  const deadline = refundableAt(evidence);
  const came = evidence.fulfilled ? timeOf(blockOf(evidence, evidence.fulfilled)) : undefined;
  return deadline !== undefined && came !== undefined && came >= deadline;
}

function payoutCheck(evidence: Evidence, bet: BetId, outcome: Outcome, log: LogEvidence): Check {
  const { due } = outcome;
  return check("payout", TITLE, () => {
    const credited = credit(evidence, bet, readSettled(log), log);
    const values = [
      count("seat", seatOf(bet)),
      value("credited", describeChips(credited, evidence.bank)),
    ];
    if (!due)
      return { ok: "unknown", detail: "Not checked: there is nothing to compare it with.", values };
    const ok = credited === due.payout;
    const detail = ok
      ? "The casino credited exactly what is due."
      : "The casino credited something else than what is due.";
    if (due.returned > 0n) {
      values.unshift(value("returned for rolls not played", `${due.returned} chips`));
    }
    const owed = value("due", describeChips(due.payout, evidence.bank));
    return { ok, detail, values: [owed, ...values] };
  });
}

function voidCheck(evidence: Evidence, bet: BetId, { cost }: Outcome, log: LogEvidence): Check {
  return check("payout", TITLE, () => {
    const { voided, house } = evidence;
    if (!voided || readVoided(voided).bet !== bet || !sameHex(voided.address, house.casino)) {
      return { ok: false, detail: "The event that voids it is of another bet." };
    }
    const credited = credit(evidence, bet, readSettled(log), log);
    const ok = cost === undefined ? "unknown" : credited === cost;
    const detail =
      ok === true
        ? "The game broke its own rules, so the casino returned the stake."
        : ok === false
          ? "The game broke its own rules, but something else than the stake was returned."
          : "Not checked: these checks do not know what the bet cost.";
    return { ok, detail, values: amounts(evidence, "credited", credited, cost) };
  });
}

function refundCheck(evidence: Evidence, bet: BetId, { cost }: Outcome, log: LogEvidence): Check {
  return check("payout", "What was given back", () => {
    const credited = credit(evidence, bet, readRefunded(log), log);
    const isToken = Boolean(evidence.bank);
    // Native, an amount has the fee as well.
    const isWhole = cost !== undefined && (isToken ? credited === cost : credited >= cost);
    const ok = cost === undefined ? "unknown" : isWhole;
    const detail =
      ok === true
        ? isToken
          ? "The stake came back. The fee of chance goes back besides, in native chips."
          : "The whole stake came back, with the fee of chance."
        : ok === false
          ? isToken
            ? "Something else came back than was staked."
            : "Less came back than was staked."
          : "Not checked: these checks do not know what the bet cost.";
    return { ok, detail, values: amounts(evidence, "given back", credited, cost) };
  });
}

function amounts(
  { bank }: Evidence,
  label: string,
  credited: bigint,
  cost: bigint | undefined,
): Value[] {
  const paid = value(label, describeChips(credited, bank));
  return cost === undefined ? [paid] : [paid, value("staked", describeChips(cost, bank))];
}

function deadlineCheck(evidence: Evidence, log: LogEvidence): Check {
  const title = "No word came in time";
  return check("deadline", title, () => {
    const deadline = refundableAt(evidence);
    const at = timeOf(blockOf(evidence, log));
    if (deadline === undefined || at === undefined) {
      return { ok: "unknown", detail: "Not checked: the blocks' times are not known." };
    }
    const ok = at >= deadline && (!evidence.fulfilled || cameTooLate(evidence));
    return {
      ok,
      detail: ok
        ? "It was refunded after the deadline, without a word before it."
        : "It was refunded before the deadline, or although a word had come.",
      values: [count("refundable from", deadline), count("refunded at", at)],
    };
  });
}

/** What the bet's seat got. @throws if the event is of another round or casino, or has not got the seat. */
function credit(
  evidence: Evidence,
  bet: BetId,
  seats: ReturnType<typeof readRefunded>,
  log: LogEvidence,
): bigint {
  if (!sameHex(log.address, evidence.house.casino))
    throw new Error("the event is of another contract");
  if (seats.round !== roundOf(bet)) throw new Error("the event is of another round");
  const amount = amountOf(seats, seatOf(bet));
  if (amount === undefined) throw new Error("the event has not got the bet's seat");
  return amount;
}

function pending(evidence: Evidence, { due: owed }: Outcome): string {
  if (!evidence.fulfilled) return "Nothing yet: the bet waits for its word.";
  if (cameTooLate(evidence)) {
    return "Nothing yet: the word came too late and was ignored. Anybody can refund the bet.";
  }
  const due = owed ? ` It is due ${owed.payout} chips.` : "";
  return `Nothing yet: the word is there, and anybody can settle the bet.${due}`;
}

function timeOf(block: BlockEvidence | undefined): bigint | undefined {
  const timestamp = block?.header?.timestamp;
  return timestamp === undefined ? undefined : BigInt(timestamp);
}
