import { expect } from "chai";
import { seatOf } from "../../lib/bet-id.ts";
import { collectEvidence } from "../../lib/evidence.ts";
import { verifyBet } from "../../lib/verify-bet.ts";
import { type House, openHouse } from "../support/house.ts";

const STAKE = 50_000n;
const HEADS = { table: 1n, stake: STAKE, choice: 0n };

/** Where an OP chain keeps what it knows of its parent chain. Other chains have nothing there. */
const GAS_PRICE_ORACLE = "0x420000000000000000000000000000000000000F";

describe("On a chain of the OP stack", () => {
  let house: House;

  beforeEach(async () => {
    house = await openHouse({ chainType: "op" });
  });

  it("the house stands beside the chain's own contracts", async () => {
    const other = await openHouse();
    expect((await house.ethers.provider.getCode(GAS_PRICE_ORACLE)).length).to.be.above(2);
    expect(await other.ethers.provider.getCode(GAS_PRICE_ORACLE)).to.equal("0x");
  });

  it("a bet is placed, settled by a genuine proof, verified, and cashed out", async () => {
    const { bankroll, provider, addresses, ethers } = house;
    const [player] = house.players;
    if (!player) throw new Error("There is no player");
    const bet = await house.place(HEADS);
    const held = await bankroll.chipsOf(player.address);
    await house.fulfil(1n);
    const payout = (await bankroll.chipsOf(player.address)) - held;
    expect([0n, (STAKE * 198n) / 100n]).to.include(payout);
    const verdict = verifyBet(await collectEvidence(provider, addresses, bet));
    expect(verdict.ok).to.equal(true);
    expect(verdict.settlement?.payout).to.equal(payout);
    const chips = await bankroll.chipsOf(player.address);
    await expect(bankroll.connect(player).cashOut(chips, player.address)).to.changeEtherBalance(
      ethers,
      player,
      chips * 10n ** 9n,
    );
  });

  it("bets of one block share a round", async () => {
    const { casino, coordinator, provider, addresses } = house;
    const players = house.players.slice(0, 5);
    const bets = await house.placeTogether(players.map((player) => ({ ...HEADS, player })));
    expect(bets.map(seatOf)).to.deep.equal(players.map((_, seat) => BigInt(seat)));
    const requests = await coordinator.queryFilter(coordinator.filters.RandomWordsRequested());
    expect(requests).to.have.length(1);
    await house.fulfil(1n);
    expect((await casino.roundOf(1n)).seats).to.equal(0n);
    for (const bet of bets) {
      expect(verifyBet(await collectEvidence(provider, addresses, bet)).ok).to.equal(true);
    }
  });

  it("a bet that no word comes for is refunded, stake and fee", async () => {
    const { casino, bankroll, networkHelpers } = house;
    const [player] = house.players;
    if (!player) throw new Error("There is no player");
    await house.place(HEADS);
    const [bought] = await bankroll.queryFilter(bankroll.filters.BoughtIn(player.address));
    await networkHelpers.time.increase(25 * 60 * 60);
    await casino.refund(1n, 1n);
    expect(await bankroll.chipsOf(player.address)).to.equal(bought?.args.chips);
    expect((await bankroll.ledger()).reserved).to.equal(0n);
  });
});
