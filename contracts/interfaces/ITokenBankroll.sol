// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "./IBankroll.sol";
import { IVault } from "./IVault.sol";

/// @title The bankroll of an ERC-20 token
/// @notice A vault of ERC-4626. Money is what arrived, and nothing else: a transfer that moves another amount than it says is refused, and
/// so is new money while the bank holds less than its ledger says. A house opens no bank of a token that takes fees or changes balances by
/// itself. Should one begin to, nobody puts in more, and players and providers take out what is there.
interface ITokenBankroll is IVault, IBankroll {
    /// @notice The address is not a token with decimals and a symbol.
    error NotAToken(address asset);
    /// @notice The token moved another amount than it was asked to: the bank would hold this, and not what it expects.
    error InexactTransfer(uint256 held, uint256 expected);
    /// @notice The token took money from the bank. Nobody can put in any until it is back.
    error AssetMissing(uint256 held, uint256 cash);

    /// @notice Buys chips for `player` with the caller's tokens, by allowance.
    function buyIn(address player, uint256 chips) external;

    /// @notice Buys chips for `player` with the caller's tokens, by a permit (ERC-2612) for just these.
    function buyInWithPermit(address player, uint256 chips, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Deposits exactly `assets`, by allowance.
    /// @return shares Rounded down.
    function deposit(uint256 assets, address receiver) external returns (uint256 shares);

    /// @notice Mints exactly `shares`, by allowance.
    /// @return assets What they cost: whole chips, rounded up.
    function mint(uint256 shares, address receiver) external returns (uint256 assets);
}
