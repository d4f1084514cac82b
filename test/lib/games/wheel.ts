import { expect } from "chai";
import { RISKS } from "../../../lib/games/risk.ts";
import {
  decodeWheel,
  encodeWheel,
  WHEEL_SEGMENTS,
  wheel,
  wheelOf,
} from "../../../lib/games/wheel.ts";
import { itIsTheContract } from "../../support/model.ts";

describe("games/wheel", () => {
  const legal = [...wheel.choices()];

  itIsTheContract(wheel, {
    choices: [...Array.from({ length: 100 }, (_, i) => BigInt(i)), 1n << 40n, (1n << 256n) - 1n],
    around: (choice) => Array.from(wheelOf(decodeWheel(choice)), (_, i) => BigInt(i)),
  });

  it("encodes and decodes every bet", () => {
    expect(legal).to.have.length(15);
    for (const choice of legal) expect(encodeWheel(decodeWheel(choice))).to.equal(choice);
    expect(encodeWheel({ segments: 30, risk: "high" })).to.equal(32n);
    expect(decodeWheel(51n)).to.deep.equal({ segments: 50, risk: "medium" });
    for (const choice of [-1n, 0n, 2n, 9n, 13n, 19n, 53n, 60n, 100n]) {
      expect(() => decodeWheel(choice)).to.throw("Wheel has no such choice");
    }
  });

  it("returns 99 % on every wheel", () => {
    for (const risk of RISKS) {
      for (const segments of WHEEL_SEGMENTS) {
        const pays = wheelOf({ segments, risk });
        expect(pays).to.have.length(segments);
        const sum = pays.reduce((total, one) => total + one, 0n);
        expect(sum, `${segments} ${risk}`).to.equal(BigInt(segments) * 990_000n);
      }
    }
  });

  it("says it in words", () => {
    expect(wheel.describe(21n)).to.equal("20 segments, medium risk");
    expect(wheel.outcomeLabel(7n)).to.equal("segment 7");
  });
});
