import { expect } from "chai";
import { lookOf, median, tableOf } from "../../scripts/lighthouse/figures.ts";
import { runScript } from "../support/script.ts";

const SCRIPT = "scripts/lighthouse.ts";

type Visit = Parameters<typeof lookOf>[2][number];

/** What Lighthouse tells of a visit, as far as it is read. */
function visitOf(performance: number | null, paint: number): Visit {
  const score = (value: number | null) => ({ score: value });
  const audit = (numericValue: number) => ({ numericValue });
  return {
    categories: {
      performance: score(performance),
      accessibility: score(1),
      "best-practices": score(0.96),
    },
    audits: {
      "largest-contentful-paint": audit(paint),
      "total-blocking-time": audit(120),
      "cumulative-layout-shift": audit(0.002),
    },
    environment: { benchmarkIndex: 1_500 },
  } as unknown as Visit;
}

describe("scripts/lighthouse", () => {
  it("takes the median of visits, each figure by itself", () => {
    const visits = [visitOf(0.91, 900), visitOf(0.97, 3_000), visitOf(0.95, 1_200)];
    const look = lookOf("/coin/", "mobile", visits);
    expect(look.scores).to.deep.equal({
      performance: 95,
      accessibility: 100,
      "best-practices": 96,
    });
    expect(look.paint).to.equal(1_200);
    expect(median([4, 1, 3, 2])).to.equal(2);
    expect(() => median([])).to.throw("no median of nothing");
  });

  it("gives no figure that a visit did not give", () => {
    expect(() => lookOf("/coin/", "mobile", [visitOf(null, 900)])).to.throw(
      "Lighthouse gave no performance of /coin/",
    );
  });

  it("marks what reaches the target and what does not, and says how it was measured", () => {
    const looks = [
      lookOf("/", "mobile", [visitOf(0.94, 2_140)]),
      lookOf("/", "desktop", [visitOf(0.99, 480)]),
    ];
    const table = tableOf(looks, 3);
    expect(table).to.contain("| / | mobile | 94 ✗ | 100 ✓ | 96 ✓ | 2.1 s | 120 ms | 0.002 |");
    expect(table).to.contain("| / | desktop | 99 ✓ | 100 ✓ | 96 ✓ | 0.5 s | 120 ms | 0.002 |");
    expect(table).to.contain("Medians of 3 visits, by a machine of index 1500");
  });

  it("tells its options, and what is wrong with them", async () => {
    const help = await runScript(SCRIPT, "--help");
    expect(help.words).to.contain("npm run lighthouse").and.to.contain("--pages LIST");
    expect(help.code).to.equal(0);
    for (const [args, said] of [
      [["--runs", "0"], "--runs takes a whole number from 1 to 99"],
      [["--pages", "coin"], '--pages takes paths such as /coin/, not "coin".'],
      [["--pages", "//elsewhere/"], '--pages takes paths such as /coin/, not "//elsewhere/".'],
    ] as const) {
      const { code, words } = await runScript(SCRIPT, ...args);
      expect(words).to.contain(said);
      expect(code).to.equal(1);
    }
  }).timeout(60_000);
});
