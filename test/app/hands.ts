import { expect } from "chai";
import type { BetRow } from "../../app/chain/bet-log.ts";
import { deadlineOf } from "../../app/hands/deadline.ts";
import { netOfHand, playHand } from "../../app/hands/hand-play.ts";
import { openingOdds } from "../../app/hands/odds.ts";
import { handSentence } from "../../app/hands/sentence.ts";
import { encodeMines, encodeTiles, mines, worthOf } from "../../lib/hands/mines.ts";
import { expectNear } from "../support/near.ts";

const HAND = (7n << 16n) | 1n;
const where = { block: 10n, tx: "0x01" as const };
const settled = (payout: bigint, word = 0n, voided = false) =>
  ({ kind: "settled", payout, word, voided, ...where }) as const;

function handOf(rest: Partial<BetRow>): BetRow {
  return {
    id: HAND,
    round: 7n,
    seat: 1,
    player: "0x0000000000000000000000000000000000000001",
    table: 12,
    stake: 10_001n,
    choice: encodeMines({ mines: 1, tiles: [12] }),
    rolls: { count: 1, stopGain: 0n, stopLoss: 0n },
    ...where,
    end: undefined,
    moves: [],
    ...rest,
  };
}

/** A word of the deal after which the hand goes on. */
function safeWord(): bigint {
  for (let word = 1n; ; word++) {
    if (playHand(handOf({ end: settled(0n, word) }), mines).state !== 0n) return word;
  }
}

describe("app/hands", () => {
  it("a hand whose deal waits shows nothing yet, and has no result", () => {
    const play = playHand(handOf({}), mines);
    expect(play).to.include({ view: undefined, state: 0n, over: false, spent: 10_001n });
    expect(netOfHand(play)).to.equal(undefined);
    expect(play.steps).to.deep.equal([{ bet: HAND, what: "deal", state: "open" }]);
  });

  it("a hand that was cashed out paid what the log says", () => {
    const end = settled(0n, safeWord());
    const resolved = { payout: 10_313n, over: true };
    const move = { action: 0n, drawn: undefined, resolved, ...where, logIndex: 2 };
    const play = playHand(handOf({ end, moves: [move] }), mines);
    expect(play).to.include({ over: true, payout: 10_313n, state: 0n });
    expect(netOfHand(play)).to.equal(312n);
    expect(play.steps.map(({ what }) => what)).to.deep.equal(["deal", "cash out"]);
    expect(handSentence(play, (chips) => `${chips}`)).to.equal(
      "10313 are in your chips, 312 more than you put in.",
    );
  });

  it("a decision that was taken back leaves the hand as it was", () => {
    const end = settled(0n, safeWord());
    const before = playHand(handOf({ end }), mines);
    const refunded = { kind: "refunded", amount: 5n, ...where } as const;
    const drawn = { bet: 9n << 16n, end: refunded };
    const move = { action: encodeTiles([3]), drawn, resolved: undefined, ...where, logIndex: 0 };
    const play = playHand(handOf({ end, moves: [move] }), mines);
    expect(play.state).to.equal(before.state);
    expect(play.view).to.deep.equal(before.view);
    expect(handSentence(play, String)).to.match(/^No word came for "tile 4" in time/);
  });

  it("a deal that was taken back costs nothing, and a void one neither", () => {
    const back = playHand(handOf({ end: { kind: "refunded", amount: 10_500n, ...where } }), mines);
    expect(netOfHand(back)).to.equal(0n);
    const isVoid = playHand(handOf({ end: settled(10_001n, 1n, true) }), mines);
    expect(isVoid).to.include({ voided: true, over: true });
    expect(netOfHand(isVoid)).to.equal(0n);
  });

  it("the odds of a deal are the chance of its tiles, and 99 % of a fair price", () => {
    const { chance, worth, returnToPlayer } = openingOdds(
      mines,
      encodeMines({ mines: 5, tiles: [0, 24] }),
    );
    expect(chance).to.deep.equal({ num: 19n, den: 30n });
    expect(worth).to.equal(worthOf(5, 2));
    expectNear(Number(returnToPlayer.num) / Number(returnToPlayer.den), 0.99, 1e-6);
  });

  it("the deadline is far, then near, then over", () => {
    const days = 24 * 3600;
    expect(deadlineOf(1_000, 3 * days, 1_000)).to.deep.equal({ left: 3 * days, state: "far" });
    expect(deadlineOf(1_000, 3 * days, 1_000 + 2 * days).state).to.equal("near");
    expect(deadlineOf(1_000, 3 * days, 1_000 + 4 * days)).to.deep.equal({ left: 0, state: "over" });
  });
});
