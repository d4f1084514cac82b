import { expect } from "chai";
import { parseEther, parseUnits } from "ethers";
import { network } from "hardhat";
import { SIGNERS, STAFF } from "../../scripts/local.ts";
import { expectNear } from "../support/near.ts";
import { openOutside } from "../support/outside.ts";

const PRICE = 2500;
const NEVER = 2n ** 64n;

async function open() {
  const connection = await network.create();
  const { ethers } = connection;
  const outside = await openOutside(connection);
  const { pool, weth, dollar, router } = outside;
  const [signers, fee, wethAt] = await Promise.all([
    ethers.getSigners(),
    pool.fee(),
    weth.getAddress(),
  ]);
  const wethFirst = (await pool.token0()) === wethAt;

  /** Dollars for a coin, as the pool has it. */
  async function price(): Promise<number> {
    const { sqrtPriceX96 } = await pool.slot0();
    const ratio = (Number(sqrtPriceX96) / 2 ** 96) ** 2;
    return (wethFirst ? ratio : 1 / ratio) * 10 ** 12;
  }

  /** Sells coins to the pool. */
  async function sell(amountIn: bigint): Promise<void> {
    await weth.deposit({ value: amountIn });
    await weth.approve(router, amountIn);
    await router.exactInputSingle({
      tokenIn: weth,
      tokenOut: dollar,
      fee,
      recipient: dollar,
      deadline: NEVER,
      amountIn,
      amountOutMinimum: 0n,
      sqrtPriceLimitX96: 0n,
    });
  }

  return { ...outside, ethers, signers, fee, price, sell };
}

describe("ignition/modules/Outside", () => {
  it("has a Safe that two of its three owners open", async () => {
    const { safe, signers } = await open();
    const owners = SIGNERS.map((index) => signers[index]?.address);
    expect(await safe.getOwners()).to.deep.equal(owners);
    expect(await safe.getThreshold()).to.equal(2n);
    expect(await safe.VERSION()).to.equal("1.5.0");
  });

  it("has two tokens, whose faucet gives no more than its limit at once", async () => {
    const { dollar, token, signers } = await open();
    expect([await dollar.symbol(), await dollar.decimals()]).to.deep.equal(["USDG", 6n]);
    expect([await token.symbol(), await token.decimals()]).to.deep.equal(["CRYS", 18n]);
    const limit = parseUnits("10000000", 6);
    const somebody = signers[5]?.address ?? "";
    await dollar.mint(somebody, limit);
    expect(await dollar.balanceOf(somebody)).to.equal(limit);
    await expect(dollar.mint(somebody, limit + 1n))
      .to.be.revertedWithCustomError(dollar, "TooMuchAtOnce")
      .withArgs(limit + 1n, limit);
  });

  it("has a pool at the price of the feed, deep enough to hardly move", async () => {
    const { factory, pool, weth, dollar, feed, quoter, fee, price, sell } = await open();
    expect(await factory.getPool(weth, dollar, fee)).to.equal(await pool.getAddress());
    expect((await feed.latestRoundData()).answer).to.equal(parseUnits(String(PRICE), 8));
    expectNear(await price(), PRICE, 0.01);
    const amountIn = parseEther("20");
    const { amountOut } = await quoter.quoteExactInputSingle.staticCall({
      tokenIn: weth,
      tokenOut: dollar,
      amountIn,
      fee,
      sqrtPriceLimitX96: 0n,
    });
    // The fee of 0.05 %, and less than half a per cent for the depth.
    expect(Number(amountOut) / 1e6).to.be.within(20 * PRICE * 0.9945, 20 * PRICE * 0.9995);
    await sell(amountIn);
    expect(await dollar.balanceOf(dollar)).to.equal(amountOut);
    expect(await price()).to.be.within(0.99 * PRICE, 0.999 * PRICE);
  });

  it("has a market that brings the pool back to the feed, up and down by half", async () => {
    const { market, feed, price, sell } = await open();
    await sell(parseEther("500"));
    await market.follow();
    expectNear(await price(), PRICE, 0.01);
    for (const next of [1250, 2600, 1400]) {
      await feed.updateAnswer(parseUnits(String(next), 8));
      await market.follow();
      expectNear(await price(), next, 0.01);
    }
    await market.follow();
    expectNear(await price(), 1400, 0.01);
  });

  it("has a market for a dollar on either side of the coin", async () => {
    const { ethers, signers, market, pool, positions, router, weth, dollar, feed } = await open();
    const isFirst = async (one: typeof dollar) =>
      BigInt(await one.getAddress()) < BigInt(await weth.getAddress());
    const another = () => ethers.deployContract("LocalToken", ["Other dollar", "USDO", 6]);
    const wanted = !(await isFirst(dollar));
    let other = await another();
    while ((await isFirst(other)) !== wanted) other = await another();
    const mirror = await ethers.deployContract("Market", [positions, router, weth, other, feed], {
      signer: signers[STAFF.market],
      value: parseEther("500"),
    });
    const mirrored = await ethers.getContractAt("IUniswapV3Pool", await mirror.pool());
    for (const next of [2000, 3000]) {
      await feed.updateAnswer(parseUnits(String(next), 8));
      await market.follow();
      await mirror.follow();
      const [{ tick }, { tick: opposite }] = await Promise.all([pool.slot0(), mirrored.slot0()]);
      expect(tick + opposite).to.be.within(-1n, 1n);
    }
  });

  it("leaves the liquidity with an account, which can take it away", async () => {
    const { ethers, market, positions, pool, signers } = await open();
    const position = await market.position();
    const manager = await ethers.getContractAt(
      [
        "function ownerOf(uint256) view returns (address)",
        "function decreaseLiquidity((uint256 tokenId, uint128 liquidity, uint256 amount0Min, uint256 amount1Min, uint256 deadline))",
      ],
      positions,
      signers[STAFF.market],
    );
    expect(await manager.getFunction("ownerOf")(position)).to.equal(signers[STAFF.market]?.address);
    const all = await pool.liquidity();
    await manager.getFunction("decreaseLiquidity")([position, all, 0n, 0n, NEVER]);
    expect(await pool.liquidity()).to.equal(0n);
  });
});
