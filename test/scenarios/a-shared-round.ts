import { expect } from "chai";
import { seatOf } from "../../lib/bet-id.ts";
import { collectEvidence } from "../../lib/evidence.ts";
import { verifyBet } from "../../lib/verify-bet.ts";
import { openHouse } from "../support/house.ts";

describe("A round that many players share", () => {
  it("asks for one word, draws each bet its own, and pays each player what it says", async () => {
    const house = await openHouse();
    const { casino, bankroll, coordinator, provider, addresses } = house;
    const stake = 50_000n;
    const players = house.players.slice(0, 15);
    const bets = await house.placeTogether(
      players.map((player) => ({ player, table: 1n, stake, choice: 0n })),
    );
    const requests = await coordinator.queryFilter(coordinator.filters.RandomWordsRequested());
    expect(requests).to.have.length(1);
    expect(bets.map(seatOf)).to.deep.equal(players.map((_, seat) => BigInt(seat)));

    const before = await Promise.all(players.map(({ address }) => bankroll.chipsOf(address)));
    await house.fulfil(1n);
    const after = await Promise.all(players.map(({ address }) => bankroll.chipsOf(address)));
    const payouts = after.map((chips, i) => chips - (before[i] ?? 0n));
    for (const payout of payouts) expect([0n, (stake * 198n) / 100n]).to.include(payout);

    for (const [i, bet] of bets.entries()) {
      const verdict = verifyBet(await collectEvidence(provider, addresses, bet));
      expect(verdict.ok).to.equal(true);
      expect(verdict.settlement?.payout).to.equal(payouts[i]);
    }
    expect((await casino.roundOf(1n)).seats).to.equal(0n);
  });

  it("charges the joiner less than the player who opens it", async () => {
    const { placeTogether, bankroll, players } = await openHouse();
    const [opener, joiner] = players;
    const bet = { table: 1n, stake: 50_000n, choice: 0n };
    await placeTogether([
      { ...bet, player: opener },
      { ...bet, player: joiner },
    ]);
    const bought = async (player = "") => {
      const [event] = await bankroll.queryFilter(bankroll.filters.BoughtIn(player));
      return (event?.args.chips ?? 0n) - (await bankroll.chipsOf(player));
    };
    const feeOfOpener = (await bought(opener?.address)) - bet.stake;
    const feeOfJoiner = (await bought(joiner?.address)) - bet.stake;
    expect(feeOfJoiner).to.be.greaterThan(0n);
    expect(feeOfOpener).to.be.greaterThan(2n * feeOfJoiner);
  });
});
