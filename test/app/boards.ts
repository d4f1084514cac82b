import { expect } from "chai";
import { sample } from "../../app/keno/sample.ts";
import { HEIGHT, heightAt, ticksTo, topOf, yOf } from "../../app/limbo/curve.ts";
import { shortTimes, tierOf } from "../../app/parts/tiers.ts";
import { ballAt, pegsOf, touches } from "../../app/plinko/fall.ts";
import { PLINKO_ROWS, pathOf, slotOf } from "../../lib/games/plinko.ts";
import { expectNear } from "../support/near.ts";

describe("app: the boards", () => {
  describe("plinko", () => {
    it("lets the ball touch a peg of every row, and lie in the slot of its path", () => {
      for (const rows of PLINKO_ROWS) {
        for (const outcome of [0n, 0b1011001n, (1n << BigInt(rows)) - 1n]) {
          const points = touches(pathOf(outcome, rows));
          const pegs = pegsOf(rows);
          const onPegs = points.slice(1, -1);
          expect(onPegs).to.have.length(rows);
          for (const [row, { x }] of onPegs.entries()) {
            expect(pegs).to.deep.include({ x, y: row });
          }
          expect(ballAt(points, 1).x).to.equal(slotOf(outcome) - rows / 2);
          expect(ballAt(points, 0)).to.deep.equal(points[0]);
        }
      }
    });

    it("never lets the ball jump", () => {
      const points = touches(pathOf(0b0110_1001_1010_0101n, 16));
      for (let i = 0; i < 2_000; i++) {
        const [a, b] = [ballAt(points, i / 2_000), ballAt(points, (i + 1) / 2_000)];
        expect(Math.hypot(a.x - b.x, a.y - b.y)).to.be.below(0.05);
      }
    });
  });

  describe("limbo", () => {
    it("climbs from 1 to the point, and never falls", () => {
      let before = 0;
      for (let part = 0; part <= 1; part += 0.01) {
        const height = heightAt(part, 341);
        expect(height).to.be.at.least(before);
        before = height;
      }
      expect(heightAt(0, 341)).to.equal(1);
      expectNear(heightAt(1, 341), 341, 1e-9);
      expect(heightAt(0.5, 0.99)).to.equal(0.99);
    });

    it("has room for the target and the point, between a few ticks", () => {
      for (const [target, point] of [
        [1.01, 0.99],
        [2, 1.5],
        [10, 99_000],
        [1_000_000, 3],
      ] as const) {
        const top = topOf(target, point);
        for (const value of [target, point]) expect(yOf(value, top)).to.be.within(0, HEIGHT);
        const ticks = ticksTo(top);
        expect(ticks.length, `${ticks}`).to.be.within(1, 5);
        expect(ticks[0]).to.equal(1);
      }
    });
  });

  describe("keno", () => {
    it("picks as many different numbers as wanted, in order", () => {
      let next = 0;
      const random = () => (next = (next * 1_664_525 + 1_013_904_223) % 2 ** 32);
      for (let count = 1; count <= 10; count++) {
        const picks = sample(count, 40, random);
        expect(new Set(picks).size).to.equal(count);
        expect([...picks].sort((a, b) => a - b)).to.deep.equal(picks);
        expect(Math.min(...picks)).to.be.at.least(1);
        expect(Math.max(...picks)).to.be.at.most(40);
      }
    });

    it("draws again what would favour some numbers", () => {
      // 2^32 is 16 more than a multiple of 40.
      const drawn = [2 ** 32 - 1, 2 ** 32 - 16, 7];
      expect(sample(1, 40, () => drawn.shift() as number)).to.deep.equal([8]);
      expect(drawn).to.deep.equal([]);
    });
  });

  describe("multipliers", () => {
    it("are written in as few digits as they have", () => {
      const texts = [0n, 400_000n, 1_000_000n, 1_950_000n, 29_000_000n].map(shortTimes);
      expect(texts).to.deep.equal(["0×", "0.4×", "1×", "1.95×", "29×"]);
    });

    it("are the brighter the more they are", () => {
      const tiers = [0n, 999_999n, 1_000_000n, 2_000_000n, 3_000_000n, 10_000_000n].map(tierOf);
      expect(tiers).to.deep.equal([0, 1, 2, 3, 4, 5]);
    });
  });
});
