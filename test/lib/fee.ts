import { expect } from "chai";
import { feeOf, feeRateOf } from "../../lib/fee.ts";
import { openHouse } from "../support/house.ts";
import { sample } from "../support/sample.ts";

describe("fee", () => {
  it("is what the casino charges, at any base fee", async () => {
    const { casino } = await openHouse();
    const config = {
      premiumPercent: await casino.premiumPercent(),
      minGasPrice: await casino.minGasPrice(),
    };
    const baseFees = [0n, 1n, 7n, 10n ** 9n, ...sample(1n, 10, 10n ** 12n)];
    for (const baseFee of baseFees) {
      const rate = feeRateOf(config, baseFee);
      for (const opensRound of [true, false]) {
        for (const rolls of [1, 2, 100]) {
          const terms = { opensRound, rolls };
          const theirs = [
            await casino.feeOf(baseFee, opensRound, rolls),
            await casino.feeOfWide(baseFee, opensRound, rolls),
          ];
          const ours = [false, true].map((wide) => feeOf(rate, { ...terms, wide }));
          expect(ours, `${baseFee}, ${opensRound}, ${rolls}`).to.deep.equal(theirs);
        }
      }
    }
  });

  it("is never below the least gas price", () => {
    const config = { premiumPercent: 24n, minGasPrice: 10n ** 9n };
    expect(feeRateOf(config, 0n)).to.equal(feeRateOf(config, 10n ** 9n / 2n));
    expect(feeRateOf(config, 10n ** 9n)).to.equal(2n * feeRateOf(config, 0n));
  });
});
