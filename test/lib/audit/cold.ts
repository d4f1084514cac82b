import { expect } from "chai";
import { coldAfter, worthOf } from "../../../lib/audit/cold.ts";
import type { HouseEvent } from "../../../lib/audit/events.ts";

const event = (eventName: string, args: object) => ({ eventName, args }) as HouseEvent;

describe("audit/cold", () => {
  it("follows what goes cold, comes back, and is traded both ways", () => {
    let cold = { held: 0n, stable: 0n };
    for (const [name, args, held, stable] of [
      ["Swept", { chips: 100n }, 100n, 0n],
      ["Hedged", { sold: true, chips: 40n, stable: 7n }, 60n, 7n],
      ["Hedged", { sold: false, chips: 11n, stable: 2n }, 71n, 5n],
      ["Refilled", { chips: 20n }, 51n, 5n],
      ["TargetChanged", { chips: 9n }, 51n, 5n],
    ] as const) {
      cold = coldAfter(cold, event(name, args));
      expect(cold, name).to.deep.equal({ held, stable });
    }
  });

  it("values the stablecoin a hundredth lower to sell and higher to buy, rounded against who moves", () => {
    // A third of a chip each: 1,000 units are worth 333 and a third.
    const price = { num: 1n, den: 3n };
    const worth = worthOf({ held: 50n, stable: 1_000n }, price);
    expect(worth).to.deep.equal({ low: 50n + (333n * 99n) / 100n, high: 50n + 338n });
    expect(worthOf({ held: 50n, stable: 0n }, undefined)).to.deep.equal({ low: 50n, high: 50n });
  });

  it("leaves out what has no price, or an absurd one", () => {
    const cold = { held: 50n, stable: 1_000n };
    expect(worthOf(cold, undefined)).to.deep.equal({ low: 50n, high: undefined });
    const absurd = { num: 1n << 128n, den: 1n };
    expect(worthOf(cold, absurd)).to.deep.equal({ low: 50n, high: undefined });
  });
});
