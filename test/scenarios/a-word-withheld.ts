import { expect } from "chai";
import { openHouse } from "../support/house.ts";

const REFUND_AFTER = 25 * 60 * 60;
const HEADS = { table: 1n, stake: 70_000n, choice: 0n };

describe("A word that is withheld", () => {
  it("gives every player of its round stake and fee back after 25 hours, by anybody's hand", async () => {
    const house = await openHouse();
    const { casino, bankroll, networkHelpers, ethers } = house;
    const players = house.players.slice(0, 4);
    const stranger = house.players[9];
    await house.placeTogether(players.map((player) => ({ ...HEADS, player })));

    await networkHelpers.time.increase(REFUND_AFTER - 30);
    await expect(casino.connect(stranger).refund(1n, 10n)).to.be.revertedWithCustomError(
      casino,
      "NotRefundable",
    );
    await networkHelpers.time.increase(30);
    // In two batches: the second goes on where the first ended.
    await casino.connect(stranger).refund(1n, 3n);
    await casino.connect(stranger).refund(1n, 10n);
    for (const { address } of players) {
      const [bought] = await bankroll.queryFilter(bankroll.filters.BoughtIn(address));
      expect(await bankroll.chipsOf(address)).to.equal(bought?.args.chips);
    }
    const { chips, reserved, fees } = await bankroll.ledger();
    expect([reserved, fees]).to.deep.equal([0n, 0n]);
    expect(chips).to.be.greaterThan(4n * HEADS.stake);
    await expect(casino.refund(1n, 10n)).to.be.revertedWithCustomError(casino, "RoundNotOpen");
    await expect(casino.settle(1n, 10n)).to.be.revertedWithCustomError(casino, "RoundNotOpen");
    expect(await ethers.provider.getBalance(await bankroll.getAddress())).to.be.greaterThan(0n);
  });

  it("changes nothing when it comes too late", async () => {
    const house = await openHouse();
    const { casino, bankroll, networkHelpers } = house;
    const player = house.players[0]?.address ?? "";
    await house.place(HEADS);
    const before = await bankroll.chipsOf(player);
    await networkHelpers.time.increase(REFUND_AFTER);
    const receipt = await house.fulfil(1n);
    const ignored = await casino.queryFilter(casino.filters.WordIgnored(), receipt.blockNumber);
    expect(ignored).to.have.length(1);
    expect(await bankroll.chipsOf(player)).to.equal(before);
    await casino.refund(1n, 1n);
    expect(await bankroll.chipsOf(player)).to.be.greaterThan(before + HEADS.stake);
  });

  it("still draws a round whose deadline has not passed", async () => {
    const house = await openHouse();
    await house.place(HEADS);
    await house.networkHelpers.time.increase(REFUND_AFTER - 30);
    await house.fulfil(1n);
    expect((await house.casino.roundOf(1n)).seats).to.equal(0n);
    expect((await house.bankroll.ledger()).reserved).to.equal(0n);
  });
});
