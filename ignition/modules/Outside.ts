import { createRequire } from "node:module";
import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { Artifact } from "@nomicfoundation/ignition-core";
import { parseEther, parseUnits, ZeroAddress } from "ethers";
import { SIGNERS, STAFF } from "../../scripts/local.ts";

const require = createRequire(import.meta.url);

/** Bytecode that its makers published on npm. WETH9's comes from Truffle, which wrote down no links to libraries: it has none. */
const published = (path: string): Artifact => ({
  linkReferences: {},
  deployedLinkReferences: {},
  ...require(path),
});

const SAFE = "@safe-global/safe-smart-account/build/artifacts/contracts";
const CORE = "@uniswap/v3-core/artifacts/contracts";
const PERIPHERY = "@uniswap/v3-periphery/artifacts/contracts";

const FEED_DECIMALS = 8; // as Chainlink's feeds in dollars have

/**
 * What stands on a public network before a house does: a Safe, wrapped coins, a dollar and another token, Uniswap v3 with a pool of
 * coins and dollars, and price feeds. The code is what runs there, but for the tokens, the feeds, and the market around the pool.
 */
export default buildModule("Outside", (m) => {
  const singleton = m.contract("Safe", published(`${SAFE}/Safe.sol/Safe.json`));
  const proxies = m.contract(
    "SafeProxyFactory",
    published(`${SAFE}/proxies/SafeProxyFactory.sol/SafeProxyFactory.json`),
  );
  const handler = m.contract(
    "CompatibilityFallbackHandler",
    published(`${SAFE}/handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler.json`),
  );
  const setup = m.encodeFunctionCall(singleton, "setup", [
    SIGNERS.map((index) => m.getAccount(index)),
    2n, // of them sign
    ZeroAddress,
    "0x",
    handler,
    ZeroAddress,
    0n,
    ZeroAddress,
  ]);
  const created = m.call(proxies, "createProxyWithNonce", [singleton, setup, 0n]);
  const safe = m.contractAt(
    "SafeProxy",
    published(`${SAFE}/Safe.sol/Safe.json`),
    m.readEventArgument(created, "ProxyCreation", "proxy"),
  );

  const weth = m.contract("WETH9", published("canonical-weth/build/contracts/WETH9.json"));
  const dollar = m.contract("LocalToken", ["Glasshouse Dollar", "USDG", 6], { id: "Dollar" });
  const token = m.contract("LocalToken", ["Crystal", "CRYS", 18], { id: "Token" });
  const price = m.getParameter("price", parseUnits("2500", FEED_DECIMALS));
  const feed = m.contract("MockV3Aggregator", [FEED_DECIMALS, price]);
  const dollarFeed = m.contract(
    "MockV3Aggregator",
    [FEED_DECIMALS, parseUnits("1", FEED_DECIMALS)],
    {
      id: "DollarFeed",
    },
  );

  const factory = m.contract(
    "UniswapV3Factory",
    published(`${CORE}/UniswapV3Factory.sol/UniswapV3Factory.json`),
  );
  const router = m.contract(
    "SwapRouter",
    published(`${PERIPHERY}/SwapRouter.sol/SwapRouter.json`),
    [factory, weth],
  );
  const quoter = m.contract("QuoterV2", published(`${PERIPHERY}/lens/QuoterV2.sol/QuoterV2.json`), [
    factory,
    weth,
  ]);
  // Without the contract that draws positions: nobody looks at them here.
  const positions = m.contract(
    "NonfungiblePositionManager",
    published(`${PERIPHERY}/NonfungiblePositionManager.sol/NonfungiblePositionManager.json`),
    [factory, weth, ZeroAddress],
  );
  const market = m.contract("Market", [positions, router, weth, dollar, feed], {
    from: m.getAccount(STAFF.market),
    value: m.getParameter("liquidity", parseEther("8000")),
  });
  const pool = m.contractAt(
    "UniswapV3Pool",
    published(`${CORE}/UniswapV3Pool.sol/UniswapV3Pool.json`),
    m.staticCall(market, "pool"),
  );

  return {
    safe,
    weth,
    dollar,
    token,
    feed,
    dollarFeed,
    factory,
    router,
    quoter,
    positions,
    market,
    pool,
  };
});
