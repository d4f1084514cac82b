import { expect } from "chai";
import { placeOf, WHEEL } from "../../app/roulette/geometry.ts";
import { chipsOn, lay, type Spread, take } from "../../app/spread/spread.ts";
import { colourOf, SPOTS } from "../../lib/games/roulette.ts";
import { MAX_COUNT } from "../../lib/games/spread.ts";

describe("app/roulette", () => {
  describe("the layout", () => {
    it("gives every spot a place of its own", () => {
      const places = SPOTS.map(({ id }) => JSON.stringify(placeOf(id)));
      expect(new Set(places).size).to.equal(SPOTS.length);
    });

    it("lays an inside spot on the edge of exactly its numbers", () => {
      const inside = SPOTS.filter(({ kind }) =>
        ["split", "corner", "trio", "first four"].includes(kind),
      );
      for (const { id, numbers, name } of inside) {
        const { along, across } = placeOf(id);
        // Zero is as long as three numbers; streets end at the dozens, so the first four touch three numbers and zero at a corner.
        const touched = SPOTS.slice(0, 37).filter(({ id: number }) => {
          const cell = placeOf(number);
          return (
            Math.abs(cell.along - along) <= cell.length / 2 &&
            Math.abs(cell.across - across) <= cell.breadth / 2
          );
        });
        const wanted = name.startsWith("first four") ? [0, 1] : numbers;
        expect(
          touched.map(({ id: number }) => number),
          name,
        ).to.deep.equal(wanted);
      }
    });

    it("has every pocket on the wheel once, red and black in turn", () => {
      expect([...WHEEL].sort((a, b) => a - b)).to.deep.equal(
        Array.from({ length: 37 }, (_, n) => n),
      );
      for (let i = 2; i < WHEEL.length; i++) {
        expect(colourOf(WHEEL[i] as number)).not.to.equal(colourOf(WHEEL[i - 1] as number));
      }
    });
  });

  describe("the spread", () => {
    it("grows spot by spot, in the order of laying", () => {
      let spread = lay([], 17, 5) as Spread;
      spread = lay(spread, 0, 1) as Spread;
      spread = lay(spread, 17, 2) as Spread;
      expect(spread).to.deep.equal([
        { spot: 17, count: 7 },
        { spot: 0, count: 1 },
      ]);
      expect(chipsOn(spread)).to.equal(8);
    });

    it("takes what a spot still takes, then refuses", () => {
      const almost = lay([], 3, 250) as Spread;
      const full = lay(almost, 3, 100) as Spread;
      expect(full).to.deep.equal([{ spot: 3, count: MAX_COUNT }]);
      expect(lay(full, 3, 1)).to.equal("count");
    });

    it("refuses a seventeenth spot, but not more on the sixteenth", () => {
      let spread: Spread = [];
      for (let spot = 0; spot < 16; spot++) spread = lay(spread, spot, 1) as Spread;
      expect(lay(spread, 16, 1)).to.equal("spots");
      expect(chipsOn(lay(spread, 15, 1) as Spread)).to.equal(17);
    });

    it("gives chips back, and the spot when it is empty", () => {
      const spread: Spread = [{ spot: 5, count: 3 }];
      expect(take(spread, 5, 1)).to.deep.equal([{ spot: 5, count: 2 }]);
      expect(take(spread, 5, 9)).to.deep.equal([]);
      expect(take(spread, 6, 1)).to.deep.equal(spread);
    });
  });
});
