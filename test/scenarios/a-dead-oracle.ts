import { expect } from "chai";
import { openHouse } from "../support/house.ts";

const HEADS = { table: 1n, stake: 20_000n, choice: 0n };

describe("A dead oracle", () => {
  it("stops new rounds before it stops anything else, and lets the house go on when it answers", async () => {
    const house = await openHouse();
    const { casino, bankroll, networkHelpers } = house;
    const [player, provider] = house.players;
    if (!player || !provider) throw new Error("There are no players");
    const rows = await casino.ROWS();
    for (let round = 0n; round < rows; round++) await house.place(HEADS);
    await expect(
      casino.connect(player).place(1, HEADS.stake, 0, { value: 10n ** 16n }),
    ).to.be.revertedWithCustomError(casino, "TooManyOpenRounds");

    // Chips that are not in a bet come out, and so does what an LP has put in.
    const chips = await bankroll.chipsOf(player.address);
    await bankroll.connect(player).cashOut(chips, player.address);
    await bankroll.connect(provider).deposit(10n ** 18n, provider.address, { value: 10n ** 18n });
    const shares = await bankroll.balanceOf(provider.address);
    await bankroll.connect(provider).redeem(shares, provider.address, provider.address);

    // One answer makes room for one round.
    await house.fulfil(rows);
    await house.place(HEADS);

    await networkHelpers.time.increase(25 * 60 * 60);
    for (let round = 1n; round <= rows + 1n; round++) {
      if (round !== rows) await casino.refund(round, 1n);
    }
    expect((await bankroll.ledger()).reserved).to.equal(0n);
    await house.place(HEADS);
    await house.fulfil(rows + 2n);
    expect((await casino.roundOf(rows + 2n)).seats).to.equal(0n);
  });

  it("with an empty subscription, delays a bet and loses nothing", async () => {
    const house = await openHouse({ subscription: 0n });
    const { bankroll, coordinator } = house;
    await house.place(HEADS);
    await expect(house.fulfil(1n)).to.be.revertedWithCustomError(
      coordinator,
      "InsufficientBalance",
    );
    const [, stranger] = house.players;
    await coordinator
      .connect(stranger)
      .fundSubscriptionWithNative(house.subscription, { value: 10n ** 17n });
    await house.fulfil(1n);
    expect((await bankroll.ledger()).reserved).to.equal(0n);
  });
});
