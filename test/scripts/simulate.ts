import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Simulation } from "../../lib/bank/simulated.ts";
import { runScript } from "../support/script.ts";

const SCRIPT = "scripts/simulate.ts";

describe("scripts/simulate", () => {
  const folder = mkdtempSync(join(tmpdir(), "glasshouse-test-simulate-"));
  after(() => rmSync(folder, { recursive: true }));
  const file = (name: string) => join(folder, name);

  it("gives the same figures for the same seed, by one process or two", async () => {
    const small = ["--bets", "5000", "--runs", "150", "--kappas", "0.25,0.5", "--seed", "test"];
    const run = (name: string, jobs: string) =>
      runScript(
        ...[SCRIPT, ...small, "--jobs", jobs],
        ...["--json", file(`${name}.json`), "--page", file(`${name}.html`)],
      );
    const { code, words } = await run("one", "1");
    expect(words).to.contain("All is as the formulas say").and.to.contain("kappa 0.25");
    expect(code).to.equal(0);
    await run("two", "2");
    const [one, two] = ["one.json", "two.json"].map((name) => readFileSync(file(name), "utf8"));
    expect(one).to.equal(two);
    const simulation: Simulation = JSON.parse(one ?? "");
    expect(simulation.verdict).to.equal("agrees");
    expect(simulation.cases.map(({ crowd, kappa }) => [crowd, kappa])).to.deep.equal([
      ["whales", 0.25],
      ["whales", 0.5],
      ["everybody", 0.25],
      ["everybody", 0.5],
    ]);
    expect(simulation.faults.map(({ fault }) => fault)).to.deep.equal([
      "stale equity",
      "four times kappa",
    ]);
    expect(readFileSync(file("one.html"), "utf8")).to.contain("As the formulas say");
  });

  it("says what is wrong with an option", async () => {
    const cases: [string[], string][] = [
      [["--bets", "999"], '--bets takes a whole number from 1000 to 1000000000, not "999".'],
      [["--runs", "many"], '--runs takes a whole number from 100 to 1000000, not "many".'],
      [["--seed", ""], "--seed takes a text of 1 to 200 characters."],
      [["--kappas", "0.1,x"], '--kappas takes numbers from 0.01 to 4, such as 0.1,0.25, not "x".'],
      [["--kappas", "5"], 'not "5"'],
      [["--kappas", "0.1,0.10"], "each once"],
      [["--jobs", "0"], "--jobs takes"],
      [["--page", "/dev/null/page.html"], "The simulation could not be written"],
      [["--what"], "Unknown option"],
    ];
    const results = await Promise.all(cases.map(([args]) => runScript(SCRIPT, ...args)));
    for (const [i, [, message]] of cases.entries()) {
      expect(results[i]?.words).to.contain(message);
      expect(results[i]?.words).not.to.contain("    at ");
      expect(results[i]?.code).to.equal(1);
    }
    const { code, words } = await runScript(SCRIPT, "--help");
    expect(words).to.contain("npm run simulate -- [options]");
    expect(code).to.equal(0);
  });
}).timeout(120_000);
