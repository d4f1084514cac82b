import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { custom, type EIP1193Parameters } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { openKeeper } from "../../scripts/keeper/keeper.ts";
import { PROVING_KEY, STAFF } from "../../scripts/local.ts";
import { openMarket } from "../../scripts/oracle/market.ts";
import { openOracle } from "../../scripts/oracle/oracle.ts";
import { openLocalHouse, staff } from "../support/local.ts";

const COIN = 10n ** 9n; // chips
const TOKEN = 10n ** 6n; // chips
const GWEI = 10n ** 9n;
const REFUND_AFTER = 25 * 60 * 60;

// As in ignition/modules/Local.ts: what each bank keeps hot, and what its reserve lets go in an hour.
const TARGETS = [5_000n * COIN, 4_000_000n * TOKEN, 800_000n * TOKEN] as const;
const BUCKETS = TARGETS.map((target) => target / 10n);
const TRADE = 40n * COIN;

const TOP_UP = 10n ** 18n;

const TIMES = 30;

/** The local house, with its three banks, and two keepers that die at their work and are started again. */
async function open() {
  const house = await openLocalHouse();
  const { casino, ethers, networkHelpers, provider, signers, transport } = house;
  const [player, lp] = [signers[1], signers[STAFF.provider]];
  if (!player || !lp) throw new Error("There should be accounts");

  const banks = await Promise.all(
    TARGETS.map(async (_, index) => {
      const bankroll = await ethers.getContractAt("TokenBankroll", await casino.bankOf(index));
      const reserve = await ethers.getContractAt("Reserve", await bankroll.reserve());
      return { bankroll, reserve, chip: await bankroll.CHIP(), table: await coinsOf(index) };
    }),
  );
  for (const [index, token] of [house.dollar, house.token].entries()) {
    const { bankroll, chip } = banks[index + 1] as (typeof banks)[number];
    await token.mint(player.address, 1_000n * TOKEN * chip);
    await token.connect(player).approve(bankroll, ethers.MaxUint256);
  }

  /** The table of a bank where coins are flipped. */
  async function coinsOf(bank: number): Promise<bigint> {
    const { game } = await casino.tableOf(1n);
    for (let table = await casino.tableCount(); table > 0n; table--) {
      const found = await casino.tableOf(table);
      if (found.game === game && found.bank === BigInt(bank)) return table;
    }
    throw new Error(`Bank ${bank} has no table for coins`);
  }

  /** A bet in every bank, each in a round of its own. @returns The last of the rounds. */
  async function bet(): Promise<bigint> {
    const value = 10n ** 17n;
    for (const { table } of banks) {
      await casino.connect(player).place(table, 10n * TOKEN, 0n, { value });
    }
    return casino.latestRound();
  }

  async function answer(): Promise<void> {
    const oracle = await openOracle({
      transport,
      coordinator: (await house.coordinator.getAddress()) as Hex,
      fromBlock: 0n,
      secretKey: PROVING_KEY,
      account: staff("oracle"),
      log: () => {},
    });
    await oracle.tick();
  }

  /** Time passes, and the feeds go on. */
  async function wait(seconds: number): Promise<void> {
    await networkHelpers.time.increase(seconds);
    const market = await openMarket({
      transport,
      casino: (await casino.getAddress()) as Hex,
      market: (await house.market.getAddress()) as Hex,
      account: staff("market"),
      log: () => {},
    });
    await market.tick();
  }

  /**
   * A keeper that is started, looks once, and is killed as soon as it has sent so many transactions, before it learns of the last.
   *
   * @param payer Whose account it sends from.
   */
  async function live(payer: keyof typeof STAFF, transactions: number, topUp = 0n): Promise<void> {
    let left = transactions;
    const request = async (asked: EIP1193Parameters) => {
      if (left === 0) throw new Error("It was killed.");
      const result = await provider.request(asked as { method: string; params?: unknown[] });
      if (asked.method === "eth_sendRawTransaction" && --left === 0) throw new Error("Killed.");
      return result;
    };
    try {
      const keeper = await openKeeper({
        transport: custom({ request }, { retryCount: 0 }),
        casino: (await casino.getAddress()) as Hex,
        account: staff(payer),
        log: () => {},
        topUp,
      });
      await keeper.tick();
    } catch (error) {
      if (left > 0) throw error;
    }
  }

  const isWaiting = async () =>
    BigInt(
      (await provider.request({
        method: "eth_getBlockTransactionCountByNumber",
        params: ["pending"],
      })) as string,
    ) > 0n;

  /**
   * Starts both again and again, at once, until neither finds anything to do. Only the first adds to the subscription of its own. Blocks
   * are mined now and then, so that both send for the same state of the chain.
   */
  async function keep(): Promise<void> {
    await provider.request({ method: "evm_setAutomine", params: [false] });
    for (let times = 0, before = -1; before !== (await ethers.provider.getBlockNumber()); times++) {
      if (times === TIMES) throw new Error("The keepers find no end");
      before = await ethers.provider.getBlockNumber();
      let alive = true;
      const lives = Promise.all([live("keeper", 1, TOP_UP), live("oracle", 2)]).finally(() => {
        alive = false;
      });
      while (alive) {
        await sleep(50);
        if (await isWaiting()) await networkHelpers.mine();
      }
      await lives;
      if (await isWaiting()) await networkHelpers.mine();
    }
    await provider.request({ method: "evm_setAutomine", params: [true] });
  }

  return { ...house, player, lp, banks, bet, answer, wait, keep };
}

describe("Two keepers that are killed at their work", function () {
  this.timeout(120_000);

  it("do everything that is due in every bank, and nothing twice", async () => {
    const house = await open();
    const { casino, coordinator, ethers, lp, banks, bet, answer, wait, keep } = house;
    const [coins, dollars, crystals] = banks as [
      (typeof banks)[number],
      (typeof banks)[number],
      (typeof banks)[number],
    ];
    const hot = () => Promise.all(banks.map(({ bankroll }) => bankroll.hotEquityLow()));

    // Bets of three rounds are answered. Those of the next three are not, for longer than they wait.
    await bet();
    await answer();
    const last = await bet();
    expect(last).to.equal(6n);
    await wait(REFUND_AFTER);
    await keep();

    const refunded = await casino.queryFilter(casino.filters.BetsRefunded());
    expect(refunded.map(({ args }) => args.round)).to.have.members([4n, 5n, 6n]);
    expect(refunded.flatMap(({ args }) => [...args.amounts])).to.have.length(3);
    for (const [index, { bankroll, reserve }] of banks.entries()) {
      expect(await reserve.queryFilter(reserve.filters.Swept())).to.have.length(1);
      expect((await hot())[index]).to.equal(TARGETS[index]);
      expect((await bankroll.ledger()).reserved).to.equal(0n);
    }
    const sold = async () => {
      const trades = await coins.reserve.queryFilter(coins.reserve.filters.Hedged());
      return trades.reduce((sum, { args }) => sum + args.chips, 0n);
    };
    // The bucket's, and what came into it meanwhile.
    expect(await sold()).to.be.within(TRADE, TRADE + 5n * COIN);

    // One leaves at once, one with more than is hot, one through the line although there is enough.
    const { address } = lp;
    const redeem = async ({ bankroll, chip }: (typeof banks)[number], chips: bigint) =>
      bankroll.connect(lp).redeem(await bankroll.previewWithdraw(chips * chip), address, address);
    const request = async ({ bankroll, chip }: (typeof banks)[number], chips: bigint) => {
      const shares = await bankroll.previewWithdraw(chips * chip);
      await bankroll.connect(lp).requestExit(shares, address, address);
      return shares;
    };
    await redeem(coins, TARGETS[0] - 100n * COIN);
    await redeem(dollars, 300_000n * TOKEN);
    const exits = [
      { bank: coins, chips: 400n * COIN, shares: await request(coins, 400n * COIN) },
      { bank: crystals, chips: 50_000n * TOKEN, shares: await request(crystals, 50_000n * TOKEN) },
    ];
    await keep();

    for (const { bank, chips, shares } of exits) {
      const { bankroll } = bank;
      const served = await bankroll.queryFilter(bankroll.filters.ExitServed());
      expect(served.reduce((sum, { args }) => sum + args.shares, 0n)).to.equal(shares);
      expect((await bankroll.exitsWaiting()).shares).to.equal(0n);
      const paid = served.reduce((sum, { args }) => sum + args.chips, 0n);
      expect(paid).to.be.within((chips * 99n) / 100n, chips);
      expect(await bankroll.chipsOf(address)).to.equal(paid);
    }
    const refills = await Promise.all(
      banks.map(async ({ reserve }) => {
        const events = await reserve.queryFilter(reserve.filters.Refilled());
        return events.reduce((sum, { args }) => sum + args.chips, 0n);
      }),
    );
    expect(refills[0]).to.be.within(BUCKETS[0], ((BUCKETS[0] ?? 0n) * 11n) / 10n);
    expect(refills[1]).to.equal(300_000n * TOKEN);
    // What waits is rounded up to a chip.
    expect(refills[2]).to.be.within(50_000n * TOKEN, 50_000n * TOKEN + 1n);
    const [, ...others] = await hot();
    for (const [index, chips] of others.entries()) {
      const target = TARGETS[index + 1] ?? 0n;
      expect(chips).to.be.within(target, target + 1n);
    }

    // Answers become so dear that the subscription is low.
    const balance = async () =>
      (await coordinator.getSubscription(await casino.subscription())).nativeBalance;
    const before = await balance();
    await house.networkHelpers.setNextBlockBaseFeePerGas(5_000n * GWEI);
    await house.networkHelpers.mine();
    await keep();
    expect((await balance()) - before).to.equal(TOP_UP);

    const head = await ethers.provider.getBlockNumber();
    await keep();
    expect(await ethers.provider.getBlockNumber()).to.equal(head);
    for (const { bankroll } of banks) {
      const { cash, chips, reserved } = await bankroll.ledger();
      expect(reserved).to.equal(0n);
      expect(cash).to.be.at.least(chips);
    }
  });
});
