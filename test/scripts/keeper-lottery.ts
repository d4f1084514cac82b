import { expect } from "chai";
import { custom } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { chipsToWei } from "../../lib/chips.ts";
import { openKeeper } from "../../scripts/keeper/keeper.ts";
import { MNEMONIC } from "../../scripts/local.ts";
import { type House, openHouse } from "../support/house.ts";
import { type Lottery, type LotteryOptions, openLottery } from "../support/lottery.ts";

const REFUND_AFTER = 25 * 60 * 60;
const PREPAID = (400_000n * 10n ** 12n * 120n) / 100n;

describe("scripts/keeper, with a lottery", () => {
  let house: House;
  let world: Lottery;
  let said: string[];

  async function open(options?: LotteryOptions) {
    house = await openHouse();
    world = await openLottery(house, options);
    said = [];
    return openKeeper({
      transport: custom(house.provider),
      casino: house.addresses.casino,
      lottery: (await world.lottery.getAddress()) as `0x${string}`,
      account: mnemonicToAccount(MNEMONIC, { addressIndex: 19 }),
      log: (line) => said.push(line),
    });
  }

  const player = (i: number) => {
    const one = house.players[i];
    if (!one) throw new Error(`There is no player ${i}`);
    return one;
  };
  const status = async (draw: bigint) => (await world.stateOf(draw)).status;
  const head = () => house.ethers.provider.getBlockNumber();

  it("starts a draw at its end, and not before", async () => {
    const keeper = await open();
    await world.buy(player(0), [1, 2, 3]);
    await keeper.tick();
    expect(await status(1n)).to.equal("on sale");
    await world.toEnd();
    await keeper.tick();
    expect(await status(1n)).to.equal("requested");
    expect(said).to.include("Started draw 1 of the lottery.");
    await world.fulfil(1n);
    expect(await status(1n)).to.equal("drawn");
  });

  it("sends nothing when nothing is due: no tickets, or a word that is awaited", async () => {
    const keeper = await open();
    await world.toEnd();
    let before = await head();
    await keeper.tick();
    expect(await head()).to.equal(before);
    await world.buy(player(0), [1]);
    await world.toEnd();
    await keeper.tick();
    await world.buy(player(0), [1]);
    await world.toEnd();
    before = await head();
    await keeper.tick();
    expect(await head()).to.equal(before);
    expect(said.filter((line) => line.startsWith("Not done"))).to.deep.equal([]);
  });

  it("refunds every player of a draw that failed, once, and starts the next one", async () => {
    const keeper = await open();
    await world.buy(
      player(0),
      Array.from({ length: 250 }, (_, i) => i),
    );
    await world.buy(player(1), [7]);
    await world.toEnd();
    await keeper.tick();
    await world.buy(player(1), [8]);
    await house.networkHelpers.time.increase(REFUND_AFTER);
    const before = await Promise.all(
      [0, 1].map((i) => house.ethers.provider.getBalance(player(i).address)),
    );
    await keeper.tick();
    const after = await Promise.all(
      [0, 1].map((i) => house.ethers.provider.getBalance(player(i).address)),
    );
    expect(after.map((balance, i) => balance - (before[i] ?? 0n))).to.deep.equal([
      chipsToWei(250n * world.price),
      chipsToWei(world.price),
    ]);
    expect(await status(1n)).to.equal("failed");
    expect(await status(2n)).to.equal("requested");
    const said1 = said.length;
    await keeper.tick();
    expect(said).to.have.length(said1);
    // A keeper that is started anew finds nothing left to do.
    expect((await world.lottery.claimable(1n, player(0).address)).tickets).to.have.length(0);
  });

  it("leaves a player who rejects his money to himself, and goes on", async () => {
    const keeper = await open();
    const { lottery, price } = world;
    // The coordinator takes no coins.
    const deaf = house.addresses.coordinator;
    await lottery.buy(1n, [5], deaf, { value: chipsToWei(price) });
    await world.buy(player(1), [6]);
    await world.toEnd();
    await keeper.tick();
    await house.networkHelpers.time.increase(REFUND_AFTER);
    await keeper.tick();
    await keeper.tick();
    expect((await lottery.claimable(1n, player(1).address)).tickets).to.have.length(0);
    expect((await lottery.claimable(1n, deaf)).tickets).to.have.length(1);
    expect(said.filter((line) => line.startsWith("Not done"))).to.have.length(1);
  });

  it("adds what little a draw's chance lacks, and warns once when it is much", async () => {
    const keeper = await open({ subscription: PREPAID - 10n ** 12n });
    await world.buy(player(0), [1]);
    await world.toEnd();
    await keeper.tick();
    expect(await status(1n)).to.equal("requested");

    const poor = await open({ subscription: 0n });
    await world.buy(player(0), [1]);
    await world.toEnd();
    await poor.tick();
    await poor.tick();
    expect(await status(1n)).to.equal("ended");
    const warnings = said.filter((line) => line.startsWith("Draw 1 of the lottery waits"));
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain(`lacks ${PREPAID} wei`);
    expect(warnings[0]).to.contain(`fundSubscriptionWithNative(${world.subscription})`);
  });

  it("pays the bank its cut once that is worth it", async () => {
    const keeper = await open({ price: 10n ** 9n });
    await world.buy(
      player(0),
      Array.from({ length: 100 }, (_, i) => i),
    );
    await world.toEnd();
    await keeper.tick();
    await world.fulfil(1n);
    await keeper.tick();
    expect(said.at(-1)).to.equal(`Paid ${10n ** 10n} chips of the lottery to the bank.`);
    expect((await house.bankroll.contributed()).chips).to.equal(10n ** 10n);
    expect((await world.lottery.books()).cut).to.equal(0n);
  });
});
