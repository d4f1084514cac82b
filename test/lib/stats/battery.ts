import { expect } from "chai";
import { batteryFor } from "../../../lib/stats/battery.ts";
import { kolmogorovSmirnov } from "../../../lib/stats/kolmogorov-smirnov.ts";
import type { Draws, Judgement } from "../../../lib/stats/test.ts";
import { drawsOf, uniform } from "../../support/draws.ts";

const COUNT = 40_000;
const KINDS = [2, 37, 10_000, 847_660_528, 2 ** 32];

/** What every test says of draws. */
function judge(draws: Draws): Map<string, Judgement> {
  const battery = batteryFor({ ...draws, draws: draws.symbols.length });
  return new Map(battery.map((test) => [test.id, test.judge(test.count(draws))]));
}

/** Which tests find that something is wrong, beyond doubt. */
function found(draws: Draws): string[] {
  return [...judge(draws)].filter(([, { p }]) => p < 1e-6).map(([id]) => id);
}

describe("stats/battery", () => {
  for (const kinds of KINDS) {
    it(`gives fair draws of ${kinds} kinds p-values that are spread evenly`, () => {
      const values = new Map<string, number[]>();
      for (let seed = 0; seed < 40; seed++) {
        for (const [id, { p }] of judge(drawsOf(`${kinds} ${seed}`, 10_000, kinds))) {
          values.set(id, [...(values.get(id) ?? []), p]);
        }
      }
      expect(values.size).to.equal(13);
      for (const [id, ps] of values) {
        expect(Math.min(...ps), id).to.be.greaterThan(1e-5);
        // No word of twenty draws ever repeats: its p-value is 1.
        if (id !== "repeats") expect(kolmogorovSmirnov(ps).p, id).to.be.greaterThan(1e-4);
      }
    });
  }

  it("adds up over blocks", () => {
    const draws = drawsOf("blocks", 2_000, 37);
    const halves = [0, 1_000].map((from) => ({
      ...draws,
      symbols: draws.symbols.subarray(from, from + 1_000),
    }));
    for (const test of batteryFor({ ...draws, draws: 1_000 })) {
      const sizes = halves.map((half) => test.count(half).length);
      expect(new Set(sizes).size, test.id).to.equal(1);
      for (const half of halves)
        expect(test.count(half).every(Number.isInteger), test.id).to.equal(true);
    }
  });

  it("finds one outcome of 37 that comes too often", () => {
    const chance = uniform("pocket", COUNT);
    const draws = drawsOf("biased", COUNT, 37, (drawn, i) =>
      (chance[i] ?? 1) < 0.01 ? 17 : drawn,
    );
    expect(found(draws)).to.include("frequency");
  });

  it("finds draws that are too even: a wheel that never lands twice before all numbers have come", () => {
    const draws = drawsOf("even", COUNT, 37, (_, i) => (i * 11) % 37);
    expect(found(draws)).to.include.members([
      "frequency",
      "coupon",
      "overlaps",
      "gap",
      "poker",
      "permutation",
    ]);
  });

  it("finds draws that stick to the one before", () => {
    const chance = uniform("sticky", COUNT);
    const draws = drawsOf("sticks", COUNT, 10_000, (drawn, i, before) =>
      (chance[i] ?? 1) < 0.1 ? (before[i - 1] ?? drawn) : drawn,
    );
    expect(found(draws)).to.include.members(["runs", "correlation", "overlaps", "rolls", "bets"]);
  });

  it("finds an order: each draw a little above the one before", () => {
    const draws = drawsOf("order", COUNT, 10_000, (drawn, i, before) =>
      i % 3 === 0 ? drawn : ((before[i - 1] ?? 0) + (drawn % 3_000)) % 10_000,
    );
    expect(found(draws)).to.include("permutation");
  });

  it("finds the old trap of the library: a short generator with few bits", () => {
    let state = 1;
    const draws = drawsOf("lcg", COUNT, 37, () => {
      state = (state * 137 + 187) % 256;
      return Math.floor((state / 256) * 37);
    });
    expect(found(draws)).to.include.members(["overlaps", "gap", "poker", "coupon"]);
  });

  it("finds two bets of a round that draw alike, and nothing else", () => {
    const draws = drawsOf("seats", COUNT, 37, (drawn, i, before) =>
      i % 20 >= 14 && i % 20 < 16 && i % 7 === 0 ? (before[i - 2] ?? 0) : drawn,
    );
    expect(found(draws)).to.deep.equal(["seats"]);
  });

  it("finds two rolls of a bet that draw alike", () => {
    const draws = drawsOf("rolls", COUNT, 37, (drawn, i, before) =>
      i % 2 === 1 && i % 11 === 0 ? (before[i - 1] ?? 0) : drawn,
    );
    expect(found(draws)).to.include("rolls");
    expect(found(draws)).not.to.include("bets");
  });

  it("finds a bet that begins as the one before it ended", () => {
    const draws = drawsOf("bets", COUNT, 37, (drawn, i, before) =>
      i % 4 === 0 && i % 5 === 0 ? (before[i - 1] ?? 0) : drawn,
    );
    expect(found(draws)).to.include("bets");
    expect(found(draws)).not.to.include("rolls");
  });

  it("finds rounds that draw alike seat by seat", () => {
    const draws = drawsOf("rounds", COUNT, 37, (drawn, i, before) =>
      Math.floor(i / 20) % 2 === 1 && i % 13 === 0 ? (before[i - 20] ?? 0) : drawn,
    );
    expect(found(draws)).to.deep.equal(["rounds"]);
  });

  it("finds a single word that was used twice, where outcomes are many enough", () => {
    const draws = drawsOf("again", COUNT, 37, (drawn, i, before) =>
      Math.floor(i / 20) === 777 ? (before[i - 20] ?? 0) : drawn,
    );
    expect(found(draws)).to.deep.equal(["repeats"]);
  });
});
