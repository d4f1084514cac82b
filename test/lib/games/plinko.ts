import { expect } from "chai";
import { classesOf } from "../../../lib/games/index.ts";
import {
  decodePlinko,
  encodePlinko,
  PLINKO_ROWS,
  pathOf,
  plinko,
  slotOf,
  slotsOf,
} from "../../../lib/games/plinko.ts";
import { RISKS } from "../../../lib/games/risk.ts";
import { itIsTheContract } from "../../support/model.ts";

describe("games/plinko", () => {
  const legal = [...plinko.choices()];

  itIsTheContract(plinko, {
    choices: [
      ...legal,
      ...[0n, 8n, 79n, 83n, 89n, 123n, 163n, 170n, 1n << 40n, (1n << 256n) - 1n],
      ...Array.from({ length: 20 }, (_, i) => BigInt(70 + 5 * i)),
    ],
    // A path to each slot from both ends, and one that goes both ways.
    around: (choice) => {
      const { rows } = decodePlinko(choice);
      const all = (1n << BigInt(rows)) - 1n;
      return Array.from({ length: rows }, (_, i) => (1n << BigInt(i)) - 1n).flatMap((path) => [
        path,
        all - path,
        path ^ (0xa5a5n & all),
      ]);
    },
  });

  it("encodes and decodes every bet", () => {
    expect(legal).to.have.length(27);
    for (const choice of legal) expect(encodePlinko(decodePlinko(choice))).to.equal(choice);
    expect(encodePlinko({ rows: 16, risk: "high" })).to.equal(162n);
    expect(decodePlinko(91n)).to.deep.equal({ rows: 9, risk: "medium" });
    for (const choice of [-1n, 0n, 70n, 83n, 99n, 163n, 170n]) {
      expect(() => decodePlinko(choice)).to.throw("Plinko has no such choice");
    }
  });

  it("has a slot more than rows, alike on both sides, the best at the rims", () => {
    for (const rows of PLINKO_ROWS) {
      for (const risk of RISKS) {
        const slots = slotsOf({ rows, risk });
        expect(slots).to.have.length(rows + 1);
        expect([...slots].reverse()).to.deep.equal(slots);
        expect(plinko.quote(encodePlinko({ rows, risk })).max).to.equal(slots[0]);
      }
    }
    expect(slotsOf({ rows: 16, risk: "high" })[0]).to.equal(1_000_000_000n);
    expect(slotsOf({ rows: 9, risk: "low" })[4]).to.equal(700_000n);
    expect(slotsOf({ rows: 9, risk: "low" })[5]).to.equal(700_000n);
  });

  it("lands where its path leads", () => {
    expect(pathOf(0b00000110n, 8)).to.deep.equal([
      ...["left", "right", "right", "left"],
      ...["left", "left", "left", "left"],
    ]);
    for (let outcome = 0n; outcome < 1n << 10n; outcome++) {
      const right = pathOf(outcome, 10).filter((step) => step === "right");
      expect(slotOf(outcome)).to.equal(right.length);
    }
  });

  it("has in each class the paths to one slot", () => {
    for (const rows of PLINKO_ROWS) {
      const paths = new Array<bigint>(rows + 1).fill(0n);
      for (let outcome = 0n; outcome < 1n << BigInt(rows); outcome++) {
        const slot = slotOf(outcome);
        paths[slot] = (paths[slot] ?? 0n) + 1n;
      }
      const classes = [...classesOf(plinko, encodePlinko({ rows, risk: "low" }))];
      expect(classes.map(({ weight }) => weight)).to.deep.equal(paths);
      expect(classes.map(({ outcome }) => slotOf(outcome))).to.deep.equal([...paths.keys()]);
    }
  });

  it("says it in words", () => {
    expect(plinko.describe(120n)).to.equal("12 rows, low risk");
    expect(plinko.outcomeLabel(6n)).to.equal("slot 2, path 6");
  });
});
