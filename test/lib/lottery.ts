import { expect } from "chai";
import { minus } from "../../lib/fraction.ts";
import {
  CHANCE_OF_A_PRIZE,
  describe as describeDraw,
  digitsOf,
  drawnNumber,
  formatNumber,
  matches,
  NUMBERS,
  numberOf,
  outcome,
  parseNumber,
  poolsOf,
  quickPick,
  RETURN_TO_PLAYER,
  readDraw,
  STATUSES,
  TIERS,
  tierOf,
  worthOf,
} from "../../lib/lottery.ts";
import { sample } from "../support/sample.ts";

const all = Array.from({ length: NUMBERS }, (_, number) => number);
const PRICE = 1_000_000n;

describe("lib/lottery", () => {
  describe("numbers", () => {
    it("are five digits, in order", () => {
      expect(digitsOf(0)).to.deep.equal([0, 0, 0, 0, 0]);
      expect(digitsOf(NUMBERS - 1)).to.deep.equal([7, 7, 7, 7, 7]);
      expect(formatNumber(8 ** 4)).to.equal("10000");
      expect(parseNumber(" 04217 ")).to.equal(0o4217);
      for (const number of all) {
        expect(numberOf(digitsOf(number))).to.equal(number);
        expect(parseNumber(formatNumber(number))).to.equal(number);
      }
    });

    it("say what is wrong with one that is none", () => {
      for (const text of ["", "1234", "123456", "12348", "-1234", "1e234", "0o123"]) {
        expect(() => parseNumber(text), text).to.throw("Write five digits from 0 to 7");
      }
      for (const number of [-1, NUMBERS, 1.5, Number.NaN]) {
        expect(() => formatNumber(number)).to.throw(RangeError, "There is no number");
      }
      expect(() => numberOf([1, 2, 3, 4])).to.throw("A ticket has 5 digits");
      expect(() => numberOf([1, 2, 3, 4, 8])).to.throw("from 0 to 7, not 1 2 3 4 8");
    });

    it("are picked from two bytes each", () => {
      expect(quickPick(new Uint8Array([0, 5, 0xff, 0xff, 0x80, 1]))).to.deep.equal([
        5,
        NUMBERS - 1,
        1,
      ]);
      const larger = new Uint8Array([9, 9, 0, 7]);
      expect(quickPick(larger.subarray(2))).to.deep.equal([7]);
    });

    it("are drawn by the word's remainder", () => {
      expect(drawnNumber(0n)).to.equal(0);
      expect(drawnNumber(2n ** 256n - 1n)).to.equal(NUMBERS - 1);
      expect(drawnNumber(BigInt(NUMBERS) * 12345n + 678n)).to.equal(678);
    });
  });

  describe("tiers", () => {
    it("go by the digits from the first", () => {
      const drawn = parseNumber("12345");
      const tiers = ["12345", "12340", "12305", "12045", "10345", "02345"].map((text) =>
        tierOf(parseNumber(text), drawn),
      );
      expect(tiers).to.deep.equal([0, 1, 2, 3, undefined, undefined]);
      expect(matches(parseNumber("02345"), drawn)).to.equal(0);
    });

    it("have the chances that counting all numbers gives", () => {
      for (const drawn of [0, 0o12345, NUMBERS - 1]) {
        const counts = TIERS.map(() => 0n);
        for (const number of all) {
          const index = tierOf(number, drawn);
          if (index !== undefined) counts[index] = (counts[index] ?? 0n) + 1n;
        }
        expect(counts).to.deep.equal([1n, 7n, 56n, 448n]);
        for (const [i, { chance }] of TIERS.entries()) {
          expect(chance.num * BigInt(NUMBERS)).to.equal((counts[i] ?? 0n) * chance.den);
        }
      }
      expect(CHANCE_OF_A_PRIZE).to.deep.equal({ num: 1n, den: 64n });
    });

    it("share the whole pool", () => {
      const left = TIERS.reduce((rest, { share }) => minus(rest, share), { num: 1n, den: 1n });
      expect(left.num).to.equal(0n);
      expect(RETURN_TO_PLAYER).to.deep.equal({ num: 9n, den: 10n });
    });
  });

  describe("money", () => {
    it("divides without a rest", () => {
      for (const sales of [0n, 1n, 9n, 10n, 7n * PRICE, ...sample(1n, 20, 10n ** 15n)]) {
        const { cut, pools } = poolsOf(sales, 77n);
        expect(pools.reduce((sum, pool) => sum + pool, cut)).to.equal(sales + 77n);
        expect(pools.every((pool) => pool >= 0n)).to.equal(true);
      }
    });

    it("returns nine tenths of the sales of a draw of all numbers, whatever is drawn", () => {
      const { winners, prizes, rollOver, cut } = outcome(all, 0o4217, PRICE, 0n);
      expect(winners).to.deep.equal([1n, 7n, 56n, 448n]);
      const won = prizes.reduce((sum, prize, i) => sum + prize * (winners[i] ?? 0n), 0n);
      const sales = BigInt(NUMBERS) * PRICE;
      expect(won + cut + rollOver).to.equal(sales);
      expect(cut).to.equal(sales / 10n);
      // Less than a chip a winner does not divide.
      expect(rollOver < 512n).to.equal(true);
    });

    it("loses nothing between draws: cut, prizes and the last jackpot are all sales", () => {
      let jackpot = 0n;
      let [sold, cuts, won] = [0n, 0n, 0n];
      for (let draw = 1n; draw <= 60n; draw++) {
        const numbers = sample(draw, 40, BigInt(NUMBERS)).map(Number);
        const result = outcome(
          numbers,
          Number(sample(1_000n + draw, 1, BigInt(NUMBERS))[0]),
          PRICE,
          jackpot,
        );
        jackpot = result.rollOver;
        sold += BigInt(numbers.length) * PRICE;
        cuts += result.cut;
        won += result.prizes.reduce((sum, prize, i) => sum + prize * (result.winners[i] ?? 0n), 0n);
      }
      expect(won > 0n).to.equal(true);
      expect(cuts + won + jackpot).to.equal(sold);
      expect(cuts).to.equal(sold / 10n);
    });
  });

  describe("a draw as the contract tells it", () => {
    const zero = [0n, 0n, 0n, 0n];

    it("is read with the names of its tiers", () => {
      const state = readDraw(7n, [4, 9n, 100n, 0o12345n, [1n, 0n, 0n, 2n], [50n, 0n, 0n, 4n]]);
      expect(state.status).to.equal("drawn");
      expect(state.results.map(({ tier }) => tier.name)[0]).to.equal("Jackpot");
      expect(worthOf(state, 0o12345, PRICE)).to.equal(50n);
      expect(worthOf(state, 0o12000, PRICE)).to.equal(4n);
      expect(worthOf(state, 0o00000, PRICE)).to.equal(0n);
      expect(describeDraw(state)).to.contain("12345 was drawn");
    });

    it("is worth the price of each ticket if it failed, and nothing before its end", () => {
      expect(worthOf(readDraw(1n, [5, 9n, 100n, 0n, zero, zero]), 5, PRICE)).to.equal(PRICE);
      for (const index of [0, 1, 2, 3]) {
        const state = readDraw(1n, [index, 9n, 0n, 0n, zero, zero]);
        expect(worthOf(state, 0, PRICE), state.status).to.equal(0n);
        expect(state.requestedAt).to.equal(undefined);
      }
    });

    it("says something about each status, and refuses one that is none", () => {
      const said = STATUSES.map((_, i) => describeDraw(readDraw(1n, [i, 1n, 1n, 0n, zero, zero])));
      expect(new Set(said).size).to.equal(STATUSES.length);
      expect(() => readDraw(1n, [6, 1n, 1n, 0n, zero, zero])).to.throw("no status 6");
    });
  });
});
