import { expect } from "chai";
import {
  type BlackjackAction,
  blackjack,
  decodeTable,
  encodeAction,
} from "../../../lib/hands/blackjack.ts";
import { cardName, DECK } from "../../../lib/hands/cards.ts";
import { itIsTheHand } from "../../support/hand.ts";
import { sample } from "../../support/sample.ts";

const RANKS = "A23456789TJQK";

/** The outcome that draws these cards, all of clubs. */
function cards(text: string): bigint {
  return [...text].reduceRight((outcome, rank) => outcome * DECK + BigInt(RANKS.indexOf(rank)), 0n);
}

const move = (word: BlackjackAction, text: string) => ({
  action: encodeAction(word),
  outcome: cards(text),
});

describe("hands/blackjack", () => {
  itIsTheHand(blackjack, {
    choices: [0n, 1n, 1n << 40n, (1n << 256n) - 1n, ...sample(1n, 5, 1n << 40n)],
    actions: () => [0n, 1n, 2n, 3n, 4n, 5n, 6n, 1n << 40n, (1n << 256n) - 1n],
    walks: 400,
  });

  it("shows the cards while the hand is played", () => {
    const dealt = cards("8876");
    const first = blackjack.view(0n, dealt);
    expect(first.hands.map((hand) => hand.cards.map(cardName))).to.deep.equal([["8♣", "8♣"]]);
    expect(first.dealer.cards.map(cardName)).to.deep.equal(["7♣"]);
    expect(first).to.include({ active: 0, staked: 1_000_000n, payout: undefined, over: false });

    const split = move("split", "3T");
    const two = blackjack.view(0n, dealt, [split]);
    expect(two.hands.map(({ score }) => score.total)).to.deep.equal([11, 18]);
    expect(two).to.include({ active: 0, staked: 2_000_000n, over: false });

    const doubled = blackjack.view(0n, dealt, [split, move("double", "9")]);
    expect(doubled).to.include({ active: 1, staked: 3_000_000n, over: false });
    expect(doubled.hands[0]).to.deep.include({ doubled: true, result: undefined });

    const over = blackjack.view(0n, dealt, [split, move("double", "9"), move("stand", "5A6")]);
    // 7, 5, ace, 6: 19 against 20 for two stakes and 18 for one.
    expect(over.dealer.cards.map(cardName)).to.deep.equal(["7♣", "5♣", "A♣", "6♣"]);
    expect(over.hands.map(({ result }) => result)).to.deep.equal(["win", "lose"]);
    expect(over).to.include({
      active: undefined,
      staked: 3_000_000n,
      payout: 4_000_000n,
      over: true,
    });
  });

  it("shows blackjacks, even money and insurance", () => {
    expect(blackjack.view(0n, cards("AK7")).hands[0]?.result).to.equal("blackjack");
    expect(blackjack.view(0n, cards("AK7"))).to.include({ payout: 2_500_000n, over: true });
    const push = blackjack.view(0n, cards("AKTA"));
    expect(push.dealer.cards).to.have.length(2);
    expect(push.hands[0]?.result).to.equal("push");

    const even = blackjack.view(0n, cards("AKA"), [move("insure", "")]);
    expect(even).to.include({ insured: true, staked: 1_500_000n, payout: 2_500_000n, over: true });
    expect(even.hands[0]?.result).to.equal("blackjack");

    const moves = [move("insure", ""), move("hit", "KK")];
    const bust = blackjack.view(0n, cards("T6A"), moves);
    expect(bust).to.include({ staked: 1_500_000n, payout: 1_500_000n, over: true });
    expect(bust.hands[0]).to.deep.include({ result: "lose" });
    expect(bust.hands[0]?.score.total).to.equal(26);
  });

  it("knows what is open to a hand that is found again without its cards", () => {
    const { state } = blackjack.deal(0n, cards("AAA"));
    const table = decodeTable(state);
    expect(table).to.deep.include({ dealer: 1, pair: true, insured: false, natural: false });
    expect(table.hands[0]).to.deep.include({ total: 12, soft: true, fresh: true });
    const words = blackjack.actions(state).map((a) => blackjack.describeAction(state, a));
    expect(words).to.deep.equal(["stand", "hit", "double", "split", "insure", "stand on all"]);
    expect(() => blackjack.describeAction(0n, 0n)).to.throw("no such decision");
  });
});
