import { expect } from "chai";
import {
  BACCARAT_SPOTS,
  baccarat,
  cardsOf,
  decodeChips,
  encodeChips,
  handOf,
  outcomeOfCards,
} from "../../../lib/games/baccarat.ts";
import { classesOf } from "../../../lib/games/index.ts";
import { cardName } from "../../../lib/hands/cards.ts";
import { itIsTheContract } from "../../support/model.ts";
import { sample } from "../../support/sample.ts";

const OUTCOMES = 416n * 415n * 414n * 413n * 412n * 411n;
const EACH = encodeChips({ player: 1, banker: 2, tie: 3, playerPair: 4, bankerPair: 5 });

describe("games/baccarat", () => {
  itIsTheContract(baccarat, {
    choices: [
      ...[0n, 1n << 40n, (1n << 40n) + 1n, (1n << 256n) - 1n, (1n << 40n) - 1n],
      ...[255n, 255n << 8n, 255n << 16n, 255n << 24n, 255n << 32n, EACH],
      ...sample(4n, 20, 1n << 40n),
    ],
    // The classes, and hands of four, five and six cards.
    around: (choice) => [
      ...Array.from(classesOf(baccarat, choice), ({ outcome }) => outcome),
      ...sample(choice + 1n, 30, OUTCOMES),
    ],
  });

  it("weighs the twelve results as a count of all ranks does", () => {
    const counted = countResults();
    let all = 0n;
    const classes = [...classesOf(baccarat, 1n)];
    expect(classes).to.have.length(counted.size);
    for (const { weight, outcome } of classes) {
      const key = `${baccarat.multiplier(EACH, outcome)}`;
      expect(weight, key).to.equal(counted.get(key));
      all += weight;
    }
    expect(all).to.equal(OUTCOMES);
  });

  it("draws six different cards, and finds the outcome that draws them", () => {
    for (const outcome of [0n, OUTCOMES - 1n, ...sample(6n, 200, OUTCOMES)]) {
      const cards = cardsOf(outcome);
      expect(new Set(cards).size).to.equal(6);
      expect(outcomeOfCards(cards)).to.equal(outcome);
    }
    expect(() => outcomeOfCards([1, 2, 3, 4, 5])).to.throw("Six cards are drawn, not 5");
    expect(() => outcomeOfCards([1, 2, 3, 4, 5, 1])).to.throw("no card 1");
    expect(() => outcomeOfCards([1, 2, 3, 4, 5, 416])).to.throw("no card 416");
  });

  it("plays a hand out", () => {
    // 4 and K, so that the player draws a 9; 3 and 2, and a banker of 5 stands on it.
    const five = handOf(outcomeOfCards([3, 2, 12, 1, 8, 50]));
    expect(five.player.map(cardName)).to.deep.equal(["4♣", "K♣", "9♣"]);
    expect(five.banker.map(cardName)).to.deep.equal(["3♣", "2♣"]);
    expect(five.totals).to.deep.equal({ player: 3, banker: 5 });
    expect(five.winner).to.equal("banker");
    // On a 6 he draws, here an ace of the second deck.
    const six = handOf(outcomeOfCards([3, 2, 12, 1, 5, 52]));
    expect(six.banker.map(cardName)).to.deep.equal(["3♣", "2♣", "A♣"]);
    expect(six.totals).to.deep.equal({ player: 0, banker: 6 });
    // A natural ends it.
    const four = handOf(outcomeOfCards([3, 2, 4, 1, 5, 52]));
    expect([four.player.length, four.banker.length]).to.deep.equal([2, 2]);
    expect(four.winner).to.equal("player");
  });

  it("encodes and decodes chips", () => {
    const chips = { player: 1, banker: 0, tie: 255, playerPair: 7, bankerPair: 9 };
    expect(decodeChips(encodeChips(chips))).to.deep.equal(chips);
    for (const spot of BACCARAT_SPOTS) {
      expect(decodeChips(encodeChips({ [spot]: 255 }))[spot]).to.equal(255);
    }
    expect(() => encodeChips({})).to.throw("at least one");
    for (const count of [256, 1.5, -1, Number.NaN]) {
      expect(() => encodeChips({ tie: count })).to.throw("0 to 255 chips");
    }
    expect(() => decodeChips(0n)).to.throw("Baccarat has no such choice");
  });

  it("says it in words", () => {
    expect(baccarat.describe(encodeChips({ banker: 1, bankerPair: 5 }))).to.equal(
      "banker, 5 x banker pair",
    );
    expect(baccarat.outcomeLabel(5n)).to.equal("player 9, banker 6, deal 5");
  });
});

/** How many outcomes have each result, by what a spread pays on it: every sequence of ranks, by the cards that are left of each. */
function countResults(): Map<string, bigint> {
  const value = (rank: number) => (rank < 9 ? rank + 1 : 0);
  const left = new Array<number>(13).fill(32);
  const counted = new Map<string, number>();
  const count = (player: number, banker: number, pairs: number, weight: number) => {
    const pays = player > banker ? 2_000_000 : player < banker ? 2 * 1_950_000 : 30_000_000;
    const key = `${pays + pairs * 12_000_000}`;
    counted.set(key, (counted.get(key) ?? 0) + weight);
  };
  const draw = (weight: number, then: (rank: number, weight: number) => void) => {
    for (let rank = 0; rank < 13; rank++) {
      const cards = left[rank] as number;
      left[rank] = cards - 1;
      then(rank, weight * cards);
      left[rank] = cards;
    }
  };
  const bankerDraws = (banker: number, third: number) =>
    [
      third >= 0,
      third !== 8,
      third >= 2 && third < 8,
      third >= 4 && third < 8,
      third === 6 || third === 7,
      false,
    ][Math.max(banker - 2, 0)];
  draw(1, (p1, w1) =>
    draw(w1, (b1, w2) =>
      draw(w2, (p2, w3) =>
        draw(w3, (b2, w4) => {
          const player = (value(p1) + value(p2)) % 10;
          const banker = (value(b1) + value(b2)) % 10;
          const pairs = (p1 === p2 ? 4 : 0) + (b1 === b2 ? 5 : 0);
          if (player > 7 || banker > 7 || (player > 5 && banker > 5)) {
            return count(player, banker, pairs, w4 * 412 * 411);
          }
          draw(w4, (third, w5) => {
            const points = value(third);
            if (player > 5) return count(player, (banker + points) % 10, pairs, w5 * 411);
            const drawn = (player + points) % 10;
            if (!bankerDraws(banker, points)) return count(drawn, banker, pairs, w5 * 411);
            draw(w5, (last, w6) => count(drawn, (banker + value(last)) % 10, pairs, w6));
          });
        }),
      ),
    ),
  );
  return new Map([...counted].map(([key, weight]) => [key, BigInt(weight)]));
}
