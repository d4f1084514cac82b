import { expect } from "chai";
import { type Entry, type Forecast, forecast, type History } from "../../../lib/bank/forecast.ts";
import { type Random, randomOf } from "../../../lib/bank/random.ts";
import { canonical, type Plain } from "../../../lib/canonical.ts";
import { expectNear } from "../../support/near.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const START = 1_800_000_000;

/** Refills so slow that hot money must last for a day. */
const BY_DELAY = { capacity: 0n, window: HOUR, delay: DAY };

/** A bank at which there is one bet of nothing besides: without any, nothing is forecast. */
function life(days: number, entries: readonly Entry[]): History {
  const bet: Entry = { time: START + days * DAY, kind: "bets", variance: 0, needs: [0] };
  return { from: START, to: START + days * DAY, entries: [...entries, bet] };
}

/** A bank at which players toss a coin with an edge of 1 %, at `stake` chips, evenly over its days. */
function tosses(random: Random, days: number, bets: number, stake: number): Entry[] {
  return Array.from({ length: bets }, (_, i) => START + (days * DAY * i) / bets).flatMap(
    (time): Entry[] => [
      { time, kind: "bets", variance: 0.9801 * stake ** 2, needs: [400 * stake] },
      { time, kind: "reserved", chips: BigInt(2 * stake) },
      {
        time: time + 12,
        kind: "won",
        chips: BigInt(Math.round(random() < 0.5 ? stake : -0.98 * stake)),
      },
      { time: time + 12, kind: "reserved", chips: 0n },
    ],
  );
}

/** Times that come by chance, `rate` a day in the mean. */
function* moments(random: Random, days: number, rate: number): Iterable<number> {
  for (let at = 0; ; ) {
    at += (-Math.log(1 - random()) / rate) * DAY;
    if (at >= days * DAY) return;
    yield START + at;
  }
}

function chipsOf({ reasons }: Forecast, id: string): number {
  return Number(reasons.find((reason) => reason.id === id)?.chips ?? 0n);
}

describe("bank/forecast", () => {
  it("keeps 3.1 deviations of the bets until the refill for what players win", () => {
    const bets = 200_000;
    const found = forecast(life(100, tosses(randomOf("tosses"), 100, bets, 1e6)), BY_DELAY);
    expect(found.refill).to.deep.equal({ seconds: DAY, by: "delay" });
    expectNear(found.wins.bets, 2_000, 1);
    expectNear(found.wins.deviation, 0.99e6, 1e-3);
    const expected = 3.1 * 0.99e6 * Math.sqrt(2_000);
    expectNear(Number(found.wins.chips) / expected, 1, 1e-3);
    expect(chipsOf(found, "wins")).to.equal(Number(found.wins.chips));
    expect(chipsOf(found, "withdrawals")).to.equal(0);
    expect(chipsOf(found, "bets")).to.equal(4e8);
    // Far enough for all of the past: 3.1 deviations are exceeded in 1 of 1,000 cases, and the house wins in the mean.
    expect(found.backtest).to.deep.equal({ windows: 793, sufficed: 793 });
    expect(found.ahead.windows).to.equal(64);
    expect(found.ahead.sufficed).to.be.at.least(62);
    // And not much farther: a third of it would not have been enough.
    expect(Number(found.demand.most)).to.be.greaterThan(expected / 3);
  });

  it("keeps so much that as much can be reserved again, and 99 of 100 bets are within their limits", () => {
    const entries: Entry[] = [
      { time: START, kind: "reserved", chips: 700n },
      { time: START + 5 * DAY, kind: "reserved", chips: 100n },
      { time: START + 9 * DAY, kind: "reserved", chips: 300n },
    ];
    const found = forecast(life(10, entries), BY_DELAY);
    expect(found.bets).to.deep.equal({ reserved: 700n, limit: 0n, chips: 2_800n });
    expect(found.hotTarget).to.equal(2_800n);
    // A hundred bets, of which the largest may be refused; and 198, of which it may not be the second largest.
    const needs = [...Array.from({ length: 98 }, (_, i) => i), 5_000, 1e9];
    const limited = (times: number) =>
      forecast(
        life(10, [
          ...entries,
          ...Array.from({ length: times }, (): Entry => {
            return { time: START + DAY, kind: "bets", variance: 0, needs };
          }),
        ]),
        BY_DELAY,
      ).bets;
    expect(limited(1)).to.deep.equal({ reserved: 700n, limit: 5_000n, chips: 5_000n });
    expect(limited(3).limit).to.equal(5_000n);
  });

  it("keeps what liquidity providers ask for in the time of a refill, deposits against withdrawals", () => {
    const at = (day: number) => START + day * DAY;
    const entries: Entry[] = [
      { time: at(10), kind: "withdrawal", chips: 500n },
      { time: at(10.2), kind: "deposit", chips: 300n },
      { time: at(10.4), kind: "withdrawal", chips: 400n },
      { time: at(30), kind: "exit", chips: 50n },
      { time: at(60), kind: "deposit", chips: 1_000_000n },
    ];
    const found = forecast(life(90, entries), BY_DELAY);
    expect(found.withdrawals.most).to.equal(600n);
    expect(found.withdrawals.half).to.equal(0n);
    expect(found.demand).to.deep.equal(found.withdrawals);
    expect(found.reasons.map(({ id }) => id)).to.deep.equal(["bets", "withdrawals", "wins"]);
    expect(found.backtest.sufficed).to.be.at.least(Math.floor(0.999 * found.backtest.windows));
    expect(found.backtest.windows).to.equal(90 * 8 - 7);
  });

  it("adds what players and liquidity providers took together beyond what either explains", () => {
    // Players win evenly, by no bet that is known.
    const wins = Array.from({ length: 900 }, (_, i): Entry => {
      return { time: START + (i * DAY) / 10, kind: "won", chips: -10n };
    });
    const found = forecast(life(90, wins), BY_DELAY);
    expectNear(chipsOf(found, "together"), 100, 10);
    expect(found.hotTarget).to.equal(BigInt(chipsOf(found, "together")));
  });

  it("takes cash-outs for what they are: covered by the players' own chips", () => {
    const entries: Entry[] = [
      { time: START + DAY, kind: "bought in", chips: 900n },
      { time: START + 20 * DAY, kind: "cashed out", chips: 800n },
    ];
    const found = forecast(life(40, entries), BY_DELAY);
    expect(found.cashOuts.most).to.equal(800n);
    expect(found.hotTarget).to.equal(0n);
  });

  it("needs less the faster money comes back", () => {
    const random = randomOf("withdrawals");
    const entries = [...moments(random, 120, 40)].map((time): Entry => {
      return { time, kind: "withdrawal", chips: BigInt(Math.ceil(100 + 100 * random())) };
    });
    const slow = forecast(life(120, entries), BY_DELAY);
    const most = Number(slow.hotTarget);
    // A bucket that holds less than an hour's demand does not help: money must last for the larger refill.
    const dry = forecast(life(120, entries), { ...BY_DELAY, capacity: 200n });
    expect(dry.refill.by).to.equal("delay");
    expect(dry.hotTarget).to.equal(slow.hotTarget);
    const quick = forecast(life(120, entries), { ...BY_DELAY, capacity: BigInt(most) });
    expect(quick.refill).to.deep.equal({ seconds: HOUR, by: "bucket" });
    expect(Number(quick.hotTarget)).to.be.lessThan(most / 2);
    // A larger refill that comes before the bucket is full again is what ends it.
    const large = forecast(life(120, entries), {
      capacity: BigInt(most),
      window: 7 * DAY,
      delay: DAY,
    });
    expect(large.refill).to.deep.equal({ seconds: DAY, by: "delay" });
  });

  it("would have lasted for 999 of 1,000 past times, and for most of those it had not seen", () => {
    const random = randomOf("mixed");
    const entries: Entry[] = [...tosses(random, 365, 36_500, 1e6)];
    for (const time of moments(random, 365, 3)) {
      const chips = BigInt(Math.ceil(2e6 * (1 - random()) ** (-1 / 1.5)));
      entries.push({ time, kind: random() < 0.5 ? "deposit" : "withdrawal", chips });
    }
    const { backtest, ahead } = forecast(life(365, entries), BY_DELAY);
    expect(backtest.sufficed / backtest.windows).to.be.at.least(0.999);
    expect(ahead.windows).to.equal(64);
    expect(ahead.sufficed / ahead.windows).to.be.at.least(0.9);
  });

  it("does not hide that the past was calm: a run on the bank is seen in what it would have taken", () => {
    const calm = [...moments(randomOf("calm"), 60, 5)].map((time): Entry => {
      return { time, kind: "withdrawal", chips: 10n };
    });
    const run: Entry = { time: START + 59.5 * DAY, kind: "withdrawal", chips: 1_000_000n };
    const { demand, hotTarget, backtest } = forecast(life(60, [...calm, run]), BY_DELAY);
    expect(demand.most >= 1_000_000n).to.equal(true);
    const lasted = Number(hotTarget) >= 1_000_000;
    expect(backtest.sufficed === backtest.windows).to.equal(lasted);
  });

  it("recommends nothing before two refills have passed, and where nobody bets", () => {
    const idle: Entry = { time: START, kind: "deposit", chips: 5n };
    const history = { from: START, to: START + 90 * DAY, entries: [idle] };
    expect(forecast(history, BY_DELAY).hotTarget).to.equal(null);
    const found = forecast(life(1.9, tosses(randomOf("new"), 1.9, 100, 1e6)), BY_DELAY);
    expect(found.hotTarget).to.equal(null);
    expect(found.reasons).to.deep.equal([]);
    expect(found.backtest).to.deep.equal({ windows: 0, sufficed: 0 });
    expect(forecast(life(2, []), BY_DELAY).hotTarget).to.equal(0n);
  });

  it("adds up: its reasons are the target, whatever the order of its entries", () => {
    const random = randomOf("order");
    const entries = tosses(random, 30, 3_000, 1e6);
    const found = forecast(life(30, entries), BY_DELAY);
    expect(found.reasons.reduce((sum, { chips }) => sum + chips, 0n)).to.equal(found.hotTarget);
    const shuffled = entries.toSorted((a, b) => a.kind.localeCompare(b.kind));
    expect(forecast(life(30, shuffled), BY_DELAY).hotTarget).to.equal(found.hotTarget);
    expect(canonical(found as unknown as Plain).length).to.be.lessThan(1_500);
  });

  it("looks at a long life in time", () => {
    const entries = [...moments(randomOf("long"), 2_000, 50)].map((time): Entry => {
      return { time, kind: "withdrawal", chips: 1n };
    });
    const start = performance.now();
    const found = forecast(life(2_000, entries), { capacity: 1_000n, window: HOUR, delay: DAY });
    expect(performance.now() - start).to.be.lessThan(5_000);
    expect(found.backtest.windows).to.equal(2_000 * 8 - 7);
  });

  it("says what is wrong with a history, or with refills", () => {
    const empty = life(10, []);
    const cases: [History, typeof BY_DELAY, string][] = [
      [{ ...empty, to: START }, BY_DELAY, "A history ends after it begins"],
      [{ ...empty, to: Number.NaN }, BY_DELAY, "A history ends after it begins"],
      [empty, { ...BY_DELAY, window: 0 }, "Refills need a bucket"],
      [empty, { ...BY_DELAY, delay: -1 }, "Refills need a bucket"],
      [empty, { ...BY_DELAY, capacity: -1n }, "Refills need a bucket"],
      [
        life(10, [{ time: START - 1, kind: "deposit", chips: 1n }]),
        BY_DELAY,
        `An entry at ${START - 1} is not between`,
      ],
      [
        life(10, [{ time: START, kind: "withdrawal", chips: -1n }]),
        BY_DELAY,
        "An entry is below zero, or no number: withdrawal",
      ],
      [
        life(10, [{ time: START, kind: "bets", variance: Number.NaN, needs: [] }]),
        BY_DELAY,
        "An entry is below zero, or no number: bets",
      ],
      [
        life(10, [{ time: START, kind: "bets", variance: 1, needs: [1, -1] }]),
        BY_DELAY,
        "An entry is below zero, or no number: bets",
      ],
    ];
    for (const [history, refills, message] of cases) {
      expect(() => forecast(history, refills)).to.throw(RangeError, message);
    }
  });
});
