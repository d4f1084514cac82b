import { expect } from "chai";
import { addSample, type Sample } from "../../../lib/audit/samples.ts";

const LEDGER = { cash: 1n, chips: 0n, reserved: 0n, fees: 0n, bets: 0n };
const banks = [{ ...LEDGER, held: 0n, stable: 0n }];

describe("audit/samples", () => {
  it("joins blocks so that any number makes one picture, and loses none", () => {
    const state: { samples: Sample[]; samplesPer: number } = { samples: [], samplesPer: 1 };
    for (let i = 0; i < 10_000; i++) {
      addSample(state, { block: BigInt(i), banks, bets: 2, words: 1, blocks: 1 });
      const bets = state.samples.reduce((sum, sample) => sum + sample.bets, 0);
      expect(bets).to.equal(2 * (i + 1));
      expect(state.samples.length).to.be.at.most(800);
    }
    expect(state.samples.length).to.be.greaterThan(400);
    expect(state.samples.at(-1)?.block).to.equal(9_999n);
    expect(state.samples.every(({ blocks }) => blocks <= state.samplesPer)).to.equal(true);
  });
});
