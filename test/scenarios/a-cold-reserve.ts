import { expect } from "chai";
import { type Act, cancelOf, executeOf, scheduleOf } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { STAFF } from "../../scripts/local.ts";
import { type LocalHouse, openLocalHouse } from "../support/local.ts";

const COIN = 10n ** 9n; // chips
const CHIP = 10n ** 9n; // wei
const EVER = 2n ** 256n - 1n;

// As in ignition/modules/Local.ts.
const TARGET = 5_000n * COIN;
const BUCKET = 500n * COIN;
const HOUR = 3_600;
const DELAY = 60;

type Signer = LocalHouse["signers"][number];

/** A house whose bank has sent 1,000 coins to its reserve. */
async function open() {
  const house = await openLocalHouse();
  const { ethers, networkHelpers, reserve, authority, safe, signers } = house;
  const signer = (index: number) => signers[index] as Signer;
  await reserve.connect(signer(5)).sweep();
  const [target, manager] = await Promise.all([reserve.getAddress(), authority.getAddress()]);

  /** An act of the reserve's owner. */
  const act = (data: string): Act => ({ target: target as Hex, data: data as Hex });
  /** What the owner's Safe would be told, if it did this now. */
  const asSafe = async () => reserve.connect(await ethers.getImpersonatedSigner(safe));
  return {
    ...house,
    act,
    asSafe,
    provider: signer(STAFF.provider),
    guardian: signer(STAFF.guardian),
    stranger: signer(5),
    manager: manager as Hex,
    pass: (seconds: number | bigint) => networkHelpers.time.increase(seconds),
    now: () => networkHelpers.time.latest(),
  };
}

describe("A cold reserve", () => {
  it("takes what is above the target, and the shares are worth what they were", async () => {
    const house = await openLocalHouse();
    const { bankroll, reserve } = house;
    const stranger = house.signers[5] as Signer;
    const before = [await bankroll.equityLow(), await bankroll.equityHigh()];
    const cold = (await bankroll.hotEquityLow()) - TARGET;
    await expect(reserve.connect(stranger).sweep()).to.changeEtherBalances(
      house.ethers,
      [bankroll, reserve, stranger],
      [-cold * CHIP, cold * CHIP, 0n],
    );
    expect(await bankroll.hotEquityLow()).to.equal(TARGET);
    expect([await bankroll.equityLow(), await bankroll.equityHigh()]).to.deep.equal(before);
    expect(await reserve.held()).to.equal(cold);
  });

  it("gives back what the bank is short of, as far as its bucket goes", async () => {
    const { bankroll, reserve, provider, stranger, pass } = await open();
    await bankroll
      .connect(provider)
      .withdraw(800n * COIN * CHIP, provider.address, provider.address);
    await reserve.connect(stranger).refill(EVER);
    expect(await bankroll.hotEquityLow()).to.equal(TARGET - 800n * COIN + BUCKET);
    await pass(HOUR / 2);
    await reserve.connect(stranger).refill(EVER);
    // Half of the bucket, and what a second lets through.
    const hot = await bankroll.hotEquityLow();
    expect(hot - (TARGET - 50n * COIN)).to.be.within(0n, BUCKET / 1_000n);
    await pass(HOUR);
    await reserve.connect(stranger).refill(EVER);
    expect(await bankroll.hotEquityLow()).to.equal(TARGET);
    await expect(reserve.refill(EVER)).to.be.revertedWithCustomError(reserve, "NothingToDo");
  });

  it("serves a withdrawal larger than what is hot, in order, when it said", async () => {
    const { bankroll, reserve, provider, stranger, signers, ethers, ...house } = await open();
    const { networkHelpers, now } = house;
    const second = signers[6] as Signer;
    await bankroll.connect(second).deposit(0n, second.address, { value: 50n * COIN * CHIP });
    const from = bankroll.connect(provider);
    const large = 5_800n * COIN;
    await expect(from.withdraw(large * CHIP, provider.address, provider.address))
      .to.be.revertedWithCustomError(bankroll, "MoreThanHot")
      .withArgs(large, TARGET + 50n * COIN);

    const shares = await bankroll.previewWithdraw(large * CHIP);
    await from.requestExit(shares, provider.address, provider.address);
    const told = await bankroll.exitServableAt(0n);
    // 750 coins are missing: 500 are in the bucket, and half an hour lets 250 through.
    expect(Number(told) - (await now())).to.be.within(HOUR / 2 - 2, HOUR / 2 + 2);
    const all = await bankroll.balanceOf(second.address);
    await bankroll.connect(second).requestExit(all, second.address, second.address);
    expect(await bankroll.exitServableAt(1n)).to.be.greaterThan(told);

    await reserve.connect(stranger).refill(EVER);
    await bankroll.connect(stranger).serveExits(10n);
    expect((await bankroll.exitOf(0n)).shares).to.be.greaterThan(0n);
    expect(await bankroll.chipsOf(second.address)).to.equal(0n);

    await networkHelpers.time.increaseTo(told + 1n);
    await reserve.connect(stranger).refill(EVER);
    await bankroll.connect(stranger).serveExits(10n);
    expect((await bankroll.exitOf(0n)).shares).to.equal(0n);
    const chips = await bankroll.chipsOf(provider.address);
    expect(large - chips).to.be.within(0n, 2n); // rounded down, at each of two services
    await expect(from.cashOut(chips, provider.address)).to.changeEtherBalance(
      ethers,
      provider,
      chips * CHIP,
    );
    await networkHelpers.time.increase(HOUR);
    await reserve.connect(stranger).refill(EVER);
    await bankroll.connect(stranger).serveExits(10n);
    expect(50n * COIN - (await bankroll.chipsOf(second.address))).to.be.within(0n, 3n);
  });

  it("gives more than its bucket by the Safe alone, after the delay", async () => {
    const house = await open();
    const { bankroll, reserve, authority, byOwner, asSafe, act, manager, pass } = house;
    const more = act(reserve.interface.encodeFunctionData("refillMore", [900n * COIN]));
    await expect(reserve.connect(house.stranger).refillMore(900n * COIN))
      .to.be.revertedWithCustomError(reserve, "AccessManagedUnauthorized")
      .withArgs(house.stranger.address);
    await expect((await asSafe()).refillMore.staticCall(900n * COIN)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerNotScheduled",
    );

    await byOwner(scheduleOf(manager, more));
    await pass(DELAY / 2);
    await expect((await asSafe()).refillMore.staticCall(900n * COIN)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerNotReady",
    );
    await pass(DELAY);
    await byOwner(executeOf(manager, more));
    expect(await bankroll.hotEquityLow()).to.equal(TARGET + 900n * COIN);
    // What is too much goes cold again, by anybody.
    await reserve.connect(house.stranger).sweep();
    expect(await bankroll.hotEquityLow()).to.equal(TARGET);
  });

  it("gives nothing more if the guardian cancels", async () => {
    const house = await open();
    const { bankroll, reserve, authority, byOwner, asSafe, act, manager, safe, guardian } = house;
    const more = act(reserve.interface.encodeFunctionData("refillMore", [900n * COIN]));
    await byOwner(scheduleOf(manager, more));
    const cancel = cancelOf(manager, more, safe);
    await expect(house.stranger.sendTransaction(cancel)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerUnauthorizedCancel",
    );
    await guardian.sendTransaction(cancel);
    await house.pass(2 * DELAY);
    await expect((await asSafe()).refillMore.staticCall(900n * COIN)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerNotScheduled",
    );
    expect(await bankroll.hotEquityLow()).to.equal(TARGET);
  });

  it("is made more careful at once, and less so after the delay", async () => {
    const { reserve, authority, byOwner, asSafe, act, manager, pass, stranger } = await open();
    for (const [name, amount] of [
      ["lowerTarget", 4_000n * COIN],
      ["lowerHedge", 0n],
      ["shrinkBucket", BUCKET / 2n],
    ] as const) {
      const { data } = await reserve.getFunction(name).populateTransaction(amount);
      await byOwner({ to: reserve.target as Hex, data: data as Hex });
    }
    expect(await reserve.hotTarget()).to.equal(4_000n * COIN);
    expect((await reserve.hedging()).share).to.equal(0n);
    expect((await reserve.bucket()).capacity).to.equal(BUCKET / 2n);

    // So small a bucket would keep the providers waiting for longer than thirty days.
    await expect((await asSafe()).shrinkBucket.staticCall(COIN)).to.be.revertedWithCustomError(
      reserve,
      "BucketTooSlow",
    );
    for (const [name, args] of [
      ["raiseTarget", [TARGET]],
      ["setBucket", [2n * BUCKET, HOUR]],
      ["setHedge", [500_000n, 0n, COIN, HOUR]],
    ] as const) {
      const asStranger = reserve.connect(stranger).getFunction(name);
      await expect(asStranger.staticCall(...args)).to.be.revertedWithCustomError(
        reserve,
        "AccessManagedUnauthorized",
      );
      await expect(
        (await asSafe()).getFunction(name).staticCall(...args),
      ).to.be.revertedWithCustomError(authority, "AccessManagerNotScheduled");
      const { data } = await reserve.getFunction(name).populateTransaction(...args);
      await byOwner(scheduleOf(manager, act(data)));
      await pass(DELAY + 1);
      await byOwner(executeOf(manager, act(data)));
    }
    expect(await reserve.hotTarget()).to.equal(TARGET);
    expect((await reserve.bucket()).capacity).to.equal(2n * BUCKET);
    expect((await reserve.hedging()).share).to.equal(500_000n);
  });

  it("takes coins from nobody but its bank", async () => {
    const { reserve, stranger } = await open();
    await expect(stranger.sendTransaction({ to: reserve.target, value: 1n }))
      .to.be.revertedWithCustomError(reserve, "UnexpectedMoney")
      .withArgs(stranger.address);
  });
});
