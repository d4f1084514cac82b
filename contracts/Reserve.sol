// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { RateLimiter } from "@openzeppelin/contracts/utils/RateLimiter.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { Hedge } from "./Hedge.sol";
import { IReserve } from "./interfaces/IReserve.sol";
import { IReserveBank } from "./interfaces/IReserveBank.sol";
import { NATIVE_COIN } from "./types/Asset.sol";

/// @title Reserve
/// @notice See `IReserve` for what it does and why.
contract Reserve is Hedge {
    using Math for uint256;
    using RateLimiter for RateLimiter.RefillingBucket;
    using SafeERC20 for IERC20;

    /// @notice What is done at once cannot make it take longer until all equity is back.
    uint256 public constant SLOWEST = 30 days;

    IReserveBank public immutable bankroll;

    uint256 public hotTarget = type(uint256).max;
    RateLimiter.RefillingBucket private _bucket;

    constructor(address authority, IReserveBank bankroll_, address asset_, uint256 chip, address wrapped)
        Hedge(authority, asset_, chip, wrapped)
    {
        bankroll = bankroll_;
    }

    /// @dev The wrapper sends with 2,300 gas: nothing is read here.
    receive() external payable {
        if (msg.sender != address(bankroll) && msg.sender != address(_token)) revert UnexpectedMoney(msg.sender);
    }

    // --- anybody ---

    /// @inheritdoc IReserve
    function sweep() external nonReentrant returns (uint256 chips) {
        chips = excess();
        if (chips == 0) revert NothingToDo();
        uint256 before = _balance();
        bankroll.toReserve(chips);
        uint256 received = _balance() - before;
        if (received != chips * CHIP) revert WrongAmount(received, chips * CHIP);
        held += chips;
        emit Swept(chips);
    }

    /// @inheritdoc IReserve
    function refill(uint256 most) external nonReentrant returns (uint256 chips) {
        chips = most.min(shortage()).min(held).min(_bucket.available(ENTRY));
        _bucket.consume(ENTRY, chips);
        _refill(chips);
    }

    // --- the house ---

    /// @inheritdoc IReserve
    function refillMore(uint256 chips) external restricted nonReentrant {
        if (held < chips) revert NotEnoughHeld(held, chips);
        _refill(chips);
    }

    /// @inheritdoc IReserve
    function lowerTarget(uint256 chips) external restricted {
        if (chips >= hotTarget) revert OnlyLower(hotTarget, chips);
        hotTarget = chips;
        emit TargetChanged(chips);
    }

    /// @inheritdoc IReserve
    function raiseTarget(uint256 chips) external restricted {
        if (chips <= hotTarget) revert OnlyHigher(hotTarget, chips);
        hotTarget = chips;
        emit TargetChanged(chips);
    }

    /// @inheritdoc IReserve
    function shrinkBucket(uint256 capacity) external restricted {
        (uint256 current, uint256 window) = (_bucket._capacity, _bucket._window);
        if (capacity >= current) revert OnlyLower(current, capacity);
        uint256 least = (held + bankroll.hotEquityLow()).mulDiv(window, SLOWEST, Math.Rounding.Ceil);
        if (capacity < least) revert BucketTooSlow(capacity, least);
        _setBucket(_bucket, capacity, window);
        emit BucketChanged(capacity, window);
    }

    /// @inheritdoc IReserve
    function setBucket(uint256 capacity, uint256 window) external restricted {
        _setBucket(_bucket, capacity, window);
        emit BucketChanged(capacity, window);
    }

    // --- views ---

    /// @inheritdoc IReserve
    function excess() public view returns (uint256) {
        return bankroll.hotEquityLow().saturatingSub(_wanted());
    }

    /// @inheritdoc IReserve
    function shortage() public view override returns (uint256) {
        return _wanted().saturatingSub(bankroll.hotEquityLow());
    }

    /// @inheritdoc IReserve
    function refillableAt(uint256 chips) external view returns (uint256) {
        uint256 available = _bucket.available(ENTRY);
        uint256 capacity = _bucket._capacity;
        if (chips > held || capacity == 0 && chips != 0) return type(uint256).max;
        return block.timestamp
            + chips.saturatingSub(available).mulDiv(_bucket._window, capacity.max(1), Math.Rounding.Ceil);
    }

    /// @inheritdoc IReserve
    function bucket() external view returns (uint256 capacity, uint256 window, uint256 available) {
        return (_bucket._capacity, _bucket._window, _bucket.available(ENTRY));
    }

    function _wanted() private view returns (uint256) {
        return hotTarget.saturatingAdd(bankroll.waitingChips());
    }

    function _balance() private view returns (uint256) {
        return asset == NATIVE_COIN ? address(this).balance : _token.balanceOf(address(this));
    }

    function _refill(uint256 chips) private {
        if (chips == 0) revert NothingToDo();
        held -= chips;
        emit Refilled(msg.sender, chips);
        if (asset == NATIVE_COIN) {
            bankroll.fromReserve{ value: chips * CHIP }(chips);
        } else {
            _token.forceApprove(address(bankroll), chips * CHIP);
            bankroll.fromReserve(chips);
        }
    }
}
