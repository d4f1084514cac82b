// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title Limits that players set on themselves, and exclusion
/// @notice Amounts are chips of one bank; of the native coin, with fees of chance. Days and weeks are those of UTC, weeks begin on Monday; a
/// month is 30 days. Lowering a limit counts at once, raising it after `RAISE_DELAY`. What is won does not raise a limit, but for the
/// one of losses: a bet counts as lost until it pays.
///
/// Limits bind an address. Whoever plays for the player, by a session key or from a contract, plays from the player's account, and is bound.
interface ILimits {
    enum Period {
        Day,
        Week,
        Month
    }

    enum Kind {
        BuyIn,
        Stake,
        Loss
    }

    /// @notice Most that a player may buy in, stake and lose within one period, in chips. 0: no limit.
    struct Amounts {
        uint64 buyIn;
        uint64 stake;
        uint64 loss;
    }

    /// @notice `limits` hold from now on, `next` from `nextAt` on; they are the same, and `nextAt` is 0, if nothing was raised.
    event LimitsSet(
        address indexed player, uint256 indexed bank, Period period, Amounts limits, Amounts next, uint256 nextAt
    );
    /// @notice The player excluded himself.
    event Excluded(address indexed player, uint256 until);

    /// @notice The player's own limit. It would come to `sum`. It counts anew in the next period.
    error LimitPassed(Kind kind, Period period, uint256 sum, uint256 limit);
    /// @notice The player has excluded himself until then. What he has he can cash out.
    error SelfExcluded(address player, uint256 until);
    error ExclusionOutOfRange(uint256 time, uint256 min, uint256 max);
    error NotExcluded(address player);
    /// @notice An exclusion can only become longer.
    error ExclusionNotLonger(uint256 until);

    /// @notice Sets the caller's limits at a bank for one period.
    /// @param bank See `ICasino.bankOf`.
    function setLimits(uint256 bank, Period period, Amounts calldata limits) external;

    /// @notice Excludes the caller from buying in and betting, at every bank and at the lottery. Hands that are open can be played to their
    /// end, open bets are settled, chips can be cashed out. Nobody can shorten it.
    /// @param time Seconds from now, `MIN_EXCLUSION` to `MAX_EXCLUSION`.
    function exclude(uint256 time) external;

    /// @notice Lets a bank that was opened after the player excluded himself ask for him, too. It could take no bet of his before.
    function guard(address player, uint256 bank) external;

    /// @notice Limits of a player, and those that will hold from `nextAt` on if that is not 0.
    function limitsOf(address player, uint256 bank, Period period)
        external
        view
        returns (Amounts memory limits, Amounts memory next, uint256 nextAt);

    /// @notice What counts towards a player's limits in the present period. A loss below 0 is a gain.
    function spentOf(address player, uint256 bank, Period period)
        external
        view
        returns (uint256 boughtIn, uint256 staked, int256 lost);

    /// @notice When the exclusion of a player ends, or ended; 0: never excluded.
    function excludedUntil(address player) external view returns (uint256);
}
