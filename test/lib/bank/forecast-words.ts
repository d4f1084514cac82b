import { expect } from "chai";
import { type Entry, forecast } from "../../../lib/bank/forecast.ts";
import { backtestOf, refillOf, sentencesOf, timeOf } from "../../../lib/bank/forecast-words.ts";

const DAY = 86_400;
const REFILLS = { capacity: 0n, window: 3_600, delay: DAY };
const write = (chips: bigint) => `${chips} chips`;

describe("bank/forecast-words", () => {
  it("tells every reason, and nothing that is none", () => {
    const entries: Entry[] = [
      { time: 0, kind: "deposit", chips: 1_000n },
      { time: 5 * DAY, kind: "withdrawal", chips: 30n },
      { time: 6 * DAY, kind: "bets", variance: 100, needs: [1, 2, 3, 4] },
      { time: 6 * DAY, kind: "reserved", chips: 5n },
    ];
    const found = forecast({ from: 0, to: 10 * DAY, entries }, REFILLS);
    expect(sentencesOf(found, write)).to.deep.equal([
      "20 chips so that bets are taken as before: what is reserved for them, 5 chips, is a quarter of the equity at most, and 99 of 100 are within their limits from 4 chips on",
      "30 chips for liquidity providers: what they take out in 1 day, less deposits, but for 1 of 1,000 such times; at most it was 30 chips",
      "31 chips for players who win: 3.1 deviations of 4 bets, which were taken in the busiest 1 day of the past",
    ]);
    expect(refillOf(found)).to.contain("1 day, which a larger refill takes");
    expect(backtestOf(found)).to.contain("73 of 73 such times");
    const none = forecast({ from: 0, to: DAY, entries: [] }, REFILLS);
    expect(sentencesOf(none, write)).to.deep.equal([]);
    expect(backtestOf(none)).to.equal(
      "The past is shorter than two refills, or has no bets: nothing should go cold yet.",
    );
  });

  it("says times as people do", () => {
    expect([1, 90, 120, 3_600, 7_200, 86_400, 2.5 * DAY].map(timeOf)).to.deep.equal([
      "1 second",
      "90 seconds",
      "2 minutes",
      "1 hour",
      "2 hours",
      "1 day",
      "2.5 days",
    ]);
  });
});
