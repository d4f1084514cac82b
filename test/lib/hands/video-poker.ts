import { expect } from "chai";
import { type Card, numberOf, SUITS } from "../../../lib/hands/cards.ts";
import {
  type Category,
  categoryOf,
  decodeCards,
  encodeCards,
  encodeHeld,
  HOLD_ALL,
  handsUpToSuits,
  videoPoker,
} from "../../../lib/hands/video-poker.ts";
import { itIsTheHand } from "../../support/hand.ts";
import { sample } from "../../support/sample.ts";

const RANKS = "A23456789TJQK";

/** Cards as players write them: "Th" is the ten of hearts. */
function cards(text: string): number[] {
  return text.split(" ").map((card) => {
    const suit = SUITS.find((name) => name[0] === card[1]) as Card["suit"];
    return numberOf({ rank: RANKS.indexOf(card[0] as string) + 1, suit });
  });
}

describe("hands/video-poker", () => {
  itIsTheHand(videoPoker, {
    choices: [0n, 1n, 1n << 40n, (1n << 256n) - 1n],
    actions: () => [...sample(1n, 6, 32n), 0n, 32n, 1n << 39n, (1n << 256n) - 1n],
    walks: 200,
  });

  it("counts every hand as the books do", () => {
    const counts = new Map<Category, number>();
    let hands = 0;
    for (const { cards, weight } of handsUpToSuits()) {
      const category = categoryOf(cards);
      counts.set(category, (counts.get(category) ?? 0) + weight);
      hands++;
    }
    expect(hands).to.equal(134_459);
    expect(Object.fromEntries(counts)).to.deep.equal({
      "royal flush": 4,
      "straight flush": 36,
      "four of a kind": 624,
      "full house": 3_744,
      flush: 5_108,
      straight: 10_200,
      "three of a kind": 54_912,
      "two pair": 123_552,
      "jacks or better": 337_920,
      nothing: 2_062_860,
    });
  });

  it("knows hands that are easily mistaken", () => {
    const hands: [string, Category][] = [
      ["Ah Th Kh Jh Qh", "royal flush"],
      ["Ah 2h 3h 4h 5h", "straight flush"],
      ["9c Kc Qc Jc Tc", "straight flush"],
      ["Ah 2c 3h 4h 5h", "straight"],
      ["Ts Jc Qc Kc Ac", "straight"],
      ["Kh Ah 2h 3h 4h", "flush"],
      ["Kh Ac 2h 3h 4h", "nothing"],
      ["Jh Jc 2h 3h 4h", "jacks or better"],
      ["Th Tc 2h 3h 4h", "nothing"],
      ["Ah Ac 2h 3h 4h", "jacks or better"],
      ["2h 2c 3h 3c 4h", "two pair"],
      ["2h 2c 2d 3c 4h", "three of a kind"],
      ["2h 2c 2d 3c 3h", "full house"],
      ["2h 2c 2d 2s 3h", "four of a kind"],
    ];
    for (const [text, category] of hands) expect(categoryOf(cards(text)), text).to.equal(category);
  });

  it("lists what a draw may bring, with its chances", () => {
    const state = encodeCards(cards("Ah Kh Qh Jh 2c"));
    const classes = [...videoPoker.playClasses(state, encodeHeld([true, true, true, true, false]))];
    const chances = classes.map(({ weight, outcome }) => [
      Number(videoPoker.play(state, 15n, outcome).payout / 1_000_000n),
      Number(weight),
    ]);
    expect(Object.fromEntries(chances)).to.deep.equal({ 800: 1, 6: 8, 4: 3, 1: 12, 0: 23 });
    const all = [...videoPoker.playClasses(state, HOLD_ALL)];
    expect(all).to.deep.equal([{ weight: 1n, outcome: 0n }]);
    const { outcomes } = videoPoker.decide(state, 3n);
    const sum = [...videoPoker.playClasses(state, 3n)].reduce(
      (sum, { weight }) => sum + weight,
      0n,
    );
    expect(sum).to.equal(outcomes);
  });

  it("shows the cards, before and after the draw", () => {
    const first = videoPoker.view(0n, 0n);
    expect(first.cards.map(numberOf)).to.deep.equal([0, 1, 2, 3, 4]); // ace to five of clubs
    expect(first).to.include({
      held: undefined,
      category: "straight flush",
      pays: 50_000_000n,
      over: false,
    });
    const { state } = videoPoker.deal(0n, 0n);
    expect(decodeCards(state)).to.deep.equal([0, 1, 2, 3, 4]);
    // The last card goes, and the highest of the 47 comes: the king of spades.
    const after = videoPoker.view(0n, 0n, [{ action: 15n, outcome: 46n }]);
    expect(after.cards.map(numberOf)).to.deep.equal([0, 1, 2, 3, 51]);
    expect(after).to.include({ category: "nothing", pays: 0n, over: true });
    expect(after.held).to.deep.equal([true, true, true, true, false]);
    expect(videoPoker.describeAction(state, 17n)).to.equal("hold A♣ 5♣");
    expect(videoPoker.describeAction(state, 0n)).to.equal("hold nothing");
  });
});
