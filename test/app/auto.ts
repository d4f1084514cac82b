import { expect } from "chai";
import { type AutoRun, begin, counted, ended } from "../../app/tables/auto.ts";

describe("app/tables/auto", () => {
  const plan = { bets: 3, stopGain: 0n, stopLoss: 0n };

  /** A run after bets with these nets. */
  const playOn = (run: AutoRun, ...nets: bigint[]) =>
    nets.reduce((now, net) => counted(now, net), run);

  it("ends after as many bets as wanted", () => {
    const run = playOn(begin(plan), 5n, -7n);
    expect(run).to.deep.equal({ plan, played: 2, net: -2n });
    expect(counted(run, 0n).end).to.equal("done");
  });

  it("ends at the bet that reaches a gain or a loss", () => {
    const stops = { bets: 100, stopGain: 10n, stopLoss: 20n };
    expect(playOn(begin(stops), 9n).end).to.equal(undefined);
    expect(playOn(begin(stops), 9n, 1n)).to.include({ end: "gain", played: 2 });
    expect(playOn(begin(stops), -19n).end).to.equal(undefined);
    expect(playOn(begin(stops), -19n, -1n).end).to.equal("loss");
    expect(playOn(begin({ ...stops, bets: 1 }), -20n).end).to.equal("loss");
  });

  it("ends when a bet was refunded or void, and does not count it", () => {
    expect(counted(begin(plan), undefined)).to.deep.equal({
      plan,
      played: 0,
      net: 0n,
      end: "unsettled",
    });
  });

  it("keeps the first reason of its end", () => {
    expect(ended(ended(begin(plan), "stopped"), "failed").end).to.equal("stopped");
    // A bet that was sent before somebody stopped it still counts.
    expect(counted(ended(begin(plan), "stopped"), 4n)).to.include({ end: "stopped", net: 4n });
  });
});
