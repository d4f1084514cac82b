import { network } from "hardhat";
import Outside from "../../ignition/modules/Outside.ts";

type Connection = Awaited<ReturnType<typeof network.create>>;

/** Deploys what stands outside of the house: a Safe, tokens, Uniswap with a pool, and a feed, each with its types. */
export async function openOutside(connection?: Connection) {
  const { ethers, ignition } = connection ?? (await network.create());
  const deployed = await ignition.deploy(Outside);
  return {
    safe: await ethers.getContractAt("ISafe", deployed.safe),
    weth: await ethers.getContractAt("IWETH", deployed.weth),
    dollar: await ethers.getContractAt("LocalToken", deployed.dollar),
    token: await ethers.getContractAt("LocalToken", deployed.token),
    feed: await ethers.getContractAt("MockV3Aggregator", deployed.feed),
    dollarFeed: await ethers.getContractAt("MockV3Aggregator", deployed.dollarFeed),
    factory: await ethers.getContractAt("IUniswapV3Factory", deployed.factory),
    router: await ethers.getContractAt("ISwapRouter", deployed.router),
    quoter: await ethers.getContractAt("IQuoterV2", deployed.quoter),
    positions: deployed.positions,
    market: await ethers.getContractAt("Market", deployed.market),
    pool: await ethers.getContractAt("IUniswapV3Pool", deployed.pool),
  };
}
