import { expect } from "chai";
import { chipsToWei } from "../../lib/chips.ts";
import { betWord } from "../../lib/draw.ts";
import { collectEvidence } from "../../lib/evidence.ts";
import { encodeDice } from "../../lib/games/dice.ts";
import { coinFlip, dice, roulette } from "../../lib/games/index.ts";
import { encodeSpread } from "../../lib/games/roulette.ts";
import { ONE_ROLL, settleBet } from "../../lib/play.ts";
import { verifyBet } from "../../lib/verify-bet.ts";
import { type House, openHouse } from "../support/house.ts";

const BOUGHT = 5_000_000n;
const STAKE = 100_000n;

describe("A player", () => {
  let house: House;

  beforeEach(async () => {
    house = await openHouse();
  });

  it("buys in, bets, is settled by a genuine proof, verifies it, and cashes out", async () => {
    const { casino, bankroll, provider, addresses, ethers } = house;
    const [player] = house.players;
    if (!player) throw new Error("There is no player");
    await bankroll.connect(player).buyIn(player.address, { value: chipsToWei(BOUGHT) });
    expect(await bankroll.chipsOf(player.address)).to.equal(BOUGHT);

    // With chips alone: no money comes with the bet.
    const bet = house.betOf(await house.receiptOf(casino.connect(player).place(1, STAKE, 1)));
    const held = await bankroll.chipsOf(player.address);
    expect(held).to.be.lessThan(BOUGHT - STAKE);
    expect((await bankroll.ledger()).reserved).to.be.greaterThan((STAKE * 198n) / 100n);

    await house.fulfil(1n);
    const payout = (await bankroll.chipsOf(player.address)) - held;
    expect([0n, (STAKE * 198n) / 100n]).to.include(payout);
    expect((await bankroll.ledger()).reserved).to.equal(0n);

    const verdict = verifyBet(await collectEvidence(provider, addresses, bet));
    expect(verdict.ok).to.equal(true);
    expect(verdict.settlement?.payout).to.equal(payout);

    const chips = await bankroll.chipsOf(player.address);
    await expect(bankroll.connect(player).cashOut(chips, player.address)).to.changeEtherBalance(
      ethers,
      player,
      chipsToWei(chips),
    );
    expect(await bankroll.chipsOf(player.address)).to.equal(0n);
  });

  it("is paid at each game what the word says, as anybody can compute", async () => {
    const under = encodeDice({ direction: "under", threshold: 5_000n });
    const spread = encodeSpread([
      { spot: 17, count: 1 },
      { spot: 152, count: 4 },
      { spot: 146, count: 2 },
    ]);
    const stops = { count: 10, stopGain: STAKE, stopLoss: 3n * STAKE };
    const bets = [
      { game: coinFlip, table: 1n, choice: 0n },
      { game: coinFlip, table: 1n, choice: 0n, rolls: stops },
      { game: dice, table: 2n, choice: under },
      { game: dice, table: 2n, choice: under, rolls: stops },
      { game: roulette, table: 3n, choice: spread },
    ];
    for (const [index, { game, ...bet }] of bets.entries()) {
      const id = await house.place({ ...bet, stake: STAKE });
      const receipt = await house.fulfil(BigInt(index + 1));
      const [settled] = await house.casino.queryFilter(
        house.casino.filters.BetsSettled(),
        receipt.blockNumber,
      );
      if (!settled) throw new Error("The bet was not settled");
      const { word, payouts } = settled.args;
      const terms = { game, stake: STAKE, choice: bet.choice, rolls: bet.rolls ?? ONE_ROLL };
      const mine = settleBet(terms, betWord(word, id));
      expect(payouts[0], game.name).to.equal(mine.payout);
    }
  });

  it("buys in with the bet, and keeps what was sent too much as chips", async () => {
    const { bankroll } = house;
    const player = house.players[0]?.address ?? "";
    await house.place({ table: 1n, stake: STAKE, choice: 0n });
    const rest = await bankroll.chipsOf(player);
    expect(rest).to.be.greaterThan(0n);
    const [bought] = await bankroll.queryFilter(bankroll.filters.BoughtIn(player));
    expect(bought?.args.chips).to.be.greaterThan(STAKE + rest);
  });
});
