import { expect } from "chai";
import { collectEvidence } from "../../lib/evidence.ts";
import { verifyBet } from "../../lib/verify-bet.ts";
import { openHouse } from "../support/house.ts";

const COUNT = 14;
// A settlement does as much as its gas allows, so an estimate would find the least that settles one bet.
const GAS = { gasLimit: 5_000_000n };

describe("Bets that an answer had no gas for", () => {
  it("are settled by a stranger, in their order, by the same word", async () => {
    const house = await openHouse({ callbackGasLimit: 420_000n });
    const { casino, bankroll, provider, addresses } = house;
    const stranger = house.players[12];
    const bets = await house.placeTogether(
      house.players.slice(0, COUNT).map((player) => ({
        player,
        table: 1n,
        stake: 30_000n,
        choice: 1n,
      })),
    );
    await expect(casino.connect(stranger).settle(1n, 5n)).to.be.revertedWithCustomError(
      casino,
      "NotDrawn",
    );
    await house.fulfil(1n);
    const { settled: first, word } = await casino.roundOf(1n);
    expect(first).to.be.lessThan(BigInt(COUNT - 1));
    expect((await bankroll.ledger()).reserved).to.be.greaterThan(0n);

    await casino.connect(stranger).settle(1n, 1n, GAS);
    await casino.connect(stranger).settle(1n, 100n, GAS);
    await expect(casino.settle(1n, 100n)).to.be.revertedWithCustomError(casino, "RoundNotOpen");
    expect((await bankroll.ledger()).reserved).to.equal(0n);

    const events = await casino.queryFilter(casino.filters.BetsSettled(1n));
    let seat = 0n;
    for (const { args } of events) {
      expect(args.firstSeat).to.equal(seat);
      seat += BigInt(args.payouts.length);
    }
    expect(seat).to.equal(BigInt(COUNT));
    expect(new Set(events.map(({ args }) => args.word))).to.deep.equal(new Set([word]));
    for (const bet of bets) {
      expect(verifyBet(await collectEvidence(provider, addresses, bet)).ok).to.equal(true);
    }
  });

  it("do not keep later rounds from being placed, drawn and settled", async () => {
    const house = await openHouse({ callbackGasLimit: 420_000n });
    const bet = { table: 1n, stake: 30_000n, choice: 1n };
    await house.placeTogether(new Array(COUNT).fill(bet));
    await house.fulfil(1n);
    await house.place(bet);
    await house.fulfil(2n);
    expect((await house.casino.roundOf(2n)).seats).to.equal(0n);
    expect((await house.casino.roundOf(1n)).seats).to.equal(BigInt(COUNT));
    await house.casino.settle(1n, 100n, GAS);
    expect((await house.casino.roundOf(1n)).seats).to.equal(0n);
  });
});
