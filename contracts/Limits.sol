// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Desk } from "./Desk.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { ILimits } from "./interfaces/ILimits.sol";
import { Account } from "./types/Account.sol";

/// @title Limits
/// @notice See `ILimits` for what it does and why.
abstract contract Limits is ILimits, Desk {
    /// @notice Time after which a limit that was raised holds.
    uint256 public constant RAISE_DELAY = 1 days;

    uint256 public constant MIN_EXCLUSION = 1 days;
    uint256 public constant MAX_EXCLUSION = 5 * 365 days;

    /// @dev The epoch was a Thursday: three days after a Monday.
    uint256 private constant SINCE_MONDAY = 3 days;

    /// @dev A player's limits at one bank for one kind of period.
    struct Watch {
        Amounts limits;
        Amounts next;
        uint64 nextAt;
        /// Number of the period that began last for him: with his first buy-in or bet in it, or when he set the limits.
        uint64 period;
        /// Where his account stood then.
        Account start;
    }

    mapping(address player => mapping(IBankroll bank => mapping(Period => Watch))) private _watches;

    /// @inheritdoc ILimits
    mapping(address player => uint256) public excludedUntil;

    // --- players ---

    /// @inheritdoc ILimits
    function setLimits(uint256 bank, Period period, Amounts calldata limits) external {
        IBankroll bankroll = casino.bankOf(bank);
        Watch storage w = _watches[msg.sender][bankroll][period];
        Amounts memory old = _limitsOf(w);
        Amounts memory lowered =
            Amounts(_lower(old.buyIn, limits.buyIn), _lower(old.stake, limits.stake), _lower(old.loss, limits.loss));
        bool raises = lowered.buyIn != limits.buyIn || lowered.stake != limits.stake || lowered.loss != limits.loss;
        uint256 nextAt = raises ? block.timestamp + RAISE_DELAY : 0;
        (w.limits, w.next, w.nextAt) = (lowered, limits, uint64(nextAt));
        _begin(w, period, bankroll.accountOf(msg.sender));
        bankroll.guard(msg.sender);
        emit LimitsSet(msg.sender, bank, period, lowered, limits, nextAt);
    }

    /// @inheritdoc ILimits
    function exclude(uint256 time) external {
        if (time < MIN_EXCLUSION || time > MAX_EXCLUSION) {
            revert ExclusionOutOfRange(time, MIN_EXCLUSION, MAX_EXCLUSION);
        }
        uint256 until = block.timestamp + time;
        if (until <= excludedUntil[msg.sender]) revert ExclusionNotLonger(excludedUntil[msg.sender]);
        excludedUntil[msg.sender] = until;
        uint256 banks = casino.bankCount();
        for (uint256 bank = 0; bank < banks; ++bank) casino.bankOf(bank).guard(msg.sender);
        emit Excluded(msg.sender, until);
    }

    /// @inheritdoc ILimits
    function guard(address player, uint256 bank) external {
        if (excludedUntil[player] <= block.timestamp) revert NotExcluded(player);
        casino.bankOf(bank).guard(player);
    }

    // --- asked by a bank ---

    function _requireNotExcluded(address player) internal view {
        uint256 until = excludedUntil[player];
        if (block.timestamp < until) revert SelfExcluded(player, until);
    }

    /// @dev Reverts if what a player just did at a bank passes his limits there.
    function _watch(address player, IBankroll bank, Account before, Account then) internal {
        for (uint256 i = 0; i <= uint256(type(Period).max); ++i) {
            Period period = Period(i);
            Watch storage w = _watches[player][bank][period];
            Amounts memory limits = _limitsOf(w);
            if (limits.buyIn | limits.stake | limits.loss == 0) continue;
            _begin(w, period, before);
            Account start = w.start;
            if (then.bought() != before.bought()) {
                _require(Kind.BuyIn, period, _sum(start.bought(), then.bought()), limits.buyIn);
            }
            if (then.staked() != before.staked()) {
                _require(Kind.Stake, period, _sum(start.staked(), then.staked()), limits.stake);
                int256 lost = then.lostSince(start);
                if (lost > 0) _require(Kind.Loss, period, uint256(lost), limits.loss);
            }
        }
    }

    function _require(Kind kind, Period period, uint256 sum, uint256 limit) private pure {
        if (limit != 0 && sum > limit) revert LimitPassed(kind, period, sum, limit);
    }

    /// @dev Begins a period, if it is another than the last.
    function _begin(Watch storage w, Period period, Account account) private {
        uint64 number = uint64(_numberOf(period));
        if (w.period == number) return;
        (w.period, w.start) = (number, account);
    }

    function _numberOf(Period period) private view returns (uint256) {
        if (period == Period.Day) return block.timestamp / 1 days;
        if (period == Period.Week) return (block.timestamp + SINCE_MONDAY) / 1 weeks;
        return block.timestamp / 30 days;
    }

    /// @dev Sums of an account count modulo 2^64.
    function _sum(uint64 start, uint64 end) private pure returns (uint64) {
        unchecked {
            return end - start;
        }
    }

    function _limitsOf(Watch storage w) private view returns (Amounts memory) {
        return w.nextAt != 0 && w.nextAt <= block.timestamp ? w.next : w.limits;
    }

    /// @dev The lower of two limits, of which 0 is the highest.
    function _lower(uint64 a, uint64 b) private pure returns (uint64) {
        if (a == 0) return b;
        return b == 0 || a < b ? a : b;
    }

    // --- views ---

    /// @inheritdoc ILimits
    function limitsOf(address player, uint256 bank, Period period)
        external
        view
        returns (Amounts memory limits, Amounts memory next, uint256 nextAt)
    {
        Watch storage w = _watches[player][casino.bankOf(bank)][period];
        limits = _limitsOf(w);
        if (w.nextAt <= block.timestamp) return (limits, limits, 0);
        return (limits, w.next, w.nextAt);
    }

    /// @inheritdoc ILimits
    function spentOf(address player, uint256 bank, Period period)
        external
        view
        returns (uint256 boughtIn, uint256 staked, int256 lost)
    {
        IBankroll bankroll = casino.bankOf(bank);
        Watch storage w = _watches[player][bankroll][period];
        if (w.period != _numberOf(period)) return (0, 0, 0);
        Account account = bankroll.accountOf(player);
        boughtIn = _sum(w.start.bought(), account.bought());
        staked = _sum(w.start.staked(), account.staked());
        lost = account.lostSince(w.start);
    }
}
