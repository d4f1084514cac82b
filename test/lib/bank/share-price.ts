import { expect } from "chai";
import { type PricePoint, priceOf, realised, sampleBlocks } from "../../../lib/bank/share-price.ts";
import { expectNear } from "../../support/near.ts";

const pointsOf = (middles: number[], spread = 0): PricePoint[] =>
  middles.map((middle, i) => ({
    block: BigInt(i),
    time: i,
    low: middle - spread,
    high: middle + spread,
  }));

describe("lib/bank/share-price", () => {
  it("a bank that only took deposits has a price of 1", () => {
    expect(priceOf(0n, 0n)).to.equal(1);
    expect(priceOf(5_000_000n, 5_000_000_000_000n)).to.equal(1);
  });

  it("a tenth more equity for the same shares is a tenth more price", () => {
    expectNear(priceOf(1_100_000_000n, 10n ** 15n), 1.1, 1e-9);
  });

  it("a price keeps its digits whatever the bank holds", () => {
    expectNear(priceOf(10n ** 18n + 10n ** 9n, 10n ** 24n), 1.000000001, 1e-14);
  });

  describe("samples of blocks", () => {
    it("are all of them, if there are few", () => {
      expect(sampleBlocks(7n, 10n, 48)).to.deep.equal([7n, 8n, 9n, 10n]);
      expect(sampleBlocks(7n, 7n, 2)).to.deep.equal([7n]);
    });

    it("are evenly apart and hold both ends, if there are many", () => {
      const blocks = sampleBlocks(1_000n, 20_000_000n, 49);
      expect(blocks).to.have.length(49);
      expect([blocks[0], blocks.at(-1)]).to.deep.equal([1_000n, 20_000_000n]);
      const gaps = blocks.slice(1).map((block, i) => Number(block - (blocks[i] as bigint)));
      expect(Math.max(...gaps) - Math.min(...gaps)).to.be.at.most(1);
    });

    it("are refused where there is no span", () => {
      expect(() => sampleBlocks(5n, 4n, 10)).to.throw("No samples from 5 to 4");
      expect(() => sampleBlocks(5n, 9n, 1)).to.throw(RangeError);
    });
  });

  describe("what was realised", () => {
    it("says nothing of too few points, or of a price that stood still", () => {
      expect(realised(pointsOf([1, 1.1]))).to.equal(undefined);
      expect(realised(pointsOf([1, 1, 1, 1]))).to.equal(undefined);
    });

    it("is the growth of the middle, and less for who bought high and sold low", () => {
      const found = realised(pointsOf([1, 1.02, 1.01, 1.04], 0.005));
      expectNear(found?.growth, 0.04, 1e-12);
      expectNear(found?.roundTrip, 1.035 / 1.005 - 1, 1e-12);
    });

    it("has the variance of as many steps, by the formula for a sample", () => {
      const steps = [0.01, -0.02, 0.03, 0.0];
      let price = 1;
      const middles = [1, ...steps.map((step) => (price *= Math.exp(step)))];
      const found = realised(pointsOf(middles));
      // The mean is 0.005; squares of what differs: 0.000025 + 0.000625 + 0.000625 + 0.000025 = 0.0013; by 3, times 4.
      expectNear(found?.variance, (0.0013 / 3) * 4, 1e-12);
      expectNear(found?.error, Math.sqrt((0.0013 / 3) * 4), 1e-12);
    });

    it("needs four times the span for half the standard errors that are wanted", () => {
      const found = realised(pointsOf([1, 1.03, 1.01, 1.05, 1.04]));
      const size = Math.log(1.04) / (found?.error ?? 1);
      expectNear(found?.spans, (2 / size) ** 2, 1e-9);
    });

    it("never gets there, if it falls", () => {
      expect(realised(pointsOf([1, 0.99, 1, 0.98]))?.spans).to.equal(undefined);
    });
  });
});
