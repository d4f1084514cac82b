// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AggregatorV3Interface } from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { IUniswapV3Pool } from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import { ISwapRouter } from "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol";
import { LocalToken } from "./LocalToken.sol";

/// @notice What the market needs of canonical WETH.
interface IWETH is IERC20 {
    function deposit() external payable;
}

/// @notice What the market needs of Uniswap's NonfungiblePositionManager, whose own interface asks for an older compiler.
interface IPositionManager {
    struct MintParams {
        address token0;
        address token1;
        uint24 fee;
        int24 tickLower;
        int24 tickUpper;
        uint256 amount0Desired;
        uint256 amount1Desired;
        uint256 amount0Min;
        uint256 amount1Min;
        address recipient;
        uint256 deadline;
    }

    function createAndInitializePoolIfNecessary(address token0, address token1, uint24 fee, uint160 sqrtPriceX96)
        external
        payable
        returns (address pool);

    function mint(MintParams calldata params)
        external
        payable
        returns (uint256 tokenId, uint128 liquidity, uint256 amount0, uint256 amount1);
}

/// @title The market of the local world
/// @notice Stands for everybody else who trades at Uniswap: opens the pool at the price of the feed, with liquidity far to both sides,
/// and brings the pool back to that price when it is asked. Never part of a house.
contract Market {
    uint24 public constant FEE = 500; // 0.05%

    /// @dev The liquidity reaches from a quarter of the first price to four times of it: 1.0001^13,860 = 4.
    int24 private constant REACH = 13_860;
    int24 private constant TICK_SPACING = 10;

    IUniswapV3Pool public immutable pool;
    /// @notice The position of the liquidity, which belongs to who deployed the market.
    uint256 public immutable position;

    AggregatorV3Interface public immutable feed;

    ISwapRouter private immutable _router;
    LocalToken private immutable _dollar;
    IERC20 private immutable _token0;
    IERC20 private immutable _token1;

    /// @dev Half of the coins sent go into the pool, the other half is kept to trade with. Dollars come from the faucet.
    constructor(
        IPositionManager positions,
        ISwapRouter router,
        IWETH weth,
        LocalToken dollar,
        AggregatorV3Interface feed_
    ) payable {
        (_router, feed, _dollar) = (router, feed_, dollar);
        weth.deposit{ value: msg.value }();
        dollar.mint(address(this), dollar.LIMIT());
        bool wethFirst = address(weth) < address(dollar);
        (_token0, _token1) = wethFirst ? (IERC20(weth), IERC20(dollar)) : (IERC20(dollar), IERC20(weth));
        address[2] memory spenders = [address(positions), address(router)];
        for (uint256 i = 0; i < 2; ++i) {
            weth.approve(spenders[i], type(uint256).max);
            dollar.approve(spenders[i], type(uint256).max);
        }
        pool = IUniswapV3Pool(
            positions.createAndInitializePoolIfNecessary(address(_token0), address(_token1), FEE, price())
        );
        (, int24 tick,,,,,) = pool.slot0();
        tick = tick / TICK_SPACING * TICK_SPACING;
        (position,,,) = positions.mint(
            IPositionManager.MintParams({
                token0: address(_token0),
                token1: address(_token1),
                fee: FEE,
                tickLower: tick - REACH,
                tickUpper: tick + REACH,
                amount0Desired: wethFirst ? msg.value / 2 : dollar.LIMIT(),
                amount1Desired: wethFirst ? dollar.LIMIT() : msg.value / 2,
                amount0Min: 0,
                amount1Min: 0,
                recipient: msg.sender,
                deadline: block.timestamp
            })
        );
    }

    /// @notice Trades until the pool's price is the feed's, or the market has no more coins to sell.
    function follow() external {
        uint160 target = price();
        (uint160 current,,,,,,) = pool.slot0();
        if (current == target) return;
        // Selling the first token makes it cheaper.
        (IERC20 sold, IERC20 bought) = current > target ? (_token0, _token1) : (_token1, _token0);
        if (address(sold) == address(_dollar)) _dollar.mint(address(this), _dollar.LIMIT());
        _router.exactInputSingle(
            ISwapRouter.ExactInputSingleParams({
                tokenIn: address(sold),
                tokenOut: address(bought),
                fee: FEE,
                recipient: address(this),
                deadline: block.timestamp,
                amountIn: sold.balanceOf(address(this)),
                amountOutMinimum: 0,
                sqrtPriceLimitX96: target
            })
        );
    }

    /// @notice The feed's price as the pool writes it: the root of the units of the second token for one of the first, times 2^96.
    function price() public view returns (uint160) {
        (, int256 answer,,,) = feed.latestRoundData();
        uint256 dollars = uint256(answer) * 10 ** _dollar.decimals();
        uint256 coins = 10 ** (18 + feed.decimals());
        (uint256 second, uint256 first) = address(_token1) == address(_dollar) ? (dollars, coins) : (coins, dollars);
        return uint160(Math.sqrt(Math.mulDiv(1 << 192, second, first)));
    }
}
