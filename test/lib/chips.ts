import { expect } from "chai";
import {
  chipsToWei,
  describeChips,
  formatChips,
  groupChips,
  parseChips,
  weiToChips,
  weiToChipsDown,
} from "../../lib/chips.ts";

describe("chips", () => {
  it("reads amounts of coins exactly", () => {
    const cases: [string, bigint][] = [
      ["0", 0n],
      ["1", 10n ** 9n],
      ["0.05", 50_000_000n],
      [".5", 500_000_000n],
      ["5.", 5_000_000_000n],
      [" 0.000000001 ", 1n],
      ["0.10000000000", 100_000_000n],
      ["123456789.123456789", 123_456_789_123_456_789n],
      // Beyond what a double can hold.
      ["9007199254740993.000000001", 9_007_199_254_740_993_000_000_001n],
    ];
    for (const [text, chips] of cases) expect(parseChips(text), text).to.equal(chips);
  });

  it("says what is wrong with other texts", () => {
    expect(() => parseChips(" ")).to.throw("Enter an amount");
    for (const text of [".", "-1", "+1", "1,5", "1e3", "0x10", "NaN", "1.2.3", "1 000", "٣"]) {
      expect(() => parseChips(text), text).to.throw("Not an amount");
    }
    expect(() => parseChips("0.0000000001")).to.throw("at most 9 digits");
    expect(() => parseChips("9".repeat(31))).to.throw("Too large");
  });

  it("writes what it reads", () => {
    for (const chips of [0n, 1n, 10n, 999_999_999n, 10n ** 9n, 123_456_789_123_456_789n]) {
      expect(parseChips(formatChips(chips))).to.equal(chips);
    }
    expect(formatChips(50_000_000n)).to.equal("0.05");
    expect(formatChips(-1_500_000_000n)).to.equal("-1.5");
    expect(formatChips(2_000_000_000n)).to.equal("2");
  });

  it("writes them with what they are worth", () => {
    expect(describeChips(50_000_000n, null)).to.equal("50000000 chips (0.05)");
    const dollars = { token: { symbol: "USDG", places: 6 } };
    expect(describeChips(5_250_000n, dollars)).to.equal("5250000 chips (5.25 USDG)");
    expect(describeChips(1n, dollars)).to.equal("1 chips (0.000001 USDG)");
    expect(describeChips(0n, dollars)).to.equal("0 chips (0 USDG)");
    expect(describeChips(-1n, dollars)).to.equal("-1 chips (-0.000001 USDG)");
    expect(describeChips(70n, { token: { symbol: "WHOLE", places: 0 } })).to.equal(
      "70 chips (70 WHOLE)",
    );
    expect(describeChips(70n, { token: null })).to.equal("70 chips");
  });

  it("groups digits", () => {
    expect(groupChips(0n)).to.equal("0");
    expect(groupChips(999n)).to.equal("999");
    expect(groupChips(50_000_000n)).to.equal("50,000,000");
    expect(groupChips(-1_000n)).to.equal("-1,000");
  });

  it("changes to wei and back", () => {
    expect(chipsToWei(3n)).to.equal(3_000_000_000n);
    expect(weiToChips(3_000_000_000n)).to.equal(3n);
    expect(weiToChipsDown(3_999_999_999n)).to.equal(3n);
    expect(() => weiToChips(3_999_999_999n)).to.throw("not whole chips");
    expect(() => weiToChips(-1_000_000_000n)).to.throw("not whole chips");
    expect(() => weiToChipsDown(-1n)).to.throw("Not an amount");
  });
});
