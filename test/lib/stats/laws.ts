import { expect } from "chai";
import { holm } from "../../../lib/stats/holm.ts";
import { kolmogorovSmirnov } from "../../../lib/stats/kolmogorov-smirnov.ts";
import { lettersFor, lettersOf, wordsOf } from "../../../lib/stats/letters.ts";
import { noncentralTail, smallestBias } from "../../../lib/stats/power.ts";
import { stirling } from "../../../lib/stats/stirling.ts";
import { chiSquare, even } from "../../../lib/stats/test.ts";
import { uniform } from "../../support/draws.ts";
import { expectNear } from "../../support/near.ts";

describe("stats", () => {
  describe("chi-square", () => {
    it("is Pearson's statistic: Weldon's dice", () => {
      // 315,672 dice, 106,602 fives or sixes: Pearson's own example, of 1900.
      const { statistic, freedom, p } = chiSquare([106_602, 315_672 - 106_602], [1 / 3, 2 / 3]);
      expectNear(statistic, 27.07, 0.005);
      expect(freedom).to.equal(1);
      expectNear(p, 2e-7, 0.1e-7);
    });

    it("joins cells of which too few are expected", () => {
      const { freedom } = chiSquare([50, 45, 2, 2, 1], [0.5, 0.45, 0.02, 0.02, 0.01]);
      expect(freedom).to.equal(1);
      expect(chiSquare([3], [1])).to.deep.equal({ statistic: 0, freedom: 0, p: 1 });
    });

    it("finds what is too even only where that is strange", () => {
      expect(chiSquare([500, 500], even(2)).p).to.equal(1);
      expect(chiSquare(new Array(100).fill(500), even(100)).p).to.be.lessThan(1e-100);
    });
  });

  describe("letters", () => {
    it("are as many as divide the kinds, where some do", () => {
      expect(lettersFor(37, 64)).to.equal(37);
      expect(lettersFor(10_000, 64)).to.equal(50);
      expect(lettersFor(10_000, 16)).to.equal(16);
      expect(lettersFor(37, 10)).to.equal(10);
    });

    it("are equally likely: what is left over is left out", () => {
      const all = Uint32Array.from({ length: 37 }, (_, i) => i);
      expect([...lettersOf(all, 37, 12)]).to.deep.equal(
        Array.from({ length: 36 }, (_, i) => Math.floor(i / 3)),
      );
      expect([...lettersOf(Uint32Array.of(2 ** 32 - 1, 0), 2 ** 32, 2)]).to.deep.equal([1, 0]);
      expect(() => lettersOf(all, 37, 38)).to.throw("cannot be read");
    });

    it("are joined to words", () => {
      const { values, size } = wordsOf(Uint16Array.of(1, 0, 1, 1, 0, 0, 1), 2, 8);
      expect(size).to.equal(8);
      expect([...values]).to.deep.equal([5, 4]);
    });
  });

  it("stirling: heaps of five things", () => {
    expect([1, 2, 3, 4, 5, 6].map((k) => stirling(5, k))).to.deep.equal([1, 15, 25, 10, 1, 0]);
  });

  describe("holm", () => {
    it("rejects more than Bonferroni, and never out of order", () => {
      // 0.05 / 4, / 3, / 2, / 1: Bonferroni alone would reject only the first.
      expect(holm([0.03, 0.012, 0.8, 0.016], 0.05)).to.deep.equal([false, true, false, true]);
      expect(holm([0.013, 0.013, 0.013, 0.013], 0.05)).to.deep.equal([false, false, false, false]);
      expect(holm([], 0.05)).to.deep.equal([]);
    });

    it("alarms falsely as rarely as it says", () => {
      const values = uniform("holm", 200_000);
      let alarms = 0;
      for (let i = 0; i < 2_000; i++) {
        if (holm([...values.subarray(i * 100, i * 100 + 100)], 0.05).includes(true)) alarms++;
      }
      expect(alarms / 2_000).to.be.within(0.035, 0.065);
    });
  });

  describe("kolmogorov-smirnov", () => {
    it("measures the largest distance", () => {
      expectNear(kolmogorovSmirnov([0.1, 0.2, 0.3, 0.4, 0.5]).statistic, 0.5, 1e-12);
      expectNear(kolmogorovSmirnov([0.1, 0.3, 0.5, 0.7, 0.9]).statistic, 0.1, 1e-12);
    });

    it("finds values that crowd at an end, and lets even ones be", () => {
      expect(kolmogorovSmirnov(Array.from(uniform("ks", 20))).p).to.be.greaterThan(0.01);
      expect(kolmogorovSmirnov(Array.from(uniform("ks", 20), (u) => u ** 8)).p).to.be.lessThan(
        1e-3,
      );
      expect(kolmogorovSmirnov(Array.from(uniform("ks", 20), (u) => u ** 0.1)).p).to.be.lessThan(
        1e-6,
      );
    });
  });

  describe("power", () => {
    it("knows the non-central chi-square law", () => {
      // mpmath, 40 digits.
      expectNear(noncentralTail(10, 4, 3), 0.216236818318219, 1e-12);
      expectNear(noncentralTail(58.61921450168705, 36, 58), 0.987744217996199, 1e-12);
    });

    it("gives the smallest bias of a pocket of 37 that shows", () => {
      const bias = (draws: number) =>
        smallestBias({ draws, cells: 37, chance: 1 / 37, level: 0.01, power: 0.99 });
      expectNear(bias(1e6), 0.046, 0.0005);
      expectNear(bias(1e7), 0.0146, 0.0001);
      expectNear(bias(1e9), 0.00146, 0.00001);
    });

    it("is what a test of biased draws finds so often", () => {
      const draws = 20_000;
      const shift = smallestBias({ draws, cells: 10, chance: 0.1, level: 0.01, power: 0.99 }) / 10;
      let found = 0;
      for (let trial = 0; trial < 200; trial++) {
        const counts = new Array<number>(10).fill(0);
        for (const u of uniform(`power ${trial}`, draws)) {
          const cell =
            u < 0.1 + shift ? 0 : 1 + Math.floor(((u - 0.1 - shift) / (0.9 - shift)) * 9);
          counts[cell] = (counts[cell] ?? 0) + 1;
        }
        if (chiSquare(counts, even(10)).p < 0.01) found++;
      }
      expect(found).to.be.within(190, 200);
    });
  });
});
