import { expect } from "chai";
import { gameOf, games } from "../../../lib/games/index.ts";

describe("games", () => {
  it("are found by the name on chain", () => {
    for (const game of games) expect(gameOf(game.name)).to.equal(game);
    expect(gameOf("Poker")).to.equal(undefined);
  });

  it("have names, contracts and pages of their own", () => {
    for (const key of ["name", "contract", "slug"] as const) {
      expect(new Set(games.map((game) => game[key])).size).to.equal(games.length);
    }
  });

  for (const { name, quote, outcomeLabel, examples } of games) {
    it(`${name} has a name for every outcome, each another`, () => {
      const outcomes = Math.min(Number(quote(examples[0]?.[1] as bigint).outcomes), 10_000);
      const labels = Array.from({ length: outcomes }, (_, o) => outcomeLabel(BigInt(o)));
      expect(new Set(labels).size).to.equal(outcomes);
    });
  }
});
