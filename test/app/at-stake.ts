import { expect } from "chai";
import { atStake } from "../../app/bank/at-stake.ts";

const QUARTER = 250_000_000n;

describe("app/bank/at-stake", () => {
  const bank = {
    equityHigh: 1_000_000n,
    equityLow: 900_000n,
    reserved: 100_000n,
    profitShares: { 1: 2_500_000n, 2: 0n, 3: 7_100_000n },
  };

  it("uses a tenth, may owe a quarter, and has the rest for new bets", () => {
    const { utilisation, cap, room } = atStake(bank, QUARTER);
    expect(utilisation).to.deep.equal({ num: 100_000n, den: 1_000_000n });
    expect(cap).to.equal(250_000n);
    expect(room).to.equal(150_000n);
  });

  it("one bet may win what the table with the largest share lets it, of the low equity, rounded down", () => {
    expect(atStake(bank, QUARTER).oneBet).to.equal(6_390n);
    expect(atStake({ ...bank, equityLow: 899_999n }, QUARTER).oneBet).to.equal(6_389n);
  });

  it("has no room below nothing, when equity left while bets were open", () => {
    expect(atStake({ ...bank, reserved: 300_000n }, QUARTER).room).to.equal(0n);
  });

  it("says nothing is used of a bank without equity", () => {
    const empty = { equityHigh: 0n, equityLow: 0n, reserved: 0n, profitShares: {} };
    const { utilisation, oneBet } = atStake(empty, QUARTER);
    expect(utilisation).to.deep.equal({ num: 0n, den: 1n });
    expect(oneBet).to.equal(0n);
  });
});
