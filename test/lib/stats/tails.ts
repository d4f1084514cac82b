import { expect } from "chai";
import {
  chiSquareHead,
  chiSquareQuantile,
  chiSquareTail,
  normalQuantile,
  normalTails,
  poissonTail,
  smirnovTail,
} from "../../../lib/stats/tails.ts";
import { expectNear } from "../../support/near.ts";

// Computed with mpmath 1.2 to 40 digits: another library, another method.
const CHI_SQUARE: readonly (readonly [freedom: number, x: number, tail: number, head: number])[] = [
  [1, 3.841458820694124, 0.05, 0.95],
  [1, 50, 1.537459794428035e-12, 1],
  [2, 9.21034037197618, 0.01, 0.99],
  [9, 21.66599433346194, 0.01, 0.99],
  [10, 2.5582121601872063, 0.99, 0.01],
  [36, 67.98, 0.0010013558526540043, 0.998998644147346],
  [99, 134.6, 0.010064534262599754, 0.9899354657374002],
  [999, 1142, 0.001060030474249607, 0.9989399695257504],
  [9999, 10340, 0.008443090412603639, 0.9915569095873964],
  [9999, 12000, 1.0464732737955494e-40, 1],
  [100, 1000, 2.306076738035398e-148, 1],
];

/** Relative to what is expected, so that a tail of 1e-40 has to be right, too. */
function expectClose(found: number, expected: number, of: string): void {
  expect(Math.abs(found / expected - 1), `${of}: ${found}, expected ${expected}`).to.be.lessThan(
    1e-9,
  );
}

describe("stats/tails", () => {
  it("knows the chi-square law, far into its tail", () => {
    for (const [freedom, x, tail, head] of CHI_SQUARE) {
      expectClose(chiSquareTail(x, freedom), tail, `tail of ${freedom}, ${x}`);
      expectClose(chiSquareHead(x, freedom), head, `head of ${freedom}, ${x}`);
    }
  });

  it("agrees with the closed form for an even number of degrees", () => {
    // exp(-x/2) * sum((x/2)^k / k!)
    for (const freedom of [2, 4, 10, 40]) {
      for (const x of [0.1, 1, 10, 50, 300]) {
        let sum = 0;
        let term = Math.exp(-x / 2);
        for (let k = 0; k < freedom / 2; k++) {
          sum += term;
          term *= x / 2 / (k + 1);
        }
        expectClose(chiSquareTail(x, freedom), sum, `tail of ${freedom}, ${x}`);
      }
    }
  });

  it("has the published critical values of chi-square", () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
    const published: [number, number, number][] = [
      [1, 0.01, 6.635],
      [10, 0.05, 18.307],
      [36, 0.01, 58.619],
      [100, 0.001, 149.449],
    ];
    for (const [freedom, p, x] of published) {
      expectNear(chiSquareQuantile(p, freedom), x, 0.0005);
    }
  });

  it("knows the normal law on both sides, and its quantiles", () => {
    expectClose(normalTails(0.5), 0.6170750774519738, "0.5");
    expectClose(normalTails(-1.959963984540054), 0.05, "1.96");
    expectClose(normalTails(8), 1.2441921148543568e-15, "8");
    expectClose(normalTails(12), 3.552964224155358e-33, "12");
    expect(normalTails(0)).to.equal(1);
    expectNear(normalQuantile(0.01), 2.5758293035489, 1e-12);
  });

  it("knows Poisson's law", () => {
    expectClose(poissonTail(1, 0.001), 0.0009995001666250082, "1, 0.001");
    expectClose(poissonTail(3, 0.5), 0.014387677966970687, "3, 0.5");
    expectClose(poissonTail(30, 10), 2.5099512015279076e-7, "30, 10");
    expect(poissonTail(0, 5)).to.equal(1);
    expect(poissonTail(1, 0)).to.equal(0);
  });

  it("knows Smirnov's exact law", () => {
    expectClose(smirnovTail(20, 0.3), 0.021533604376327054, "20, 0.3");
    expectClose(smirnovTail(20, 0.5), 1.893797620269516e-5, "20, 0.5");
    expectClose(smirnovTail(5, 0.2), 0.58528, "5, 0.2");
    expectClose(smirnovTail(100, 0.25), 2.7044358882174237e-6, "100, 0.25");
    expect(smirnovTail(20, 0)).to.equal(1);
    expect(smirnovTail(20, 1)).to.equal(0);
  });

  it("says 0 of what is smaller than any number", () => {
    expect(chiSquareTail(1e6, 10)).to.equal(0);
    expect(normalTails(100)).to.equal(0);
  });
});
