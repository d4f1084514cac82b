import { expect } from "chai";
import { simulationPage } from "../../../lib/bank/page.ts";
import { crowdOf, everybody, whales } from "../../../lib/bank/players.ts";
import {
  agrees,
  type Case,
  judge,
  missesOf,
  type Parameters,
  sumUp,
} from "../../../lib/bank/simulated.ts";
import { type Fault, live } from "../../../lib/bank/simulation.ts";

const PARAMETERS: Parameters = { seed: "test", bets: 10_000, runs: 400, kappas: [0.25, 0.5, 1] };

const misses = missesOf(6);

function caseOf(crowd: string, kappa: number, fault?: Fault): Case {
  const { seed, bets, runs } = PARAMETERS;
  const lives = Array.from({ length: runs }, (_, i) =>
    live({
      crowd: crowdOf(crowd),
      kappa,
      bets,
      seed: `${seed} ${crowd} ${i}`,
      points: 20,
      ...(fault && { fault }),
    }),
  );
  return sumUp(crowdOf(crowd), kappa, lives, bets, misses, fault);
}

describe("bank/simulation", () => {
  it("lives the same life for the same seed", () => {
    const life = { crowd: everybody, kappa: 0.5, bets: 2_000, seed: "one", points: 10 };
    expect(live(life)).to.deep.equal(live(life));
    expect(live({ ...life, seed: "two" }).growth).not.to.equal(live(life).growth);
  });

  it("notes its equity evenly, and its falls", () => {
    const { bets, equity, depth, growth, lowest, deepest, refused } = live({
      crowd: whales,
      kappa: 0.5,
      bets: 2_000,
      seed: "notes",
      points: 10,
    });
    expect(bets).to.be.within(2_000, 2_100);
    expect(refused).to.equal(0);
    expect(equity).to.have.length(10);
    expect(equity[9]).to.equal(growth);
    expect(Math.min(...equity.map(Math.exp))).to.be.at.least(lowest);
    expect(Math.min(...depth))
      .to.be.at.least(deepest)
      .and.greaterThan(0);
    expect(deepest).to.be.at.most(lowest);
  });

  it("agrees with the formulas, for whales and for everybody", () => {
    for (const crowd of ["whales", "everybody"]) {
      for (const kappa of PARAMETERS.kappas) {
        const one = caseOf(crowd, kappa);
        for (const what of ["growth", "fall", "drawdown"] as const) {
          const { agrees: does, low, high, formula } = one[what];
          const words = `${crowd}, kappa ${kappa}: ${what} ${low} to ${high}, formula ${formula}`;
          expect(does, words).to.equal(true);
        }
        // No crowd does to a bank what the limits do not allow.
        expect(one.everOfCrowd).to.be.at.most(one.ever);
        expect(one.fall.low).to.be.at.most(one.ever);
      }
    }
  });

  it("differs where limits come from the equity before losses, or let too much be won", () => {
    for (const fault of ["stale equity", "four times kappa"] as const) {
      const one = caseOf("whales", 0.5, fault);
      expect(one.fall.agrees, fault).to.equal(false);
      expect(one.fall.low).to.be.greaterThan(one.fall.formula);
    }
  });

  it("never owes what it has not got, even with a fault", () => {
    for (const seed of ["a", "b", "c"]) {
      const life = { crowd: whales, kappa: 4, bets: 20_000, seed, points: 5 };
      const { lowest, refused } = live({ ...life, fault: "stale equity" });
      expect(refused).to.be.greaterThan(0);
      expect(lowest).to.be.at.least(0);
    }
  });

  it("judges: as the formulas say, or not, or void", () => {
    const good = caseOf("whales", 0.5);
    const bad = caseOf("whales", 0.5, "four times kappa");
    expect([agrees(good), agrees(bad)]).to.deep.equal([true, false]);
    expect(judge(PARAMETERS, [good], [bad]).verdict).to.equal("agrees");
    expect(judge(PARAMETERS, [good, bad], [bad]).verdict).to.equal("differs");
    expect(judge(PARAMETERS, [good], [good, bad]).verdict).to.equal("void");
  });

  it("shows it on a page that needs nothing else", () => {
    const simulation = judge(
      { ...PARAMETERS, seed: "<script>'" },
      [caseOf("whales", 0.5), caseOf("everybody", 2)],
      [caseOf("whales", 0.5, "four times kappa")],
    );
    const page = simulationPage(simulation, ":root { --ink: #000 }");
    expect(page).to.contain("As the formulas say").and.to.contain("four times kappa");
    expect(page).not.to.match(/NaN|undefined|Infinity|<script/);
    expect(page.match(/<svg /g)).to.have.length(4);
  });
}).timeout(120_000);
