import { type BetId, formatBetId, roundOf, seatOf } from "../bet-id.ts";
import { type Hex, toWordHex } from "../bytes.ts";
import type { Check } from "../check.ts";
import { describeChips } from "../chips.ts";
import {
  type Decided,
  type Placed,
  type Requested,
  readDecided,
  readPlaced,
  readRequested,
  readRolls,
  topicOf,
} from "../events.ts";
import type { Evidence, Published } from "../evidence.ts";
import { ONE_ROLL, type Rolls } from "../play.ts";
import { preSeedOf, requestIdOf } from "../vrf/request.ts";
import { blockOf, verifyBlock } from "./block.ts";
import { check, count, listFalse, sameHex, value } from "./check.ts";

/** What is known after the request was checked. A part that could not be read is undefined. */
export type Request = {
  checks: Check[];
  placed: Placed | undefined;
  /** If the bet is a decision of a hand. Then it was not placed. */
  decided: Decided | undefined;
  rolls: Rolls;
  preSeed: bigint;
  requestId: bigint;
  requested: Requested | undefined;
  blockHash: Hex | undefined;
};

/** The bet was placed, and its round asked the VRF once, in the same block, under the number of the round. */
export function verifyRequest(evidence: Evidence, bet: BetId, published?: Published): Request {
  const { house } = evidence;
  const requester = {
    keyHash: house.keyHash,
    consumer: house.casino,
    subscription: BigInt(house.subscription),
  };
  const preSeed = preSeedOf(requester, roundOf(bet));
  const requestId = requestIdOf(house.keyHash, preSeed);
  let placed: Placed | undefined;
  let decided: Decided | undefined;
  let rolls: Rolls = ONE_ROLL;
  let requested: Requested | undefined;

  const checks = [
    ...(published ? [checkHouse(house, published)] : []),
    isDecision(evidence.placed)
      ? decisionCheck()
      : check("bet", "The bet was placed", () => {
          const { placed: log } = evidence;
          const read = readPlaced(log);
          const holds = {
            "the casino": sameHex(log.address, house.casino),
            "the bet's number": read.bet === bet,
          };
          const wrong = listFalse(holds);
          if (!wrong) placed = read;
          return {
            ok: !wrong,
            detail: wrong
              ? `The event is of another one: ${wrong} differs.`
              : `Seat ${seatOf(bet)} of round ${roundOf(bet)}, in block ${BigInt(log.block)}.`,
            values: [
              value("bet", `${formatBetId(bet)} = ${toWordHex(bet)}`),
              value("player", read.player),
              count("table", read.table),
              value("stake", describeChips(read.stake, evidence.bank)),
              value("choice", read.choice),
            ],
          };
        }),
    ...rollsCheck(),
    evidence.requested
      ? check("request", "Its round asked the VRF, once, under the round's number", () => {
          const log = evidence.requested as NonNullable<typeof evidence.requested>;
          const read = readRequested(log);
          const holds = {
            "the coordinator": sameHex(log.address, house.coordinator),
            "the sender": sameHex(read.sender, house.casino),
            "the key hash": sameHex(read.keyHash, house.keyHash),
            "the subscription": read.subscription === requester.subscription,
            "the pre-seed": read.preSeed === preSeed,
            "the request id": read.requestId === requestId,
            "the number of words": read.numWords === 1n,
            "the block": BigInt(log.block) === BigInt(evidence.placed.block),
          };
          const wrong = listFalse(holds);
          if (!wrong) requested = read;
          return {
            ok: !wrong,
            detail: wrong
              ? `The request is not this round's: ${wrong} differs.`
              : "The id follows from the round's number, so no draw can be repeated or dropped unseen.",
            values: [
              count("round, and nonce of the request", roundOf(bet)),
              value("key hash", house.keyHash),
              value("casino", house.casino),
              count("subscription", requester.subscription),
              value("pre-seed = K(key hash, casino, subscription, nonce)", preSeed),
              value("request id = K(key hash, pre-seed)", requestId),
              value("request id, as the coordinator said", read.requestId),
            ],
          };
        })
      : check("request", "Its round asked the VRF, once, under the round's number", () => ({
          ok: false,
          detail: "The coordinator has no such request in the bet's block.",
          values: [value("request id", requestId)],
        })),
    ...verifyBlock(
      evidence,
      "request",
      "the bet and the request",
      [evidence.placed, evidence.rolls, evidence.requested],
      evidence.rolls
        ? []
        : [{ address: house.casino, topics: [topicOf("RollsPlaced"), toWordHex(bet)] }],
    ),
  ];
  const blockHash = blockOf(evidence, evidence.placed)?.hash;
  return { checks, placed, decided, rolls, preSeed, requestId, requested, blockHash };

  function decisionCheck(): Check {
    return check("bet", "The decision was made", () => {
      const { placed: log } = evidence;
      const read = readDecided(log);
      const wrong = listFalse({
        "the casino": sameHex(log.address, house.casino),
        "the bet's number": read.bet === bet,
      });
      if (!wrong) decided = read;
      return {
        ok: !wrong,
        detail: wrong
          ? `The event is of another one: ${wrong} differs.`
          : `Seat ${seatOf(bet)} of round ${roundOf(bet)}, in block ${BigInt(log.block)}, for the hand that bet ${formatBetId(read.hand)} dealt.`,
        values: [
          value("bet", `${formatBetId(bet)} = ${toWordHex(bet)}`),
          value("hand", formatBetId(read.hand)),
          value("player", read.player),
          value("action", read.action),
        ],
      };
    });
  }

  function rollsCheck(): Check[] {
    const { rolls: log } = evidence;
    if (!log) return [];
    return [
      check("rolls", "It plays several rolls", () => {
        const read = readRolls(log);
        const holds = {
          "the casino": sameHex(log.address, house.casino),
          "the bet's number": read.bet === bet,
          "the block": BigInt(log.block) === BigInt(evidence.placed.block),
          "the number of rolls": read.count >= 1n && read.count <= 100n,
        };
        const wrong = listFalse(holds);
        if (!wrong) rolls = { ...read, count: Number(read.count) };
        return {
          ok: !wrong,
          detail: wrong ? `The event is of another bet: ${wrong} differs.` : `${read.count} rolls.`,
          values: [
            count("rolls", read.count),
            value("stop at a gain of", `${read.stopGain} chips`),
            value("stop at a loss of", `${read.stopLoss} chips`),
          ],
        };
      }),
    ];
  }
}

/** Whether an event says that a hand's player decided, rather than that a bet was placed. */
export function isDecision({ topics }: { topics: readonly Hex[] }): boolean {
  return topics[0]?.toLowerCase() === topicOf("Decided");
}

/** The node speaks of the house that was published, and not of one whose words it can choose. */
function checkHouse(house: Evidence["house"], published: Published): Check {
  return check("house", "It is the published house", () => {
    const wrong = listFalse({
      "the casino": sameHex(house.casino, published.casino as Hex),
      "the coordinator": sameHex(house.coordinator, published.coordinator as Hex),
      "the key hash": sameHex(house.keyHash, published.keyHash as Hex),
    });
    return {
      ok: !wrong,
      detail: wrong
        ? `The node speaks of another house: ${wrong} differs.`
        : "Casino, coordinator and proving key are those that were published with this verifier.",
      values: [
        value("casino", house.casino),
        value("coordinator", house.coordinator),
        value("key hash", house.keyHash),
      ],
    };
  });
}
