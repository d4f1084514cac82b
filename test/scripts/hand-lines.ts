import { expect } from "chai";
import { blackjack, hiLo, mines, videoPoker } from "../../lib/hands/index.ts";
import { type Line, lineOf } from "../../scripts/audit/hand-lines.ts";
import { sample } from "../support/sample.ts";

/** The most draws that a hand takes from its deal on, and the outcomes that a draw of it may have. */
function drawsOf({ hand, choice, strategy }: Line): { most: number; ranges: Set<bigint> } {
  const play = strategy();
  const ranges = new Set([hand.quote(choice).outcomes]);
  const known = new Map<string, number>();
  const from = (state: bigint, decisions: number): number => {
    if (state === 0n) return 0;
    const key = `${state} ${decisions}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const action = play(state, decisions);
    const { outcomes } = hand.decide(state, action);
    if (outcomes > 1n) ranges.add(outcomes);
    const rest = Array.from(hand.playClasses(state, action), ({ outcome }) =>
      from(hand.play(state, action, outcome).state, decisions + 1),
    );
    const most = (outcomes > 1n ? 1 : 0) + Math.max(...rest);
    known.set(key, most);
    return most;
  };
  const dealt = Array.from(hand.dealClasses(choice), ({ outcome }) =>
    from(hand.deal(choice, outcome).state, 0),
  );
  return { most: 1 + Math.max(...dealt), ranges };
}

describe("scripts/audit/hand-lines", () => {
  for (const hand of [blackjack, mines, hiLo]) {
    it(`knows how often a hand of ${hand.name} may draw, and out of how many at the least`, () => {
      const line = lineOf(hand.slug);
      const { most, ranges } = drawsOf(line);
      expect(line.longest).to.equal(most);
      for (const range of ranges) expect(range >= BigInt(line.letters)).to.equal(true);
    });
  }

  it("knows that video poker draws once more, for one card at the least", () => {
    const { letters, longest, choice, strategy } = lineOf(videoPoker.slug);
    const play = strategy();
    const { outcomes } = videoPoker.quote(choice);
    const least = sample(3n, 200, outcomes).map((outcome) => {
      const { state } = videoPoker.deal(choice, outcome);
      const action = play(state, 0);
      const drawn = videoPoker.decide(state, action).outcomes;
      expect(videoPoker.play(state, action, 0n).state).to.equal(0n);
      return drawn === 1n ? outcomes : drawn;
    });
    expect(Math.min(...least.map(Number))).to.equal(letters);
    expect(longest).to.equal(2);
  });
});
