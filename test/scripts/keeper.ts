import { expect } from "chai";
import { custom } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import type { Hex } from "../../lib/bytes.ts";
import { type KeeperOptions, openKeeper } from "../../scripts/keeper/keeper.ts";
import { MNEMONIC, PROVING_KEY } from "../../scripts/local.ts";
import { openOracle } from "../../scripts/oracle/oracle.ts";
import { type House, type HouseOptions, openHouse } from "../support/house.ts";
import { openLocalHouse, staff } from "../support/local.ts";
import { expectNear } from "../support/near.ts";

const HEADS = { table: 1n, stake: 20_000n, choice: 0n };
const REFUND_AFTER = 25 * 60 * 60;

describe("scripts/keeper", () => {
  let house: House;
  let said: string[];

  async function open(options?: HouseOptions): Promise<void> {
    house = await openHouse(options);
    said = [];
  }

  const start = (addressIndex = 19, options: Partial<KeeperOptions> = {}) =>
    openKeeper({
      transport: custom(house.provider),
      casino: house.addresses.casino,
      account: mnemonicToAccount(MNEMONIC, { addressIndex }),
      log: (line) => said.push(line),
      ...options,
    });

  const isClosed = async (round: bigint) => (await house.casino.roundOf(round)).seats === 0n;
  const head = () => house.ethers.provider.getBlockNumber();

  describe("with bets that an answer left over", () => {
    beforeEach(async () => {
      await open({ callbackGasLimit: 400_000n });
      await house.placeTogether(new Array(12).fill(HEADS));
    });

    it("settles them", async () => {
      const keeper = await start();
      await keeper.tick();
      expect(await isClosed(1n)).to.equal(false);
      await house.fulfil(1n);
      const { seats, settled } = await house.casino.roundOf(1n);
      expect(settled).to.be.lessThan(seats);
      await keeper.tick();
      expect(await isClosed(1n)).to.equal(true);
      expect(said).to.include("Settled bets of round 1.");
      expect((await house.bankroll.ledger()).reserved).to.equal(0n);
    });

    it("sends nothing when nothing is due", async () => {
      const keeper = await start();
      await house.fulfil(1n);
      await keeper.tick();
      await keeper.tick();
      const before = await head();
      await keeper.tick();
      expect(await head()).to.equal(before);
    });

    it("does no harm beside another keeper", async () => {
      const [one, two] = await Promise.all([start(19), start(18)]);
      await house.fulfil(1n);
      await Promise.all([one.tick(), two.tick()]);
      expect(await isClosed(1n)).to.equal(true);
      const settled = await house.casino.queryFilter(house.casino.filters.BetsSettled());
      const payouts = settled.flatMap(({ args }) => [...args.payouts]);
      expect(payouts).to.have.length(12);
    });

    it("says what it would do in a dry run, and sends nothing", async () => {
      await house.fulfil(1n);
      const before = await head();
      await (await start(19, { dryRun: true })).tick();
      expect(await head()).to.equal(before);
      expect(said).to.include("Not sent, in a dry run: Settled bets of round 1.");
      expect(await isClosed(1n)).to.equal(false);
    });

    it("finds them after a restart, among the rounds it looks back at", async () => {
      await house.fulfil(1n);
      for (let round = 2n; round <= 4n; round++) {
        await house.place(HEADS);
        await house.fulfil(round);
      }
      const shortSighted = await start(19, { lookback: 2n });
      await shortSighted.tick();
      expect(await isClosed(1n)).to.equal(false);
      await (await start()).tick();
      expect(await isClosed(1n)).to.equal(true);
    });
  });

  describe("with a round that no word comes for", () => {
    beforeEach(async () => {
      await open();
      await house.placeTogether(new Array(3).fill(HEADS));
    });

    it("refunds it from the deadline on, and not before", async () => {
      const keeper = await start();
      const player = house.players[0]?.address ?? "";
      const before = await house.bankroll.chipsOf(player);
      await house.networkHelpers.time.increase(REFUND_AFTER - 60);
      await keeper.tick();
      expect(await isClosed(1n)).to.equal(false);

      await house.networkHelpers.time.increase(60);
      await keeper.tick();
      expect(await isClosed(1n)).to.equal(true);
      expect(said).to.include("Refunded 3 bets of round 1.");
      expect(await house.bankroll.chipsOf(player)).to.be.greaterThan(before + 3n * HEADS.stake);
      expect((await house.bankroll.ledger()).reserved).to.equal(0n);
    });

    it("goes on with a refund that somebody has begun", async () => {
      await house.networkHelpers.time.increase(REFUND_AFTER);
      await house.casino.refund(1n, 1n);
      await (await start()).tick();
      expect(await isClosed(1n)).to.equal(true);
      const refunded = await house.casino.queryFilter(house.casino.filters.BetsRefunded());
      expect(refunded.map(({ args }) => args.amounts.length)).to.deep.equal([1, 2]);
    });
  });

  describe("with fees of chance", () => {
    beforeEach(() => open({ subscription: 10n ** 16n }));

    const balance = async () =>
      (await house.coordinator.getSubscription(house.subscription)).nativeBalance;

    it("pays them on to the subscription once they are worth it", async () => {
      const keeper = await start();
      await house.place(HEADS);
      await house.fulfil(1n);
      await keeper.tick();
      expect((await house.bankroll.ledger()).fees).to.be.greaterThan(0n);

      for (let round = 2n; round <= 6n; round++) {
        await house.place(HEADS);
        await house.fulfil(round);
      }
      const { fees } = await house.bankroll.ledger();
      const before = await balance();
      await keeper.tick();
      expect(await balance()).to.equal(before + fees * 10n ** 9n);
      expect((await house.bankroll.ledger()).fees).to.equal(0n);
      expect(said).to.include(`Paid ${fees} chips of fees on to the VRF subscription.`);
    });

    it("warns once when the subscription runs low", async () => {
      const keeper = await start();
      await keeper.tick();
      await keeper.tick();
      const warnings = said.filter((line) => line.includes("The VRF subscription is low"));
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(`fundSubscriptionWithNative(${house.subscription})`);
    });

    it("adds to a low subscription of its own, once, up to its bound of a day", async () => {
      const BOUND = 10n ** 16n;
      const low = await balance();
      const keeper = await start(19, { topUp: BOUND });
      await keeper.tick();
      await keeper.tick();
      expect(await balance()).to.equal(low + BOUND);
      // It knows what it gave after a restart, too.
      await (await start(19, { topUp: BOUND })).tick();
      expect(await balance()).to.equal(low + BOUND);
      expect(said.filter((line) => line.startsWith("Added"))).to.deep.equal([
        "Added 0.01 coins to the VRF subscription.",
      ]);

      await house.networkHelpers.time.increase(86_500);
      await keeper.tick();
      expect(await balance()).to.equal(low + 2n * BOUND);
    });

    it("adds no more than the subscription lacks", async () => {
      const keepers = await Promise.all([19, 18].map((i) => start(i, { topUp: 10n ** 20n })));
      for (const keeper of keepers) await keeper.tick();
      expect(await balance()).to.be.within(2n * 10n ** 16n, 10n ** 18n);
      expect(said.filter((line) => line.startsWith("Added"))).to.have.length(1);
    });
  });

  describe("with a subscription that is used up", () => {
    const lasting = () => said.filter((line) => line.includes("The VRF subscription holds"));
    const answer = async (round: bigint) => {
      await house.place(HEADS);
      await house.fulfil(round);
    };

    it("says for how long it lasts at the rate of the last day, and warns before it is empty", async () => {
      await open({ subscription: 10n ** 18n });
      const keeper = await start();
      await keeper.tick();
      expect(lasting()).to.deep.equal([
        "The VRF subscription holds 1 coins, and was not used in the last day.",
      ]);

      await house.networkHelpers.time.increase(36_000);
      for (let round = 1n; round <= 6n; round++) await answer(round);
      const paid = 10n ** 18n - (await house.coordinator.getSubscription(house.subscription))[1];
      // What was used in ten hours, in a day.
      const perDay = (paid * 24n) / 10n;
      await (await start()).tick();
      const days = Number(lasting()[1]?.match(/lasts for ([\d.]+) days/)?.[1]);
      expectNear(days, Number(10n ** 18n - paid) / Number(perDay), days / 50);
      expect(lasting()[1]).not.to.contain("Anybody can fund it");
      await keeper.tick();
      expect(lasting()).to.have.length(2);
    });

    it("warns of one that lasts for less than three days", async () => {
      await open({ subscription: 5n * 10n ** 15n });
      const keeper = await start();
      await keeper.tick();
      for (let round = 1n; round <= 25n; round++) await answer(round);
      await house.networkHelpers.time.increase(3_600);
      await keeper.tick();
      expect(lasting()).to.have.length(2);
      expect(lasting()[1]).to.contain(`fundSubscriptionWithNative(${house.subscription})`);
    });
  });

  it("keeps the hash of a waiting round's block, so that an oracle can be away for long", async () => {
    const local = await openLocalHouse();
    await local.casino.connect(local.signers[1]).place(1, 1_000_000n, 0, { value: 10n ** 17n });
    const { blockNumber } = await local.casino.roundOf(1n);
    const keeper = await openKeeper({
      transport: local.transport,
      casino: (await local.casino.getAddress()) as Hex,
      account: staff("keeper"),
      log: () => {},
    });
    await local.networkHelpers.mine(120);
    await keeper.tick();
    await local.networkHelpers.mine(300);
    expect(await local.blockhashStore.getBlockhash(blockNumber)).to.equal(
      (await local.ethers.provider.getBlock(Number(blockNumber)))?.hash,
    );
    const oracle = await openOracle({
      transport: local.transport,
      coordinator: (await local.coordinator.getAddress()) as Hex,
      fromBlock: 0n,
      secretKey: PROVING_KEY,
      account: staff("oracle"),
      log: () => {},
    });
    await oracle.tick();
    expect((await local.casino.roundOf(1n)).seats).to.equal(0n);
  });
});
