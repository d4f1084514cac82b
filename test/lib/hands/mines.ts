import { expect } from "chai";
import {
  CASH_OUT,
  encodeMines,
  encodeTiles,
  mines,
  TILES,
  tilesOf,
  worthOf,
} from "../../../lib/hands/mines.ts";
import { itIsTheHand } from "../../support/hand.ts";
import { sample } from "../../support/sample.ts";

const everyTile = (1n << 25n) - 1n;

describe("hands/mines", () => {
  itIsTheHand(mines, {
    choices: [
      ...Array.from({ length: 27 }, (_, m) => (BigInt(m) << 25n) | 1n),
      ...Array.from({ length: 24 }, (_, m) => (BigInt(m + 1) << 25n) | (1n << BigInt(m))),
      // As many tiles as can be safe, and one more.
      ...Array.from(
        { length: 24 },
        (_, m) => (BigInt(m + 1) << 25n) | (everyTile >> BigInt(m + 1)),
      ),
      ...Array.from({ length: 24 }, (_, m) => (BigInt(m + 1) << 25n) | (everyTile >> BigInt(m))),
      ...[0n, 1n, everyTile, 1n << 25n, (1n << 40n) | 1n, (1n << 255n) | 1n, (1n << 256n) - 1n],
      ...sample(1n, 50, 1n << 30n),
    ],
    actions: (state) => {
      const closed = ~state & everyTile;
      const [lowest, others] = [closed & -closed, closed & (closed - 1n)];
      return [
        ...[everyTile, 1n << 25n, (1n << 256n) - 1n, state & everyTile, closed, others],
        ...[lowest | (others & -others), ...sample(state, 4, 1n << 25n)],
      ];
    },
    walks: 2,
  });

  it("encodes and decodes tiles", () => {
    expect(encodeTiles([])).to.equal(CASH_OUT);
    expect(encodeTiles([24, 0])).to.equal((1n << 24n) | 1n);
    expect(tilesOf((1n << 24n) | 1n)).to.deep.equal([0, 24]);
    for (const tiles of [[-1], [25], [1.5], [3, 3]]) {
      expect(() => encodeTiles(tiles)).to.throw("No tile to open");
    }
    expect(encodeMines({ mines: 3, tiles: [7] })).to.equal((3n << 25n) | (1n << 7n));
    for (const mines of [0, 25]) {
      expect(() => encodeMines({ mines, tiles: [0] })).to.throw("Mines has no such choice");
    }
    expect(() => encodeMines({ mines: 24, tiles: [0, 1] })).to.throw("Mines has no such choice");
  });

  it("knows what a hand is worth", () => {
    expect(worthOf(1, 1)).to.equal(1_031_250n); // 0.99 * 25/24
    expect(worthOf(3, 1)).to.equal(1_125_000n); // 0.99 * 25/22
    expect(worthOf(24, 1)).to.equal(24_750_000n); // 0.99 * 25
    expect(worthOf(12, 13)).to.equal(5_148_297_000_000n); // 0.99 * C(25, 13)
  });

  it("shows the board", () => {
    const choice = encodeMines({ mines: 3, tiles: [4, 2] });
    // The lowest tile first: 2 has the digit 3 of 25, which is safe, and 4 the digit 20 of 24.
    const dealt = 3n + 25n * 20n;
    const first = mines.view(choice, dealt);
    expect(first.tiles.flatMap((tile, i) => (tile === "safe" ? [i] : []))).to.deep.equal([2, 4]);
    expect(first).to.include({ mines: 3, worth: worthOf(3, 2), next: worthOf(3, 3), over: false });

    const picks = { action: encodeTiles([0, 1, 9]), outcome: 22n + 23n * (2n + 22n * 9n) };
    const hit = mines.view(choice, dealt, [picks]);
    expect(hit.tiles.slice(0, 10)).to.deep.equal([
      "safe",
      "mine",
      "safe",
      "closed",
      "safe",
      "closed",
      "closed",
      "closed",
      "closed",
      "closed",
    ]);
    expect(hit).to.include({ worth: 0n, next: undefined, over: true });

    const paid = mines.view(choice, dealt, [{ action: CASH_OUT, outcome: 0n }]);
    expect(paid).to.include({ worth: worthOf(3, 2), next: undefined, over: true });
    const { state } = mines.deal(choice, dealt);
    expect(mines.play(state, CASH_OUT, 0n)).to.deep.equal({ state: 0n, payout: worthOf(3, 2) });
    expect(mines.play(state, picks.action, picks.outcome)).to.deep.equal({ state: 0n, payout: 0n });
  });

  it("is over when only mines are left", () => {
    const choice = encodeMines({ mines: 23, tiles: [0, TILES - 1] });
    const view = mines.view(choice, 24n + 25n * 23n);
    expect(view).to.include({ worth: worthOf(23, 2), next: undefined, over: true });
    expect(mines.deal(choice, 24n + 25n * 23n)).to.deep.equal({
      state: 0n,
      payout: worthOf(23, 2),
    });
  });

  it("says it in words", () => {
    const choice = encodeMines({ mines: 3, tiles: [7] });
    expect(mines.describe(choice)).to.equal("3 mines, tile 8");
    expect(mines.describe(encodeMines({ mines: 1, tiles: [0, 24] }))).to.equal(
      "1 mine, tiles 1, 25",
    );
    expect(mines.describeAction(choice, CASH_OUT)).to.equal("cash out");
    expect(mines.describeAction(choice, encodeTiles([0, 1]))).to.equal("tiles 1, 2");
  });
});
