import { expect } from "chai";
import { STAFF } from "../../scripts/local.ts";
import { type LocalHouse, openLocalHouse } from "../support/local.ts";

const COIN = 10n ** 9n; // chips
const CHIP = 10n ** 9n; // wei
const EVER = 2n ** 256n - 1n;
const DOLLARS = 10n ** 8n; // of a feed

// As in ignition/modules/Local.ts.
const PRICE = 2_500n * DOLLARS;
const MILLION = 1_000_000n;
const SHARE = 200_000n;
const BAND = 50_000n;
const WINDOW = 600;

type Signer = LocalHouse["signers"][number];

/** A house with 1,000 coins in its reserve, a fifth of it in dollars. */
async function open() {
  const house = await openLocalHouse();
  const { networkHelpers, bankroll, reserve, feed, dollarFeed, market, signers } = house;
  const lp = signers[6] as Signer;
  const from = bankroll.connect(lp);

  const priceOf = async () => (await feed.latestRoundData()).answer;

  /** A new price: the feed's, and then the pool's, by trades. */
  async function move(price: bigint, follow = true): Promise<void> {
    await feed.updateAnswer(price);
    if (follow) await market.follow();
  }

  /** Chips that the dollars are worth, by the feeds. */
  async function worth(): Promise<bigint> {
    const [stable, price] = await Promise.all([reserve.stable(), priceOf()]);
    return (stable * 1_000n * DOLLARS) / price; // 9 digits of a chip, 6 of a dollar
  }

  /** Part of the reserve that is in dollars, in millionths. */
  async function share(): Promise<bigint> {
    const [held, dollars] = await Promise.all([reserve.held(), worth()]);
    return (dollars * MILLION) / (held + dollars);
  }

  /** What keepers do until nothing is due: trade, and wait for the bucket while others bring the pool back. */
  async function hedge(): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const [, due] = await reserve.hedgeDue();
      if (due === 0n) return;
      await reserve.hedge(EVER);
      await networkHelpers.time.increase(WINDOW);
      await dollarFeed.updateAnswer(DOLLARS);
      await move(await priceOf());
    }
    throw new Error("The reserve trades without end");
  }

  /** Chips that a provider gains by coming before something, with so many chips, and leaving after it. */
  async function gainAround(chips: bigint, happens: () => Promise<unknown>): Promise<bigint> {
    const before = await bankroll.balanceOf(lp.address);
    await from.deposit(0n, lp.address, { value: chips * CHIP });
    await happens();
    const shares = (await bankroll.balanceOf(lp.address)) - before;
    const back = await from.redeem.staticCall(shares, lp.address, lp.address);
    return back / CHIP - chips;
  }

  /** What would happen, and has not. */
  async function trying<T>(acts: () => Promise<T>): Promise<T> {
    const snapshot = await networkHelpers.takeSnapshot();
    const result = await acts();
    await snapshot.restore();
    return result;
  }

  await reserve.sweep();
  await hedge();
  return { ...house, lp, from, move, worth, share, hedge, gainAround, trying };
}

describe("A hedge", () => {
  it("brings the reserve to its share of dollars, through the pool, and keeps it in its band", async () => {
    const { reserve, dollar, worth, share, move, hedge } = await open();
    expect(await share()).to.be.within(SHARE - BAND, SHARE + BAND);
    expect(await dollar.balanceOf(reserve)).to.equal(await reserve.stable());
    const [held, dollars] = [await reserve.held(), await worth()];
    // 200 coins were sold: it cost less than one in a hundred.
    expect(held + dollars).to.be.within(998n * COIN, 1_001n * COIN);
    await move(PRICE / 2n);
    expect(await share()).to.be.within(SHARE + BAND, MILLION);
    await hedge();
    expect(await share()).to.be.within(SHARE - BAND, SHARE + BAND);
    await move(PRICE * 2n);
    expect(await share()).to.be.within(0n, SHARE - BAND);
    await hedge();
    expect(await share()).to.be.within(SHARE - BAND, SHARE + BAND);
  });

  it("keeps what the liabilities need while the price falls by half, and its prices honest", async () => {
    const house = await open();
    const { bankroll, reserve, ethers, signers, gainAround, trying } = house;
    const provider = signers[STAFF.provider] as Signer;
    let price = PRICE;
    for (let step = 1; price > PRICE / 2n; step++) {
      price = (price * 99n) / 100n;
      // Whoever sees the next price of the feed gains nothing by it.
      const gain = await trying(() => gainAround(1_000n * COIN, () => house.move(price)));
      expect(gain, `gain at step ${step}`).to.be.at.most(0n);
      await house.move(price);
      // From time to time somebody leaves, and the bank is short.
      if (step % 10 === 0) {
        const { address } = provider;
        await bankroll.connect(provider).withdraw(110n * COIN * CHIP, address, address);
      }
      await house.hedge();

      const { cash, chips, reserved, fees } = await bankroll.ledger();
      expect(chips + reserved + fees).to.be.at.most(cash);
      expect(cash * CHIP).to.be.at.most(await ethers.provider.getBalance(bankroll));
      const held = await reserve.held();
      expect(held * CHIP).to.be.at.most(await ethers.provider.getBalance(reserve));
      expect(held).to.be.at.least(await reserve.shortage());
      const [low, high] = await reserve.value();
      expect(held + (await house.worth())).to.be.within(low, high);
    }
    // Had all stayed in coins, the reserve would be worth 1,000 coins: the dollars are worth more of them now.
    const [low] = await reserve.value();
    expect(low).to.be.greaterThan(1_000n * COIN);
    expect(await reserve.shortage()).to.be.greaterThan(600n * COIN);
  });

  it("is bought back when those who leave need it", async () => {
    const { bankroll, reserve, signers, hedge, networkHelpers } = await open();
    const provider = signers[STAFF.provider] as Signer;
    const { address } = provider;
    const from = bankroll.connect(provider);
    const shares = await bankroll.balanceOf(address);
    await from.requestExit(shares, address, address);
    await bankroll.serveExits(1n);
    await hedge();
    expect(await reserve.stable()).to.equal(0n);
    await networkHelpers.time.increase(2 * 3_600);
    for (let hours = 0; (await bankroll.exitOf(0n)).shares !== 0n; hours++) {
      expect(hours).to.be.lessThan(4);
      await reserve.refill(EVER);
      await bankroll.serveExits(1n);
      await networkHelpers.time.increase(3_600);
    }
    // 6,000 coins, less what the trades cost.
    expect(await bankroll.chipsOf(address)).to.be.within(5_996n * COIN, 6_000n * COIN);
  });

  it("lets nobody gain around its trades", async () => {
    const { bankroll, reserve, lp, from, move, gainAround, trying } = await open();
    await from.deposit(0n, lp.address, { value: 1_000n * COIN * CHIP });
    const before = await bankroll.balanceOf(lp.address);
    for (const price of [PRICE / 2n, (PRICE * 7n) / 5n, PRICE * 2n]) {
      await trying(async () => {
        await move(price);
        expect((await reserve.hedgeDue()).chips).to.be.greaterThan(0n);
        const trade = () => reserve.hedge(EVER);
        expect(await trying(() => gainAround(1_000n * COIN, trade))).to.be.at.most(0n);
        // Leaving before a trade and coming back after it.
        const out = await from.redeem.staticCall(before, lp.address, lp.address);
        await from.redeem(before, lp.address, lp.address);
        await trade();
        await from.deposit(0n, lp.address, { value: out });
        expect(await bankroll.balanceOf(lp.address)).to.be.at.most(before);
      });
    }
  });

  it("lets who foresees a leap of the feed gain no more than his part of it", async () => {
    const { bankroll, worth, move, gainAround } = await open();
    const dollars = await worth();
    const chips = 1_000n * COIN;
    const equity = await bankroll.equityHigh();
    const gain = await gainAround(chips, () => move(PRICE / 2n));
    // The dollars are worth twice as many coins, less the band to both sides.
    const rise = (2n * dollars * 99n) / 100n - (dollars * 101n) / 100n;
    expect(gain).to.be.within(1n, (rise * chips) / (equity + chips));
  });

  it("does without a price: nobody buys, all can leave, and money goes to and fro", async () => {
    const { bankroll, reserve, feed, from, lp, signers, share, move } = await open();
    const provider = signers[STAFF.provider] as Signer;
    await from.deposit(0n, lp.address, { value: 300n * COIN * CHIP });
    await bankroll.connect(provider).requestExit(10n ** 17n, provider.address, provider.address);
    await feed.updateAnswer(0n);

    expect(await reserve.priced()).to.equal(false);
    expect(await bankroll.maxDeposit(lp.address)).to.equal(0n);
    await expect(from.deposit(0n, lp.address, { value: COIN })).to.be.revertedWithCustomError(
      bankroll,
      "NotPriced",
    );
    await expect(reserve.hedge(EVER)).to.be.revertedWithCustomError(reserve, "NotPriced");
    // Nobody's shares are sold by others at a price without the dollars; their owner may sell them.
    await expect(bankroll.serveExits(1n)).to.be.revertedWithCustomError(bankroll, "NotCalm");
    const [low] = await reserve.value();
    expect(low).to.equal(await reserve.held());
    await from.redeem(await bankroll.balanceOf(lp.address), lp.address, lp.address);
    await bankroll
      .connect(provider)
      .withdraw(100n * COIN * CHIP, provider.address, provider.address);
    await reserve.refill(EVER);
    expect(await reserve.shortage()).to.equal(0n);

    await move(PRICE);
    expect(await share()).to.be.greaterThan(0n);
    await bankroll.serveExits(1n);
    await from.deposit(0n, lp.address, { value: COIN });
  });
});
