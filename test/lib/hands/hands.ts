import { expect } from "chai";
import { games } from "../../../lib/games/index.ts";
import { handOf, hands } from "../../../lib/hands/index.ts";

describe("hands", () => {
  it("are found by the name on chain", () => {
    for (const hand of hands) expect(handOf(hand.name)).to.equal(hand);
    expect(handOf("Poker")).to.equal(undefined);
  });

  it("have names, contracts and pages of their own, among games too", () => {
    for (const key of ["name", "contract", "slug"] as const) {
      const all = [...games, ...hands].map((rules) => rules[key]);
      expect(new Set(all).size).to.equal(all.length);
    }
  });
});
