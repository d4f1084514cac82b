import { expect } from "chai";
import {
  affordableStakeDown,
  type Limits,
  maxStakeDown,
  profitLimit,
  quotedBaseFee,
} from "../../app/tables/limits.ts";
import { encodeDice } from "../../lib/games/dice.ts";
import { coinFlip, dice, type Game, isWide, roulette } from "../../lib/games/index.ts";
import { encodeSpread } from "../../lib/games/roulette.ts";
import { type House, openHouse } from "../support/house.ts";

const GWEI = 10n ** 9n;

describe("app/tables/limits", () => {
  describe("maxStakeDown, against the casino", () => {
    let house: House;

    before(async () => {
      house = await openHouse();
    });

    async function limitsOf(table: bigint): Promise<Limits> {
      const [ledger, equityLow, equityHigh, maxExposure, [, profitShare]] = await Promise.all([
        house.bankroll.ledger(),
        house.bankroll.hotEquityLow(),
        house.bankroll.hotEquityHigh(),
        house.bankroll.MAX_EXPOSURE(),
        house.casino.tableOf(table),
      ]);
      return { equityLow, equityHigh, reserved: ledger.reserved, maxExposure, profitShare };
    }

    const cases: [string, bigint, Game, bigint, number][] = [
      ["a coin", 1n, coinFlip, 0n, 1],
      ["a coin of 100 rolls", 1n, coinFlip, 1n, 100],
      ["the least likely roll", 2n, dice, encodeDice({ direction: "under", threshold: 1n }), 1],
      [
        "the likeliest roll, where exposure is the limit",
        2n,
        dice,
        encodeDice({ direction: "over", threshold: 199n }),
        1,
      ],
      ["a number", 3n, roulette, encodeSpread([{ spot: 17, count: 1 }]), 1],
      [
        "a spread of 7 rolls",
        3n,
        roulette,
        encodeSpread([
          { spot: 17, count: 3 },
          { spot: 151, count: 9 },
        ]),
        7,
      ],
    ];
    for (const [what, table, game, choice, rolls] of cases) {
      it(`is taken, and one per cent more is not: ${what}`, async () => {
        const quote = game.quote(choice);
        const fee = await house.feeOf(BigInt(rolls), isWide(choice));
        const limits = await limitsOf(table);
        const max = maxStakeDown(limits, quote, rolls, fee);
        const [player] = house.players;
        if (!player) throw new Error("no player");
        const place = (stake: bigint) => {
          const value = (stake * quote.units * BigInt(rolls) + fee) * GWEI;
          const terms = { count: rolls, stopGain: 0n, stopLoss: 0n };
          return house.casino
            .connect(player)
            .placeRolls.staticCall(table, stake, choice, terms, { value });
        };
        await place(max);
        await expect(place((max * 101n) / 100n)).to.be.revert(house.ethers);
      });
    }
  });

  const limits: Limits = {
    equityLow: 1_000_000n,
    equityHigh: 1_100_000n,
    reserved: 100_000n,
    profitShare: 2_500_000n,
    maxExposure: 250_000_000n,
  };

  it("profitLimit is a part of the low equity", () => {
    expect(profitLimit(limits)).to.equal(2_500n);
  });

  it("maxStakeDown is nothing when there is no room for the fee", () => {
    expect(maxStakeDown(limits, coinFlip.quote(0n), 1, 300_000n)).to.equal(0n);
  });

  it("affordableStakeDown leaves the fee and counts units and rolls", () => {
    const quote = roulette.quote(encodeSpread([{ spot: 0, count: 4 }]));
    expect(affordableStakeDown(1_000n, quote, 2, 200n)).to.equal(100n);
    expect(affordableStakeDown(100n, quote, 2, 200n)).to.equal(0n);
  });

  it("quotedBaseFee is a quarter above", () => {
    expect(quotedBaseFee(1_000n)).to.equal(1_250n);
  });
});
