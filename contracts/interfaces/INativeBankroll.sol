// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "./IBankroll.sol";
import { IVault } from "./IVault.sol";

/// @title The bankroll of the native coin
/// @notice A vault of ERC-7535. It also holds the fees of chance of all bets, whatever their asset, and what the lottery contributes.
interface INativeBankroll is IVault, IBankroll {
    event Contributed(address indexed from, uint256 chips);
    /// @notice So much of all contributions became equity.
    event ContributionsEntered(uint256 chips);
    event ChanceFunded(uint256 chips);

    /// @notice Chips are bought whole: send a multiple of `chip`.
    error NotWholeChips(uint256 amount, uint256 chip);
    /// @notice The shares cost more than what was sent.
    error NotEnoughSent(uint256 sent, uint256 needed);

    /// @notice Buys chips for `player` with the money sent, which must be whole chips.
    function buyIn(address player) external payable;

    /// @notice Deposits the money sent, whatever `assets` says, as ERC-7535 has it.
    /// @return shares Rounded down.
    function deposit(uint256 assets, address receiver) external payable returns (uint256 shares);

    /// @notice Mints exactly `shares` for the money sent, and sends back what is too much.
    /// @return assets What they cost: whole chips, rounded up.
    function mint(uint256 shares, address receiver) external payable returns (uint256 assets);

    /// @notice Gives the money sent to the liquidity providers, for no shares: the lottery's cut. It becomes equity evenly over
    /// `CONTRIBUTION_TIME`, so that shares held for a moment gain nothing by it; to bets it counts with the next move of shares.
    function contribute() external payable;

    /// @notice Contributions that are not equity yet, and when they will be.
    function contributed() external view returns (uint256 chips, uint256 end);

    /// @notice Sends the fees of chance that open bets no longer need to the VRF subscription. Anybody may call.
    function fundChance() external returns (uint256 chips);
}
