// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AggregatorV3Interface } from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import { IWERC20 } from "@chainlink/contracts/src/v0.8/shared/interfaces/IWERC20.sol";
import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IERC20Metadata } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { RateLimiter } from "@openzeppelin/contracts/utils/RateLimiter.sol";
import { ReentrancyGuardTransient } from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import { SignedMath } from "@openzeppelin/contracts/utils/math/SignedMath.sol";
import { IUniswapV3Factory } from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Factory.sol";
import { IPeripheryImmutableState } from "@uniswap/v3-periphery/contracts/interfaces/IPeripheryImmutableState.sol";
import { ISwapRouter } from "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol";
import { Feed, IReserve, Venue } from "./interfaces/IReserve.sol";
import { NATIVE_COIN } from "./types/Asset.sol";

/// @title The reserve's money in two assets
/// @notice What the reserve holds, what it is worth, and the trades between both. See `IReserve`.
abstract contract Hedge is IReserve, AccessManaged, ReentrancyGuardTransient {
    using Math for uint256;
    using RateLimiter for RateLimiter.RefillingBucket;
    using SafeERC20 for IERC20;

    /// @notice How far the true price may lie from the feeds': their thresholds, their delay, and what a trade costs. In millionths.
    uint256 public constant VALUATION_BAND = 0.01e6; // 1%

    /// @notice No more than the band of valuation, so that buying the asset back never lowers the low value.
    uint256 public constant MAX_SLIPPAGE = VALUATION_BAND;

    uint256 public constant MAX_SHARE = 0.5e6; // 50%
    uint256 public constant MAX_WINDOW = 30 days;

    /// @notice The upper value while there is none. Sums with it do not overflow, and buy no shares.
    uint256 public constant UNPRICED = type(uint128).max;

    uint256 private constant MILLION = 1e6;

    /// @dev Answers and scales are below 2^128, so that their products fit a word.
    uint256 private constant MAX_FACTOR = type(uint128).max;
    int256 private constant MAX_EXPONENT = 38;

    /// @dev A bucket has one entry.
    bytes32 internal constant ENTRY = 0;

    address public immutable asset;
    uint256 public immutable CHIP;

    /// @dev What is traded for the asset: itself, or the wrapped coin.
    IERC20 internal immutable _token;

    uint256 public held;
    uint256 public stable;

    /// @dev `share` and `band` in millionths. A unit of the stablecoin is worth (its price * up) / (the asset's price * down) chips.
    struct Terms {
        uint32 share;
        uint32 band;
        uint128 up;
        uint128 down;
    }

    Terms private _terms;
    Venue private _venue;
    RateLimiter.RefillingBucket private _bucketOfHedge;

    constructor(address authority, address asset_, uint256 chip, address wrapped) AccessManaged(authority) {
        (asset, CHIP) = (asset_, chip);
        _token = IERC20(asset_ == NATIVE_COIN ? wrapped : asset_);
    }

    // --- trading ---

    /// @inheritdoc IReserve
    function hedge(uint256 most) external nonReentrant returns (uint256 chips) {
        (uint256 num, uint256 den) = _price();
        if (num == 0) revert NotPriced();
        bool sell;
        (sell, chips) = hedgeDue();
        chips = chips.min(most).min(_bucketOfHedge.available(ENTRY));
        if (chips == 0) revert NothingToDo();
        _bucketOfHedge.consume(ENTRY, chips);
        uint256 amount;
        if (sell) {
            held -= chips;
            if (asset == NATIVE_COIN) IWERC20(address(_token)).deposit{ value: chips * CHIP }();
            amount = _trade(_token, _venue.stable, chips * CHIP, Math.mulDiv(chips, den, num));
            stable += amount;
            emit Hedged(true, chips, amount);
        } else {
            amount = stable.min(Math.mulDiv(chips, den, num, Math.Rounding.Ceil));
            stable -= amount;
            uint256 received = _trade(_venue.stable, _token, amount, Math.mulDiv(amount * num, CHIP, den));
            if (asset == NATIVE_COIN) IWERC20(address(_token)).withdraw(received);
            held += received / CHIP;
            emit Hedged(false, received / CHIP, amount);
        }
    }

    /// @dev Counts what was taken and received by the balances, whatever the venue says.
    /// @param fair What the amount is worth by the feeds.
    function _trade(IERC20 from, IERC20 to, uint256 amount, uint256 fair) private returns (uint256 received) {
        Venue memory v = _venue;
        uint256 least = fair.mulDiv(MILLION - v.maxSlippage, MILLION);
        uint256 taken = from.balanceOf(address(this));
        received = to.balanceOf(address(this));
        from.forceApprove(address(v.router), amount);
        v.router
            .exactInputSingle(
                ISwapRouter.ExactInputSingleParams({
                    tokenIn: address(from),
                    tokenOut: address(to),
                    fee: v.fee,
                    recipient: address(this),
                    deadline: block.timestamp,
                    amountIn: amount,
                    amountOutMinimum: least,
                    sqrtPriceLimitX96: 0
                })
            );
        taken -= from.balanceOf(address(this));
        received = to.balanceOf(address(this)) - received;
        if (taken != amount || received < least) revert BadTrade(amount, taken, received, least);
    }

    // --- the house ---

    /// @inheritdoc IReserve
    function lowerHedge(uint256 share) external restricted {
        uint256 current = _terms.share;
        if (share >= current) revert OnlyLower(current, share);
        _terms.share = uint32(share);
        _terms.band = uint32(share.min(_terms.band));
        _emitHedge();
    }

    /// @inheritdoc IReserve
    function setHedge(uint256 share, uint256 band, uint256 capacity, uint256 window) external restricted {
        if (share > MAX_SHARE) revert ShareOutOfRange(share, MAX_SHARE);
        if (band > share) revert BandOutOfRange(band, share);
        (_terms.share, _terms.band) = (uint32(share), uint32(band));
        _setBucket(_bucketOfHedge, capacity, window);
        _emitHedge();
    }

    /// @inheritdoc IReserve
    function setVenue(Venue calldata v) external restricted {
        if (stable != 0 && address(v.stable) != address(_venue.stable)) revert StableHeld(stable);
        if (v.maxSlippage > MAX_SLIPPAGE) revert SlippageOutOfRange(v.maxSlippage, MAX_SLIPPAGE);
        IUniswapV3Factory factory = IUniswapV3Factory(IPeripheryImmutableState(address(v.router)).factory());
        if (factory.getPool(address(_token), address(v.stable), v.fee) == address(0)) {
            revert NoPool(address(v.router), address(_token), address(v.stable), v.fee);
        }
        int256 exponent = _decimals(_token) - int256(CHIP.log10()) + int256(uint256(v.ofAsset.source.decimals()))
            - _decimals(v.stable) - int256(uint256(v.ofStable.source.decimals()));
        uint256 places = SignedMath.abs(exponent);
        if (places > uint256(MAX_EXPONENT)) revert DecimalsOutOfRange(exponent, MAX_EXPONENT);
        uint128 factor = uint128(10 ** places);
        (_terms.up, _terms.down) = exponent < 0 ? (uint128(1), factor) : (factor, uint128(1));
        _venue = v;
        (uint256 num,) = _price();
        if (num == 0) revert NotPriced();
        emit VenueChanged(v);
    }

    function _emitHedge() private {
        RateLimiter.RefillingBucket storage b = _bucketOfHedge;
        emit HedgeChanged(_terms.share, _terms.band, b._capacity, b._window);
    }

    /// @dev What was used stays used.
    function _setBucket(RateLimiter.RefillingBucket storage b, uint256 capacity, uint256 window) internal {
        if (window == 0 || window > MAX_WINDOW) revert WindowOutOfRange(window, MAX_WINDOW);
        b.sync(ENTRY);
        b.updateSettings(uint48(window), SafeCast.toUint208(capacity));
    }

    // --- views ---

    /// @inheritdoc IReserve
    function value() external view returns (uint256 low, uint256 high) {
        (bool known, uint256 worth) = _worthUp();
        low = held + worth.saturatingSub(1) * (MILLION - VALUATION_BAND) / MILLION;
        high = known && !_reentrancyGuardEntered()
            ? held + (worth * (MILLION + VALUATION_BAND)).ceilDiv(MILLION)
            : UNPRICED;
    }

    /// @inheritdoc IReserve
    function priced() external view returns (bool known) {
        if (_reentrancyGuardEntered()) return false;
        (known,) = _worthUp();
    }

    /// @inheritdoc IReserve
    function venue() external view returns (Venue memory) {
        return _venue;
    }

    /// @inheritdoc IReserve
    function hedging()
        external
        view
        returns (uint256 share, uint256 band, uint256 capacity, uint256 window, uint256 available)
    {
        RateLimiter.RefillingBucket storage b = _bucketOfHedge;
        return (_terms.share, _terms.band, b._capacity, b._window, b.available(ENTRY));
    }

    /// @inheritdoc IReserve
    function hedgeDue() public view returns (bool sell, uint256 chips) {
        (bool known, uint256 worth) = _worthUp();
        (uint256 num,) = _price();
        if (!known || num == 0) return (false, 0);
        (uint256 share, uint256 band) = (_terms.share, _terms.band);
        uint256 total = held + worth;
        uint256 lacking = shortage();
        uint256 goal = Math.min(total * share / MILLION, total.saturatingSub(lacking));
        if (worth > goal) {
            if (held < lacking || worth > total * (share + band) / MILLION) return (false, worth - goal);
        } else if (worth < total * (share - band) / MILLION) {
            return (true, goal - worth);
        }
    }

    function shortage() public view virtual returns (uint256);

    /// @dev What the stablecoin is worth by the feeds, in chips. Not known if it has no price, or an absurd one.
    function _worthUp() private view returns (bool known, uint256 worth) {
        uint256 amount = stable;
        if (amount == 0) return (true, 0);
        (uint256 num, uint256 den) = _price();
        (bool fits, uint256 product) = amount.tryMul(num);
        if (num == 0 || !fits || product.ceilDiv(den) > UNPRICED) return (false, 0);
        return (true, product.ceilDiv(den));
    }

    /// @dev A unit of the stablecoin is worth num / den chips; both are zero if a feed gives no price.
    function _price() private view returns (uint256 num, uint256 den) {
        num = _answer(_venue.ofStable) * _terms.up;
        den = _answer(_venue.ofAsset) * _terms.down;
        if (num == 0 || den == 0) return (0, 0);
    }

    /// @dev Zero if there is none. A feed that is gone, reverts, or answers with too little must not stop anything, as `try` would let it.
    function _answer(Feed storage feed) private view returns (uint256) {
        (bool success, bytes memory data) =
            address(feed.source).staticcall(abi.encodeCall(AggregatorV3Interface.latestRoundData, ()));
        if (!success || data.length < 5 * 32) return 0;
        (, int256 answer,, uint256 updatedAt,) = abi.decode(data, (uint256, int256, uint256, uint256, uint256));
        if (answer <= 0 || uint256(answer) > MAX_FACTOR) return 0;
        bool fresh = updatedAt != 0 && updatedAt <= block.timestamp && block.timestamp - updatedAt <= feed.maxAge;
        return fresh ? uint256(answer) : 0;
    }

    function _decimals(IERC20 token) private view returns (int256) {
        return int256(uint256(IERC20Metadata(address(token)).decimals()));
    }
}
