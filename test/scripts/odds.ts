import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import { ROOT } from "../../scripts/root.ts";
import { runScript } from "../support/script.ts";

type Fraction = { num: string; den: string };
type Choice = {
  choice: string;
  what: string;
  max: string;
  returnToPlayer: Fraction;
  variance: Fraction;
};

type Found = {
  games: { name: string; edge: string; choices: Choice[] }[];
  hands: { name: string; edge: string; lines: Choice[] }[];
};

describe("scripts/odds", () => {
  it("writes the exact odds of every choice of every game", async () => {
    const folder = mkdtempSync(join(tmpdir(), "glasshouse-test-odds-"));
    const file = join(folder, "odds.json");
    try {
      const { code, words } = await runScript("scripts/odds.ts", "--json", file);
      expect(words).to.contain("| Coin flip | heads, or tails | 1/2 | 1.98 | 99/100 | 1.0000 % |");
      expect(code).to.equal(0);
      const known = ["README.md", "FIGURES.md"].map((name) =>
        readFileSync(join(ROOT, name), "utf8"),
      );
      for (const row of words.split("\n").filter((line) => line.startsWith("| "))) {
        expect(known.join("\n"), "npm run odds -- --readme").to.contain(`${row}\n`);
      }
      const found: Found = JSON.parse(readFileSync(file, "utf8"));
      expect(found.games.map(({ name }) => name)).to.deep.equal(games.map(({ name }) => name));
      const [coin, dice, roulette] = found.games;
      expect(coin?.choices).to.deep.equal(
        ["heads", "tails"].map((what, i) => ({
          choice: `${i}`,
          what,
          outcomes: "2",
          units: "1",
          returnToPlayer: { num: "99", den: "100" },
          variance: { num: "9801", den: "10000" },
          max: "1980000",
        })),
      );
      expect(dice?.choices).to.have.length(19_600);
      expect(dice?.choices.find(({ what }) => what === "over 50.49")?.max).to.equal("2000000");
      expect(
        new Set(roulette?.choices.map(({ returnToPlayer: { num, den } }) => `${num}/${den}`)),
      ).to.deep.equal(new Set(["36/37"]));
      expect(words).to.contain("| Video poker | best play | 800 | 1653526326983/1661102543100 |");
      expect(found.hands.map(({ name }) => name)).to.deep.equal(hands.map(({ name }) => name));
      const [blackjack, , mines, hiLo] = found.hands;
      expect(blackjack?.lines.map(({ what, max }) => [what, max])).to.deep.equal([
        ["best play", "8000000"],
      ]);
      expect(mines?.lines).to.have.length(300);
      // One tile of 25, beside a single mine: 24/25 for 0.99 * 25/24.
      expect(mines?.lines[0]).to.deep.equal({
        choice: `${(1 << 25) | 1}`,
        what: "1 mine, 1 tile",
        returnToPlayer: { num: "99", den: "100" },
        variance: { num: "3267", den: "80000" },
        max: "1031250",
      });
      expect(hiLo?.lines).to.have.length(78);
      // No choice returns more than the game's own edge leaves: the edge is that of the best choice, rounded down.
      const all = [
        ...found.games,
        ...found.hands.map((hand) => ({ ...hand, choices: hand.lines })),
      ];
      for (const { name, edge, choices } of all) {
        for (const { what, returnToPlayer } of choices) {
          const [num, den] = [BigInt(returnToPlayer.num), BigInt(returnToPlayer.den)];
          const best = (1_000_000n - BigInt(edge)) * den;
          expect(num * 1_000_000n <= best, `${name}: ${what}`).to.equal(true);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("says why it could not write", async () => {
    const { code, words } = await runScript("scripts/odds.ts", "--json", "/nowhere/odds.json");
    expect(words).to.contain("The odds could not be written").and.not.to.contain("    at ");
    expect(code).to.equal(1);
  });
});
