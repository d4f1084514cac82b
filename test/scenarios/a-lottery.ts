import { expect } from "chai";
import { chipsToWei, weiToChipsDown } from "../../lib/chips.ts";
import { drawnNumber, NUMBERS, outcome, worthOf } from "../../lib/lottery.ts";
import { wordOf } from "../../lib/vrf/request.ts";
import { type House, openHouse } from "../support/house.ts";
import { type Lottery, openLottery } from "../support/lottery.ts";
import { sample } from "../support/sample.ts";

const REFUND_AFTER = 25 * 60 * 60;

/** Numbers that begin with every pair of digits: one of them wins, whatever is drawn. */
const everyPair = Array.from({ length: 64 }, (_, pair) => pair * 512 + ((pair * 37) % 512));

describe("A lottery", () => {
  let house: House;
  let world: Lottery;

  beforeEach(async () => {
    house = await openHouse();
    world = await openLottery(house);
  });

  const player = (i: number) => {
    const one = house.players[i];
    if (!one) throw new Error(`There is no player ${i}`);
    return one;
  };

  /** All money that the lottery holds, against its books. */
  async function expectBooks(): Promise<void> {
    const { sales, jackpot, cut, owed } = await world.lottery.books();
    const held = await house.ethers.provider.getBalance(await world.lottery.getAddress());
    expect(held).to.equal(chipsToWei(sales + jackpot + cut + owed));
  }

  it("sells, draws with a genuine proof, and pays what the model says, draw after draw", async () => {
    const { lottery, price, buy, toEnd, fulfil, stateOf } = world;
    let jackpot = 0n;
    let cuts = 0n;
    for (let draw = 1n; draw <= 4n; draw++) {
      const hers = sample(draw, 40, BigInt(NUMBERS)).map(Number);
      await buy(player(0), hers);
      await buy(player(1), everyPair);
      await toEnd();
      await lottery.connect(player(5)).startDraw();
      const { randomness } = await fulfil(draw);

      const expected = outcome(
        [...hers, ...everyPair],
        drawnNumber(wordOf(randomness)),
        price,
        jackpot,
      );
      const state = await stateOf(draw);
      expect(state.status).to.equal("drawn");
      expect(state.number).to.equal(drawnNumber(wordOf(randomness)));
      expect(state.results.map(({ winners }) => winners)).to.deep.equal(expected.winners);
      expect(state.results.map(({ prize }) => prize)).to.deep.equal(expected.prizes);
      jackpot = expected.rollOver;
      cuts += expected.cut;
      const books = await lottery.books();
      expect([books.jackpot, books.cut]).to.deep.equal([jackpot, cuts]);

      // The second player has a prize for certain. He claims what the model says.
      const worth = everyPair.map((number) => worthOf(state, number, price));
      const won = worth.flatMap((chips, ticket) => (chips > 0n ? [BigInt(ticket)] : []));
      const sum = worth.reduce((total, chips) => total + chips, 0n);
      expect(sum > 0n).to.equal(true);
      const { tickets, chips } = await lottery.claimable(draw, player(1).address);
      expect([...tickets]).to.deep.equal(won);
      expect(chips).to.equal(sum);
      await expect(
        lottery.connect(player(1)).claim(draw, won, player(2).address),
      ).to.changeEtherBalance(house.ethers, player(2), chipsToWei(sum));
      await expectBooks();
    }
  });

  it("credits a prize as chips, with which its winner plays on", async () => {
    const { lottery, buy, toEnd, fulfil } = world;
    await buy(player(0), everyPair);
    await toEnd();
    await lottery.startDraw();
    await fulfil(1n);
    const { tickets, chips } = await lottery.claimable(1n, player(0).address);
    await lottery.connect(player(0)).claimAsChips(1n, [...tickets]);
    expect(await house.bankroll.chipsOf(player(0).address)).to.equal(chips);
    await house.place({ player: player(0), table: 1n, stake: 20_000n, choice: 0n });
    await house.fulfil(1n);
    await expectBooks();
  });

  it("pays the bank its cut, which its lenders have a week later", async () => {
    const { lottery, price, buy, toEnd, fulfil } = world;
    const { bankroll, owner, networkHelpers } = house;
    for (let i = 0; i < 5; i++) await buy(player(i), everyPair);
    await toEnd();
    await lottery.startDraw();
    await fulfil(1n);
    const shares = await bankroll.balanceOf(owner.address);
    const before = await bankroll.previewRedeem(shares);
    await lottery.connect(player(9)).payBank();
    expect(await bankroll.previewRedeem(shares)).to.equal(before);
    await networkHelpers.time.increase(7 * 24 * 3600);
    const cut = (320n * price) / 10n;
    const more = (await bankroll.previewRedeem(shares)) - before;
    expect(cut - weiToChipsDown(more)).to.be.within(0n, 1n);
    await expectBooks();
  });

  it("refunds every ticket if no word comes, and keeps the jackpot for the next draw", async () => {
    const { lottery, price, buy, toEnd, fulfil, stateOf } = world;
    await buy(player(0), [1]);
    await toEnd();
    await lottery.startDraw();
    await fulfil(1n);
    const { jackpot } = await lottery.books();

    await buy(player(0), [5, 6, 7]);
    await toEnd();
    await lottery.startDraw();
    await buy(player(1), [8]);
    await house.networkHelpers.time.increase(REFUND_AFTER);
    expect((await stateOf(2n)).status).to.equal("failed");
    await expect(
      lottery.connect(player(0)).claim(2n, [0n, 1n, 2n], player(0).address),
    ).to.changeEtherBalance(house.ethers, player(0), chipsToWei(3n * price));
    await fulfil(2n); // the late word changes nothing
    expect((await stateOf(2n)).status).to.equal("failed");
    expect((await lottery.books()).jackpot).to.equal(jackpot);
    await lottery.startDraw();
    await fulfil(3n);
    expect((await stateOf(3n)).status).to.equal("drawn");
    await expectBooks();
  });

  it("asks for the word of each draw in the order of nonces, so that none can be dropped unseen", async () => {
    const { lottery, subscription, buy, toEnd, fulfil } = world;
    for (let draw = 1n; draw <= 3n; draw++) {
      await buy(player(0), [Number(draw)]);
      await toEnd();
      await lottery.startDraw();
      await fulfil(draw);
    }
    const { coordinator, keyHash } = house;
    const requests = await coordinator.queryFilter(
      coordinator.filters.RandomWordsRequested(keyHash, undefined, undefined, subscription),
    );
    const ids = await Promise.all([1n, 2n, 3n].map((draw) => lottery.requestIdOf(draw)));
    expect(requests.map(({ args }) => args.requestId)).to.deep.equal(ids);
  });
});
