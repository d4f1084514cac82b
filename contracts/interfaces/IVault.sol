// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "./IReserve.sol";

/// @title The bank
/// @notice Whose the equity of a bankroll is: the liquidity providers', by shares, which are an ERC-20 with permit. A vault
/// of ERC-4626 (ERC-7535 for the native coin), with two prices:
///
///   buying (deposit, mint)       as if every open bet were lost by its player     `equityHigh`, `convertToShares`
///   selling (withdraw, redeem)   as if every open bet were won at its maximum     `equityLow`, `convertToAssets`, `totalAssets`
///
/// so that whoever sees a result coming gains nothing by moving. Both count what the cold reserve holds, at its own higher and lower value.
/// A bank counts in chips, the standard in units of the asset: what is below a
/// chip buys nothing, and what leaves counts as the whole chip it is part of.
///
/// Instant withdrawals end where the hot money ends: what is not reserved, not cold, and not waited for. Beyond it, an exit waits in order
/// (`requestExit`) and is served in chips (`serveExits`), by anybody, at the price of that moment. Nobody overtakes it.
interface IVault {
    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed sender,
        address indexed receiver,
        address indexed owner,
        uint256 assets,
        uint256 shares
    );
    event ExitRequested(uint256 indexed id, address indexed owner, address indexed receiver, uint256 shares);
    /// @notice An exit, or as much of it as there was money for, became chips of its receiver.
    event ExitServed(uint256 indexed id, address indexed receiver, uint256 chips, uint256 shares);
    event ExitCancelled(uint256 indexed id, uint256 shares);

    /// @notice So much is not hot, or others wait for it. Withdraw less, or request an exit.
    error MoreThanHot(uint256 chips, uint256 hot);
    /// @notice An exit must be worth waiting for. Withdraw it at once.
    error ExitTooSmall(uint256 chips, uint256 least);
    /// @notice Only who requested an exit may cancel it, and only until it is served.
    error NotYourExit(uint256 id, address owner);
    /// @notice Open bets weigh too much on the price, or the reserve cannot be valued: only who requested an exit may have it served now.
    error NotCalm(uint256 id, address owner);
    /// @notice What the reserve holds cannot be valued now, so that nobody buys shares. Wait.
    error NotPriced();

    // --- the standard ---

    /// @notice The asset; 0xEeee...EEeE is the native coin.
    function asset() external view returns (address);

    /// @notice The cold money of this bank, for ever.
    function reserve() external view returns (IReserve);

    /// @notice What the equity is worth, at the lower price.
    function totalAssets() external view returns (uint256 assets);

    /// @notice Shares that `assets` buy, rounded down.
    function convertToShares(uint256 assets) external view returns (uint256 shares);

    /// @notice What `shares` are sold for, rounded down.
    function convertToAssets(uint256 shares) external view returns (uint256 assets);

    /// @notice Most that can be deposited: the room in the ledger; nothing while the reserve cannot be valued.
    function maxDeposit(address receiver) external view returns (uint256 assets);

    /// @notice Most shares that can be minted.
    function maxMint(address receiver) external view returns (uint256 shares);

    /// @notice Most that an owner can withdraw at once.
    function maxWithdraw(address owner) external view returns (uint256 assets);

    /// @notice Most shares that an owner can redeem at once.
    function maxRedeem(address owner) external view returns (uint256 shares);

    /// @notice Shares for a deposit, now.
    function previewDeposit(uint256 assets) external view returns (uint256 shares);

    /// @notice What so many shares cost, now: whole chips, rounded up.
    function previewMint(uint256 shares) external view returns (uint256 assets);

    /// @notice Shares that a withdrawal burns, now.
    function previewWithdraw(uint256 assets) external view returns (uint256 shares);

    /// @notice What so many shares are redeemed for, now: whole chips, rounded down.
    function previewRedeem(uint256 shares) external view returns (uint256 assets);

    /// @notice Sends exactly `assets` to `receiver`, for shares of `owner`, who is the caller or has given them an allowance.
    /// @return shares Rounded up.
    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares);

    /// @notice Redeems exactly `shares` of `owner`, who is the caller or has given them an allowance, and sends what they are worth.
    /// @return assets Whole chips, rounded down.
    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets);

    // --- the two prices ---

    /// @notice Equity, hot and cold, if every open bet were lost by its player; beyond all sums while the reserve cannot be valued.
    function equityHigh() external view returns (uint256 chips);

    /// @notice Equity, hot and cold, if every open bet were won at its maximum.
    function equityLow() external view returns (uint256 chips);

    // --- exits that wait ---

    /// @notice Puts shares of `owner`, who is the caller or has given them an allowance, in line. They are the bank's until they are served or
    /// the request is cancelled, and gain and lose with it as before.
    /// @return id Its place: exits are numbered from 0 and served in this order.
    function requestExit(uint256 shares, address receiver, address owner) external returns (uint256 id);

    /// @notice Gives the shares of an exit that are not served yet back to their owner, who must be the caller.
    function cancelExit(uint256 id) external;

    /// @notice Serves at most `max` exits from the head of the line, as far as the hot money goes: the last one in part. Anybody may call while
    /// the price is calm (see `CALM`), and for an exit its owner at any time. The receivers get chips, so that nobody who rejects money can
    /// hold up those behind.
    /// @return done Exits that the line is rid of, with those that had been cancelled.
    function serveExits(uint256 max) external returns (uint256 done);

    /// @notice An exit that waits; zeros if it is over.
    function exitOf(uint256 id) external view returns (address owner, address receiver, uint256 shares);

    /// @notice The line: the exit served next, the next that is requested, and the shares that wait in between.
    function exitsWaiting() external view returns (uint256 head, uint256 tail, uint256 shares);

    /// @notice When there will be money for an exit and for those before it: now, or when the reserve's bucket will have let it pass; never
    /// (`type(uint256).max`) if only a larger refill can; 0 if the exit is over.
    function exitServableAt(uint256 id) external view returns (uint256 timestamp);
}
