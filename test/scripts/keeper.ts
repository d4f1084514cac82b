import { expect } from "chai";
import { custom } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import type { Hex } from "../../lib/bytes.ts";
import { openKeeper } from "../../scripts/keeper/keeper.ts";
import { MNEMONIC, PROVING_KEY } from "../../scripts/local.ts";
import { openOracle } from "../../scripts/oracle/oracle.ts";
import { type House, type HouseOptions, openHouse } from "../support/house.ts";
import { openLocalHouse, staff } from "../support/local.ts";

const HEADS = { table: 1n, stake: 20_000n, choice: 0n };
const REFUND_AFTER = 25 * 60 * 60;

describe("scripts/keeper", () => {
  let house: House;
  let said: string[];

  async function open(options?: HouseOptions): Promise<void> {
    house = await openHouse(options);
    said = [];
  }

  const start = (addressIndex = 19) =>
    openKeeper({
      transport: custom(house.provider),
      casino: house.addresses.casino,
      account: mnemonicToAccount(MNEMONIC, { addressIndex }),
      log: (line) => said.push(line),
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

    it("finds them after a restart, among the rounds it looks back at", async () => {
      await house.fulfil(1n);
      for (let round = 2n; round <= 4n; round++) {
        await house.place(HEADS);
        await house.fulfil(round);
      }
      const shortSighted = await openKeeper({
        transport: custom(house.provider),
        casino: house.addresses.casino,
        account: staff("keeper"),
        log: (line) => said.push(line),
        lookback: 2n,
      });
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
