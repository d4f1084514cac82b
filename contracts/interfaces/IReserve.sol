// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { AggregatorV3Interface } from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { ISwapRouter } from "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol";
import { IReserveBank } from "./IReserveBank.sol";

/// @notice A price by Chainlink. An answer that is older than `maxAge` seconds, incomplete, zero or negative counts as none.
struct Feed {
    AggregatorV3Interface source;
    uint32 maxAge;
}

/// @notice Where the reserve trades, and what it takes for the right price.
/// @param stable What is held beside the asset.
/// @param fee Of the Uniswap v3 pool of both, in millionths.
/// @param maxSlippage Most that a trade may lose against the feeds, the pool's fee included, in millionths.
/// @param ofAsset Price of the asset; `ofStable`: price of the stablecoin, in the same currency. One dollar is not taken for granted.
struct Venue {
    ISwapRouter router;
    IERC20 stable;
    uint24 fee;
    uint24 maxSlippage;
    Feed ofAsset;
    Feed ofStable;
}

/// @title The cold reserve of a bank
/// @notice Holds the part of a bank's equity that need not be at hand. It belongs to the bank's liquidity providers: the prices of their shares count it.
/// Amounts are the bank's chips; amounts named `stable` are units of the stablecoin.
///
/// Money goes cold at once, by anybody, when the bank has more than its target and its waiting exits need. It comes back, by anybody, as far as the
/// bank is short and a bucket that refills over time allows; more at once only after a delay in which the guardian may cancel. Part of it can be held in
/// a stablecoin: anybody then trades towards the share that was set, at a price bounded by Chainlink's feeds.
///
/// Money leaves to the bank, or to the venue against at least its worth in the same call: nowhere else, whoever asks. What arrives by another way than
/// these functions is not money of the reserve, and is ignored.
/// @dev While one of its functions runs, the reserve has no upper value: a token or a venue that calls back can buy no shares of the bank too cheap.
interface IReserve {
    event Swept(uint256 chips);
    event Refilled(address indexed by, uint256 chips);
    /// @param sold Whether the asset was sold for the stablecoin, or bought with it.
    /// @param chips What `held` is less or more for it; `stable`: what `stable` is more or less.
    event Hedged(bool sold, uint256 chips, uint256 stable);
    event TargetChanged(uint256 chips);
    event BucketChanged(uint256 capacity, uint256 window);
    event HedgeChanged(uint256 share, uint256 band, uint256 capacity, uint256 window);
    event VenueChanged(Venue venue);

    error NothingToDo();
    error NotEnoughHeld(uint256 held, uint256 needed);
    /// @notice The native coin is taken from the bank and from its wrapper. Nobody else should send any: it would be lost.
    error UnexpectedMoney(address from);
    /// @notice This function makes the reserve more careful at once. The other way is `raiseTarget`, `setBucket`, `setHedge`, after a delay.
    error OnlyLower(uint256 current, uint256 asked);
    /// @notice This function raises the target. `lowerTarget` lowers it at once.
    error OnlyHigher(uint256 current, uint256 asked);
    error WindowOutOfRange(uint256 window, uint256 max);
    /// @notice A smaller bucket would keep liquidity providers waiting for longer than `SLOWEST`. `setBucket` may do it, after a delay.
    error BucketTooSlow(uint256 capacity, uint256 least);
    error ShareOutOfRange(uint256 share, uint256 max);
    /// @notice The band reaches from `share - band` to `share + band`, and not below zero.
    error BandOutOfRange(uint256 band, uint256 max);
    error SlippageOutOfRange(uint256 slippage, uint256 max);
    /// @notice The decimals of tokens and feeds lie too far apart to compute with.
    error DecimalsOutOfRange(int256 exponent, int256 max);
    /// @notice The router has no pool of these tokens with this fee.
    error NoPool(address router, address asset, address stable, uint256 fee);
    /// @notice The stablecoin can be changed only when none is held: `lowerHedge(0)`, and `hedge` until it is sold.
    error StableHeld(uint256 stable);
    /// @notice There is no venue, or a feed of it gives no price.
    error NotPriced();
    /// @notice The venue gave less than the feeds bound, or took another amount than it was offered.
    error BadTrade(uint256 offered, uint256 taken, uint256 received, uint256 least);
    /// @notice The bank's token did not arrive as it was sent.
    error WrongAmount(uint256 received, uint256 expected);

    // --- anybody ---

    /// @notice Takes `excess` from the bank.
    function sweep() external returns (uint256 chips);

    /// @notice Gives back to the bank what it is short of, at most `most`, as far as the bucket and what is held allow.
    function refill(uint256 most) external returns (uint256 chips);

    /// @notice Trades towards the share of the stablecoin that was set, at most `most` chips, as far as the bucket of hedging allows: see `hedgeDue`.
    /// The venue gives at least the feeds' price less `maxSlippage`, or nothing happens. Ask for less where the pool is shallow.
    function hedge(uint256 most) external returns (uint256 chips);

    // --- the house ---

    /// @notice Gives more to the bank than the bucket allows.
    function refillMore(uint256 chips) external;

    /// @notice Lowers the hot equity that the bank keeps: more goes cold.
    function lowerTarget(uint256 chips) external;

    /// @notice Raises the hot equity that the bank keeps. At `type(uint256).max`, as in the beginning, nothing goes cold.
    function raiseTarget(uint256 chips) external;

    /// @notice Lowers what the bucket holds, and so what comes back in its window; never so far that all the equity could not come back in `SLOWEST`,
    /// so that nobody is locked in.
    function shrinkBucket(uint256 capacity) external;

    /// @notice Sets what the bucket holds, and the seconds in which it refills.
    function setBucket(uint256 capacity, uint256 window) external;

    /// @notice Lowers the share of the stablecoin, and the band to no more than that. At 0 all of it is sold.
    function lowerHedge(uint256 share) external;

    /// @notice Sets the share of the stablecoin in the reserve's value, how far it may stray from it, both in millionths, and the bucket of hedging.
    /// @param share At most `MAX_SHARE`.
    /// @param capacity Most that is traded at once, in chips; it refills in `window` seconds.
    function setHedge(uint256 share, uint256 band, uint256 capacity, uint256 window) external;

    /// @notice Names where to trade. Both feeds must give a price.
    function setVenue(Venue calldata venue) external;

    // --- views ---

    function bankroll() external view returns (IReserveBank);

    /// @notice The bank's token, or `NATIVE_COIN`.
    function asset() external view returns (address);

    /// @notice What one chip is worth in units of the asset.
    function CHIP() external view returns (uint256);

    /// @notice Chips held in the asset.
    function held() external view returns (uint256);

    /// @notice Units held of the stablecoin.
    function stable() external view returns (uint256);

    /// @notice What the reserve holds, in chips. Never reverts.
    /// @return low The asset, and the stablecoin at the feeds' price less `VALUATION_BAND`, rounded down; at nothing if it has no price. For who sells shares.
    /// @return high The asset, and the stablecoin at the feeds' price plus `VALUATION_BAND`, rounded up; `UNPRICED` if it has no price. For who buys shares.
    function value() external view returns (uint256 low, uint256 high);

    /// @notice Whether `high` is known: no stablecoin is held, or both feeds give a price, and no function of the reserve is running.
    /// @dev Warning: while it is not, `low` leaves the stablecoin out. Let nobody sell another's shares at that price.
    function priced() external view returns (bool);

    /// @notice Hot equity that the bank keeps; above it, and above what waiting exits need, it is swept.
    function hotTarget() external view returns (uint256);

    /// @notice What `sweep` would take.
    function excess() external view returns (uint256 chips);

    /// @notice What the bank lacks of its target and of what its waiting exits need.
    function shortage() external view returns (uint256 chips);

    /// @notice When the bucket will have let `chips` pass, refilled as it goes: now, later, or never (`type(uint256).max`), because they are not held in the
    /// asset or the bucket is shut.
    function refillableAt(uint256 chips) external view returns (uint256 timestamp);

    /// @return capacity Chips that the bucket holds when it is full.
    /// @return window Seconds in which it refills.
    /// @return available Chips in it now.
    function bucket() external view returns (uint256 capacity, uint256 window, uint256 available);

    function venue() external view returns (Venue memory);

    /// @notice What `setHedge` and `lowerHedge` set, and the chips that may be traded now.
    function hedging()
        external
        view
        returns (uint256 share, uint256 band, uint256 capacity, uint256 window, uint256 available);

    /// @notice What `hedge` would trade if its bucket were full: towards the share if the stablecoin is out of the band; and as much of it back into
    /// the asset as the bank is short of, always. Asset that the bank is short of is not sold.
    /// @return sell Whether the asset would be sold, or bought.
    /// @return chips 0 if nothing is due or there is no price.
    function hedgeDue() external view returns (bool sell, uint256 chips);
}
