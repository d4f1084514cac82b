import { expect } from "chai";
import { maxStakeDown as exact } from "../../../app/tables/limits.ts";
import { lawOf } from "../../../lib/bank/law.ts";
import { MIN_STAKE, maxStakeDown, profitShareOf } from "../../../lib/bank/limits.ts";
import { randomOf } from "../../../lib/bank/random.ts";
import { games } from "../../../lib/games/index.ts";

describe("bank/limits", () => {
  it("takes the stakes that the house takes", () => {
    const random = randomOf("limits");
    for (const game of games) {
      for (const [, choice] of game.examples) {
        for (const rolls of [1, 10]) {
          const law = lawOf(game, choice, rolls);
          for (const kappa of [0.1, 0.25, 0.5]) {
            const equityHigh = BigInt(Math.floor(10 ** (9 + 6 * random())));
            const reserved = (equityHigh * BigInt(Math.floor(400 * random()))) / 1000n;
            const profitShare = (BigInt(kappa * 1e6) * game.edge) / 1000n;
            const share = profitShareOf(law, kappa);
            expect(Math.round(share * 1e9)).to.equal(Number(profitShare));
            const equityLow = equityHigh - reserved;
            const limits = {
              equityLow,
              equityHigh,
              reserved,
              profitShare,
              maxExposure: 250_000_000n,
            };
            const expected = Number(exact(limits, game.quote(choice), rolls, 0n));
            const stake = maxStakeDown(
              { low: Number(equityLow), high: Number(equityHigh) },
              law,
              share,
            );
            // Where it is the exposure that counts, the dApp stays a chip below.
            const same = Math.abs(Math.max(0, stake) - expected) <= 1 + expected * 1e-12;
            expect(same, `${law.what}: ${stake}, not ${expected}`).to.equal(true);
          }
        }
      }
    }
  });

  it("takes nothing where a quarter of the equity is open", () => {
    const law = lawOf(games[0] as (typeof games)[number], 0n);
    const share = profitShareOf(law, 0.5);
    expect(maxStakeDown({ low: 75e9, high: 100e9 }, law, share)).to.be.lessThan(MIN_STAKE);
    expect(maxStakeDown({ low: 76e9, high: 100e9 }, law, share)).to.equal(
      Math.floor(380_000_000 / 0.98),
    );
  });
});
