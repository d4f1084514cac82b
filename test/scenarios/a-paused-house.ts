import { expect } from "chai";
import { openHouse } from "../support/house.ts";

const HEADS = { table: 1n, stake: 40_000n, choice: 0n };

describe("A paused house", () => {
  it("takes no new bet, and keeps every promise that it has made", async () => {
    const house = await openHouse();
    const { casino, bankroll, networkHelpers } = house;
    const [player, provider] = house.players;
    if (!player || !provider) throw new Error("There are no players");
    await bankroll.connect(provider).deposit(10n ** 18n, provider.address, { value: 10n ** 18n });
    await house.place(HEADS);
    await house.place(HEADS);
    await casino.pause();

    await expect(
      casino.connect(player).place(1, HEADS.stake, 0, { value: 10n ** 16n }),
    ).to.be.revertedWithCustomError(casino, "NewBetsPaused");

    await house.fulfil(1n);
    expect((await casino.roundOf(1n)).seats).to.equal(0n);
    await networkHelpers.time.increase(25 * 60 * 60);
    await casino.connect(player).refund(2n, 1n);
    expect((await bankroll.ledger()).reserved).to.equal(0n);

    const chips = await bankroll.chipsOf(player.address);
    expect(chips).to.be.greaterThan(0n);
    await bankroll.connect(player).cashOut(chips, player.address);
    const shares = await bankroll.balanceOf(provider.address);
    await bankroll.connect(provider).redeem(shares, provider.address, provider.address);
    expect(await bankroll.balanceOf(provider.address)).to.equal(0n);

    await casino.resume();
    await house.place(HEADS);
    await house.fulfil(3n);
    expect((await casino.roundOf(3n)).seats).to.equal(0n);
  });
});
