import { expect } from "chai";
import { chipsToWei, weiToChipsDown } from "../../lib/chips.ts";
import { openHouse } from "../support/house.ts";

const ETHER = 10n ** 18n;
const STAKE = 1_000_000_000n; // 1 ether in chips
const BET = { table: 1n, stake: STAKE, choice: 0n };

describe("A liquidity provider", () => {
  it("puts money in and gets it out again, if no bet was settled in between", async () => {
    const { bankroll, players, ethers } = await openHouse({ bank: 1_000n * ETHER });
    const [provider] = players;
    if (!provider) throw new Error("There is no provider");
    await bankroll
      .connect(provider)
      .deposit(500n * ETHER, provider.address, { value: 500n * ETHER });
    const shares = await bankroll.balanceOf(provider.address);
    const back = await bankroll.previewRedeem(shares);
    // Rounded against the one who leaves, by less than two chips.
    expect(500n * ETHER - back).to.be.within(0n, chipsToWei(2n));
    await expect(
      bankroll.connect(provider).redeem(shares, provider.address, provider.address),
    ).to.changeEtherBalance(ethers, provider, back);
  });

  it("shares what the house wins and loses, in proportion", async () => {
    const house = await openHouse({ bank: 1_000n * ETHER });
    const { bankroll, players, owner } = house;
    const provider = players[5];
    if (!provider) throw new Error("There is no provider");
    await bankroll
      .connect(provider)
      .deposit(1_000n * ETHER, provider.address, { value: 1_000n * ETHER });
    const worthOf = async (address: string) =>
      weiToChipsDown(await bankroll.previewRedeem(await bankroll.balanceOf(address)));
    for (let round = 1n; round <= 8n; round++) {
      await house.place(BET);
      await house.fulfil(round);
    }
    const payouts = (await house.casino.queryFilter(house.casino.filters.BetsSettled())).flatMap(
      ({ args }) => [...args.payouts],
    );
    const won = 8n * STAKE - payouts.reduce((sum, payout) => sum + payout, 0n);
    expect(won).not.to.equal(0n);
    const each = 1_000n * STAKE + won / 2n;
    for (const address of [provider.address, owner.address]) {
      expect((await worthOf(address)) - each).to.be.within(-3n, 3n);
    }
  });

  it("gains nothing by moving between a word and its settlement", async () => {
    const house = await openHouse({ bank: 1_000n * ETHER });
    const { bankroll, players } = house;
    const provider = players[5];
    if (!provider) throw new Error("There is no provider");
    await house.place(BET);
    // Whoever sees the word coming comes in before a loss of the player, or leaves before his win.
    await bankroll
      .connect(provider)
      .deposit(1_000n * ETHER, provider.address, { value: 1_000n * ETHER });
    const shares = await bankroll.balanceOf(provider.address);
    const atOnce = await bankroll.previewRedeem(shares);
    expect(atOnce).to.be.lessThan(1_000n * ETHER);
    await house.fulfil(1n);
    const later = await bankroll.previewRedeem(shares);
    expect(later).to.be.at.most(1_000n * ETHER);
  });

  it("cannot take out what open bets may win", async () => {
    const house = await openHouse({ bank: 1_000n * ETHER });
    const { bankroll, owner } = house;
    await house.place(BET);
    const { reserved } = await bankroll.ledger();
    await bankroll.redeem(await bankroll.balanceOf(owner.address), owner.address, owner.address);
    const { cash, chips } = await bankroll.ledger();
    expect(cash - chips).to.be.at.least(reserved);
    await house.fulfil(1n);
    const player = house.players[0];
    if (!player) throw new Error("There is no player");
    await bankroll.connect(player).cashOut(await bankroll.chipsOf(player.address), player.address);
  });
});
