import { expect } from "chai";
import { cardName, cardOf, numberOf, rankName } from "../../../lib/hands/cards.ts";

describe("hands/cards", () => {
  it("are 52, by number and by name", () => {
    const all = Array.from({ length: 52 }, (_, i) => i);
    expect(all.map((number) => numberOf(cardOf(number)))).to.deep.equal(all);
    expect(new Set(all.map((number) => cardName(cardOf(number)))).size).to.equal(52);
    expect(cardName(cardOf(0n))).to.equal("A♣");
    expect(cardName(cardOf(35n))).to.equal("10♥");
    expect(cardName(cardOf(51))).to.equal("K♠");
  });

  it("are no others", () => {
    for (const number of [-1n, 52n]) expect(() => cardOf(number)).to.throw("No card");
    for (const rank of [0, 14]) expect(() => rankName(rank)).to.throw("No rank");
  });
});
