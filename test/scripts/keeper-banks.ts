import { expect } from "chai";
import { mnemonicToAccount } from "viem/accounts";
import { type Act, actsOfRoles, executeOf, scheduleOf } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { type KeeperOptions, openKeeper } from "../../scripts/keeper/keeper.ts";
import { MNEMONIC, STAFF } from "../../scripts/local.ts";
import { type LocalHouse, openLocalHouse } from "../support/local.ts";

const COIN = 10n ** 9n; // chips
const WEI = 10n ** 9n; // in a chip
const HOUR = 3_600;

// As in ignition/modules/Local.ts: of the native coin.
const TARGET = 5_000n * COIN;
const BUCKET = 500n * COIN;
const TRADE = 40n * COIN;

describe("scripts/keeper, with banks", () => {
  let house: LocalHouse;
  let said: string[];

  beforeEach(async () => {
    house = await openLocalHouse();
    said = [];
  });

  const start = async (addressIndex = STAFF.keeper, options: Partial<KeeperOptions> = {}) =>
    openKeeper({
      transport: house.transport,
      casino: (await house.casino.getAddress()) as Hex,
      account: mnemonicToAccount(MNEMONIC, { addressIndex }),
      log: (line) => said.push(line),
      ...options,
    });
  const head = () => house.ethers.provider.getBlockNumber();
  const provider = () => house.signers[STAFF.provider] as LocalHouse["signers"][number];

  async function bankOf(index: bigint) {
    const bankroll = await house.ethers.getContractAt(
      "TokenBankroll",
      await house.casino.bankOf(index),
    );
    const reserve = await house.ethers.getContractAt("Reserve", await bankroll.reserve());
    return { bankroll, reserve };
  }

  /** The provider leaves with so many chips' worth of shares: at once, or in line. */
  async function leave(chips: bigint, waiting = false): Promise<void> {
    const { bankroll } = house;
    const shares = await bankroll.previewWithdraw(chips * WEI);
    const from = bankroll.connect(provider());
    const { address } = provider();
    await (waiting
      ? from.requestExit(shares, address, address)
      : from.redeem(shares, address, address));
  }

  it("sends what is above the target to the reserves, of all banks, and hedges as far as the bucket goes", async () => {
    await (await start()).tick();
    expect(await house.bankroll.hotEquityLow()).to.equal(TARGET);
    const cold = 1_000n * COIN + 1_000_000n; // with nobody's shares
    expect(await house.reserve.held()).to.equal(cold - TRADE);
    const { share } = await house.reserve.hedging();
    expect(share).to.equal(200_000n);
    expect(await house.reserve.stable()).to.be.within(99_000n * 10n ** 6n, 100_000n * 10n ** 6n);
    for (const [index, target, token] of [
      [1n, 4_000_000n * 10n ** 6n, house.dollar],
      [2n, 800_000n * 10n ** 6n, house.token],
    ] as const) {
      const { bankroll, reserve } = await bankOf(index);
      expect(await bankroll.hotEquityLow()).to.equal(target);
      const held = await reserve.held();
      expect(await token.balanceOf(reserve)).to.equal(held * (await bankroll.CHIP()));
      expect(held * 4n).to.equal(target + 4_000_000n);
    }
    expect(said.slice(-4)).to.deep.equal([
      "Swept 1000.001 coins of the bank of coins to its reserve.",
      "Hedged the reserve of the bank of coins: sold 40 coins.",
      "Swept 1000001 USDG of the bank of USDG to its reserve.",
      "Swept 200001 CRYS of the bank of CRYS to its reserve.",
    ]);
  });

  it("sends nothing when nothing is due, and goes on when the bucket has refilled", async () => {
    const keeper = await start();
    await keeper.tick();
    const before = await head();
    await keeper.tick();
    await keeper.tick();
    expect(await head()).to.equal(before);
    // 200 coins to be hedged, 40 in ten minutes.
    for (let i = 0; i < 8; i++) {
      await house.market.follow();
      await house.networkHelpers.time.increase(600);
      await keeper.tick();
    }
    const { held, stable } = {
      held: await house.reserve.held(),
      stable: await house.reserve.stable(),
    };
    const worth = (stable * COIN) / (2_500n * 10n ** 6n);
    expect((worth * 100n) / (held + worth)).to.be.within(15n, 20n);
    const later = await head();
    await keeper.tick();
    expect(await head()).to.equal(later);
  });

  it("does no harm beside another keeper", async () => {
    const keepers = await Promise.all([start(STAFF.keeper), start(STAFF.oracle)]);
    await Promise.all(keepers.map((keeper) => keeper.tick()));
    expect(await house.bankroll.hotEquityLow()).to.equal(TARGET);
    expect(await house.reserve.held()).to.equal(1_000n * COIN + 1_000_000n - TRADE);
    await leave(300n * COIN);
    await Promise.all(keepers.map((keeper) => keeper.tick()));
    expect(await house.bankroll.hotEquityLow()).to.equal(TARGET);
    const swept = await house.reserve.queryFilter(house.reserve.filters.Swept());
    const refilled = await house.reserve.queryFilter(house.reserve.filters.Refilled());
    expect([swept.length, refilled.length]).to.deep.equal([1, 1]);
  });

  it("brings back what the bank is short of, as far as the bucket allows, and the rest later", async () => {
    const keeper = await start();
    await keeper.tick();
    await leave(700n * COIN);
    await keeper.tick();
    expect(await house.bankroll.hotEquityLow()).to.equal(TARGET - 700n * COIN + BUCKET);
    expect(said).to.include("Refilled the bank of coins from its reserve: 500 coins.");
    await house.networkHelpers.time.increase(HOUR);
    await keeper.tick();
    expect(await house.bankroll.hotEquityLow()).to.equal(TARGET);
  });

  it("serves those who wait, in order, as the money comes back", async () => {
    const keeper = await start();
    await keeper.tick();
    await leave(4_900n * COIN);
    const other = house.signers[5] as LocalHouse["signers"][number];
    await house.bankroll
      .connect(provider())
      .transfer(other.address, (await house.bankroll.balanceOf(provider())) / 4n);
    await leave(400n * COIN, true);
    await house.bankroll
      .connect(other)
      .requestExit(await house.bankroll.balanceOf(other), other.address, other.address);
    const { head: first } = await house.bankroll.exitsWaiting();
    expect(first).to.equal(0n);
    await keeper.tick();
    // All that is hot belongs to those who wait, the first of them at first.
    const paid = await house.bankroll.chipsOf(provider());
    expect(paid).to.be.within(399n * COIN, 401n * COIN);
    for (let i = 0; i < 3; i++) {
      await house.networkHelpers.time.increase(HOUR);
      // The feeds are silent: nobody's shares are sold at a price that leaves the dollars out.
      await keeper.tick();
      const { shares: before } = await house.bankroll.exitsWaiting();
      await keeper.tick();
      expect((await house.bankroll.exitsWaiting()).shares).to.equal(before);
      await house.feed.updateAnswer(2_500n * 10n ** 8n);
      await house.dollarFeed.updateAnswer(10n ** 8n);
      await keeper.tick();
    }
    const silence = "Exits of the bank of coins wait: a feed of its reserve has no price.";
    expect(said.filter((line) => line === silence)).to.have.length(1);
    const { shares } = await house.bankroll.exitsWaiting();
    expect(shares).to.equal(0n);
    expect(await house.bankroll.chipsOf(other)).to.be.greaterThan(150n * COIN);
    expect(said.filter((line) => line.startsWith("Served exits of the bank of coins"))).not.to.be
      .empty;
    await keeper.tick();
    const before = await head();
    await keeper.tick();
    expect(await head()).to.equal(before);
  });

  it("trades less where the pool is shallow, and leaves a pool alone that refuses all", async () => {
    // Far from the feed.
    await house.feed.updateAnswer(2_600n * 10n ** 8n);
    const keeper = await start();
    await keeper.tick();
    await keeper.tick();
    expect(await house.reserve.stable()).to.equal(0n);
    const refusals = said.filter((line) => line.startsWith("The venue refuses a hedge"));
    expect(refusals).to.have.length(1);
    expect(refusals[0]).to.contain("bank of coins, 40 coins to be sold: ");
    // Back, but for half a per cent: 40 coins would move it too far, 20 do not.
    await house.feed.updateAnswer(2_500n * 10n ** 8n);
    await house.market.follow();
    await house.feed.updateAnswer(2_516n * 10n ** 8n);
    await house.networkHelpers.time.increase(60);
    await keeper.tick();
    expect(said.at(-1)).to.match(/^Hedged the reserve of the bank of coins: sold (10|20) coins\.$/);
  });

  it("says what it would do in a dry run, and sends nothing", async () => {
    const before = await head();
    await (await start(STAFF.keeper, { dryRun: true })).tick();
    expect(await head()).to.equal(before);
    expect(said).to.include(
      "Not sent, in a dry run: Swept 1000.001 coins of the bank of coins to its reserve.",
    );
    expect(said).to.include(
      "Not sent, in a dry run: Swept 1000001 USDG of the bank of USDG to its reserve.",
    );
  });

  it("keeps a bank that is opened while it runs", async () => {
    const keeper = await start();
    await keeper.tick();
    const authority = (await house.authority.getAddress()) as Hex;
    const afterDelay = async (...acts: Act[]) => {
      for (const act of acts) await house.byOwner(scheduleOf(authority, act));
      await house.networkHelpers.time.increase(60);
      for (const act of acts) await house.byOwner(executeOf(authority, act));
    };
    const token = await house.ethers.deployContract("LocalToken", ["Late", "LATE", 6]);
    const casino = (await house.casino.getAddress()) as Hex;
    await afterDelay({
      target: casino,
      data: house.casino.interface.encodeFunctionData("openBank", [
        await token.getAddress(),
        1n,
      ]) as Hex,
    });
    const { bankroll, reserve } = await bankOf(3n);
    const [lp] = house.signers as [LocalHouse["signers"][number]];
    await token.mint(lp.address, 10n ** 12n);
    await token.approve(bankroll, 10n ** 12n);
    await bankroll.deposit(10n ** 12n, lp.address);
    await keeper.tick();
    expect(await reserve.held()).to.equal(0n);

    // Its reserve has no roles yet.
    const target = (await reserve.getAddress()) as Hex;
    await afterDelay(...actsOfRoles(authority, "reserve", target));
    const data = reserve.interface.encodeFunctionData("lowerTarget", [10n ** 11n]) as Hex;
    await house.byOwner({ to: target, data });
    await keeper.tick();
    expect(await reserve.held()).to.equal(9n * 10n ** 11n);
    expect(said).to.include("Swept 900000 LATE of the bank of LATE to its reserve.");
  });
});
