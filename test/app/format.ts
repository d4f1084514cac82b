import { expect } from "chai";
import {
  coins,
  countdown,
  duration,
  exactly,
  grouped,
  percent,
  shorten,
  times,
} from "../../app/format.ts";
import { parseChips } from "../../lib/chips.ts";

describe("app/format", () => {
  it("coins: four digits, more for the small, two for the large, rounded towards zero", () => {
    const cases: [string, string][] = [
      ["0", "0.0000"],
      ["1", "1.0000"],
      ["0.05", "0.0500"],
      ["0.00999999", "0.00999"],
      ["0.000019242", "0.0000192"],
      ["0.000000001", "0.000000001"],
      ["12.34567", "12.3456"],
      ["999.99999", "999.9999"],
      ["1204.619", "1\u202f204.61"],
      ["1234567.8", "1\u202f234\u202f567.80"],
    ];
    for (const [amount, shown] of cases) expect(coins(parseChips(amount)), amount).to.equal(shown);
  });

  it("coins: signs, with a true minus", () => {
    expect(coins(-20_000_000n)).to.equal("\u22120.0200");
    expect(coins(20_000_000n, { sign: true })).to.equal("+0.0200");
    expect(coins(0n, { sign: true })).to.equal("0.0000");
  });

  it("exactly: every digit", () => {
    expect(exactly(98_000_001n, "ETH")).to.equal("0.098000001 ETH, 98,000,001 chips");
  });

  it("grouped: threes", () => {
    expect(grouped(1_234_567n)).to.equal("1\u202f234\u202f567");
    expect(grouped(999)).to.equal("999");
  });

  it("percent: two digits to the nearest, more when it would be nothing", () => {
    expect(percent({ num: 1n, den: 2n })).to.equal("50.00 %");
    expect(percent({ num: 1n, den: 37n })).to.equal("2.70 %");
    expect(percent({ num: 27_027n, den: 1_000_000n })).to.equal("2.70 %");
    expect(percent({ num: 99_999n, den: 100_000n })).to.equal("100.00 %");
    expect(percent({ num: 1n, den: 10_000n })).to.equal("0.01 %");
    expect(percent({ num: 1n, den: 100_000n })).to.equal("0.0010 %");
    expect(percent({ num: 0n, den: 1n })).to.equal("0.00 %");
  });

  it("times: four digits, rounded down", () => {
    expect(times(1_980_000n)).to.equal("1.9800×");
    expect(times(1_010_204n)).to.equal("1.0102×");
    expect(times(9_900_000_000n)).to.equal("9\u202f900.0000×");
  });

  it("duration: its largest units", () => {
    expect([0, 59, 60, 3599, 3600, 4800, 90_000, 180_000].map(duration)).to.deep.equal([
      "0 s",
      "59 s",
      "1 min",
      "59 min",
      "1 h",
      "1 h 20 min",
      "1 day",
      "2 days",
    ]);
    expect(duration(-5)).to.equal("0 s");
  });

  it("countdown: to the second", () => {
    expect(countdown(90_000)).to.equal("25:00:00");
    expect(countdown(61)).to.equal("00:01:01");
    expect(countdown(-1)).to.equal("00:00:00");
  });

  it("shorten: both ends", () => {
    expect(shorten("0x71C7656EC7ab88b098defB751B7401B5f6d8976F")).to.equal("0x71C7…976F");
    expect(shorten("0x12")).to.equal("0x12");
  });
});
