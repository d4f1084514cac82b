import { expect } from "chai";
import { compare, fraction, minus, toDecimal, toPercent } from "../../lib/fraction.ts";

describe("fraction", () => {
  it("reduces to lowest terms with a positive denominator", () => {
    expect(fraction(36n, 48n)).to.deep.equal({ num: 3n, den: 4n });
    expect(fraction(3n, -6n)).to.deep.equal({ num: -1n, den: 2n });
    expect(fraction(0n, -7n)).to.deep.equal({ num: 0n, den: 1n });
    expect(() => fraction(1n, 0n)).to.throw("denominator");
  });

  it("subtracts and compares exactly", () => {
    expect(minus(fraction(1n, 1n), fraction(36n, 37n))).to.deep.equal({ num: 1n, den: 37n });
    expect(compare(fraction(1n, 3n), fraction(2n, 6n))).to.equal(0);
    expect(compare(fraction(1n, 3n), fraction(1n, 2n))).to.equal(-1);
    expect(compare(fraction(-1n, 3n), fraction(-1n, 2n))).to.equal(1);
  });

  it("writes decimals, rounded down", () => {
    expect(toDecimal(fraction(36n, 37n), 4)).to.equal("0.9729");
    expect(toDecimal(fraction(2n, 3n), 0)).to.equal("0");
    expect(toDecimal(fraction(5n, 2n), 2)).to.equal("2.50");
    expect(toDecimal(fraction(-1n, 3n), 2)).to.equal("-0.34");
    expect(toPercent(fraction(1n, 37n), 2)).to.equal("2.70 %");
    expect(toPercent(fraction(1n, 100n), 0)).to.equal("1 %");
  });
});
