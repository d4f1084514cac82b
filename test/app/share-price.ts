import { expect } from "chai";
import { pathOf, scaleOf } from "../../app/bank/price/scale.ts";
import { change, price, times } from "../../app/bank/price/words.ts";
import { expectNear } from "../support/near.ts";

const point = (block: bigint, low: number, high: number) => ({ block, time: 0, low, high });

describe("app/bank/price", () => {
  it("holds every price, with some room, and the blocks from edge to edge", () => {
    const { x, y, top, bottom } = scaleOf(
      [point(100n, 0.9, 1), point(150n, 0.8, 1.2), point(300n, 1, 1.1)],
      640,
      200,
    );
    expect([x(100n), x(300n)]).to.deep.equal([0, 640]);
    expectNear(x(150n), 160, 1e-9);
    expect(top > 1.2 && bottom < 0.8).to.equal(true);
    expectNear(y(top), 0, 1e-9);
    expectNear(y(bottom), 200, 1e-9);
    expect(y(1.2) < y(0.8)).to.equal(true);
  });

  it("draws a price that stood still in the middle", () => {
    const { x, y } = scaleOf([point(5n, 1, 1), point(5n, 1, 1)], 640, 200);
    expectNear(y(1), 100, 1e-6);
    expect(x(5n)).to.equal(0);
  });

  it("writes a line as SVG does", () => {
    expect(
      pathOf([
        [0, 1],
        [2.25, 3],
      ]),
    ).to.equal("0.0,1.0L2.3,3.0");
  });

  it("writes a price to the millionth, and a change with three digits that say something", () => {
    expect(price(1.0000214)).to.equal("1.000021");
    expect(change(0.0125)).to.equal("+1.25 %");
    expect(change(-0.000_021_34)).to.equal("\u22120.00213 %");
    expect(change(0)).to.equal("0.00 %");
    expect(change(1e-14)).to.equal("+0.00000000 %");
  });

  it("says how long it takes, no more exactly than it is known", () => {
    expect(times(1.52)).to.equal("about 1.5 times");
    expect(times(1_234)).to.equal("about 1,200 times");
    expect(times(Number.POSITIVE_INFINITY)).to.equal("over a million times");
  });
});
