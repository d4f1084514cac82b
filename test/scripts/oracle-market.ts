import { expect } from "chai";
import type { Hex } from "../../lib/bytes.ts";
import { openMarket } from "../../scripts/oracle/market.ts";
import { type LocalHouse, openLocalHouse, staff } from "../support/local.ts";

const DOLLARS = 10n ** 8n;
const HALF_HOUR = 1_800;

describe("scripts/oracle, with prices", () => {
  let house: LocalHouse;
  let said: string[];

  beforeEach(async () => {
    house = await openLocalHouse();
    said = [];
  });

  const start = async () =>
    openMarket({
      transport: house.transport,
      casino: (await house.casino.getAddress()) as Hex,
      market: (await house.market.getAddress()) as Hex,
      account: staff("market"),
      log: (line) => said.push(line),
    });

  it("does nothing while the feeds are young and the pool is at their price", async () => {
    const market = await start();
    const before = await house.ethers.provider.getBlockNumber();
    await market.tick();
    expect(await house.ethers.provider.getBlockNumber()).to.equal(before);
    expect(said).to.deep.equal([]);
  });

  it("repeats the answers before they are too old, so that the reserve has a price", async () => {
    const market = await start();
    for (let i = 0; i < 5; i++) {
      await house.networkHelpers.time.increase(HALF_HOUR);
      await market.tick();
      expect(await house.reserve.priced()).to.equal(true);
    }
    expect((await house.feed.latestRoundData()).answer).to.equal(2_500n * DOLLARS);
    expect((await house.dollarFeed.latestRoundData()).answer).to.equal(DOLLARS);
    expect(said.length).to.be.within(5, 10);
  });

  it("brings the pool to a price that a feed has moved to", async () => {
    const market = await start();
    await house.feed.updateAnswer(2_200n * DOLLARS);
    await market.tick();
    const pool = await house.ethers.getContractAt("IUniswapV3Pool", await house.market.pool());
    expect((await pool.slot0()).sqrtPriceX96).to.equal(await house.market.price());
    expect(said).to.deep.equal(["Brought the pool back to the price of the feed."]);
    await market.tick();
    expect(said).to.have.length(1);
  });
});
