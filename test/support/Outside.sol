// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { AggregatorV3Interface } from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IUniswapV3Factory } from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Factory.sol";
import { IUniswapV3Pool } from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import { ISwapRouter } from "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol";
import { Test } from "./Test.sol";

interface FeedContract is AggregatorV3Interface {
    function updateAnswer(int256 answer) external;
    function updateRoundData(uint80 roundId, int256 answer, uint256 timestamp, uint256 startedAt) external;
}

interface TokenContract is IERC20 {
    function mint(address to, uint256 amount) external;
    function LIMIT() external view returns (uint256);
}

interface WethContract is IERC20 {
    function deposit() external payable;
}

interface MarketContract {
    function FEE() external view returns (uint24);
    function pool() external view returns (IUniswapV3Pool);
    function follow() external;
}

/// @title What stands outside of a house, for Solidity tests
/// @notice The real Uniswap v3 and WETH with a pool of 4,000 coins and ten million dollars, and a market that keeps it at the feed's price.
abstract contract Outside is Test {
    int256 internal constant PRICE = 2_500e8; // dollars for a coin, as the feed has it
    int256 internal constant DOLLAR = 1e8;
    uint256 internal constant LIQUIDITY = 8_000 ether;

    string private constant CORE = "@uniswap/v3-core/artifacts/contracts/";
    string private constant PERIPHERY = "@uniswap/v3-periphery/artifacts/contracts/";

    WethContract internal weth;
    TokenContract internal dollar;
    FeedContract internal feed;
    FeedContract internal dollarFeed;
    IUniswapV3Factory internal factory;
    ISwapRouter internal router;
    MarketContract internal market;
    IUniswapV3Pool internal pool;

    function openOutside() internal {
        vm.deal(address(this), 1e9 ether);
        weth = WethContract(deployPublished("canonical-weth/build/contracts/WETH9.json", ""));
        dollar = TokenContract(deploy("LocalToken", abi.encode("Glasshouse Dollar", "USDG", uint8(6))));
        feed = FeedContract(deploy("MockV3Aggregator", abi.encode(uint8(8), PRICE)));
        dollarFeed = FeedContract(deploy("MockV3Aggregator", abi.encode(uint8(8), DOLLAR)));
        factory =
            IUniswapV3Factory(deployPublished(string.concat(CORE, "UniswapV3Factory.sol/UniswapV3Factory.json"), ""));
        bytes memory both = abi.encode(factory, weth);
        router = ISwapRouter(deployPublished(string.concat(PERIPHERY, "SwapRouter.sol/SwapRouter.json"), both));
        address positions = deployPublished(
            string.concat(PERIPHERY, "NonfungiblePositionManager.sol/NonfungiblePositionManager.json"),
            abi.encode(factory, weth, address(0))
        );
        market = MarketContract(openMarket(positions));
        pool = market.pool();
    }

    function openMarket(address positions) private returns (address) {
        bytes memory arguments = abi.encode(positions, router, weth, dollar, feed);
        return create(abi.encodePacked(vm.getCode("Market"), arguments), LIQUIDITY);
    }

    /// @dev A new price, which the market follows.
    function setPrice(int256 price) internal {
        feed.updateAnswer(price);
        market.follow();
    }

    /// @dev Somebody sells coins to the pool, or dollars.
    function sellCoins(uint256 amount) internal returns (uint256 dollars) {
        weth.deposit{ value: amount }();
        return swap(weth, dollar, amount);
    }

    function sellDollars(uint256 amount) internal returns (uint256 coins) {
        dollar.mint(address(this), amount);
        return swap(dollar, weth, amount);
    }

    function swap(IERC20 from, IERC20 to, uint256 amount) internal returns (uint256) {
        from.approve(address(router), amount);
        return router.exactInputSingle(
            ISwapRouter.ExactInputSingleParams({
                tokenIn: address(from),
                tokenOut: address(to),
                fee: market.FEE(),
                recipient: address(this),
                deadline: type(uint256).max,
                amountIn: amount,
                amountOutMinimum: 0,
                sqrtPriceLimitX96: 0
            })
        );
    }
}
