// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankroll } from "./IBankroll.sol";
import { IPlayers } from "./IPlayers.sol";
import { IReserveFactory } from "./IReserveFactory.sol";

/// @title Where a casino's banks of tokens come from
/// @notice A casino has one factory for ever, so that the code of every bank it may open is known before.
///
/// The address of a bank follows from its casino and its number (CREATE2), so that finding it costs no storage read. Its code is therefore the
/// same as every other's: what it is the bank of, it asks.
interface IBankFactory {
    /// @notice A bank that is being created.
    /// @param chip Units of the asset that one chip is worth.
    struct Order {
        address casino;
        IERC20 asset;
        uint256 chip;
        IPlayers players;
        IReserveFactory reserves;
    }

    /// @notice Creates a bank of the casino that calls.
    /// @param number Unused by any other bank of this casino.
    /// @param players Whom it asks before somebody buys in or bets.
    function create(uint8 number, IERC20 asset, uint256 chip, IPlayers players) external returns (IBankroll);

    /// @notice The bank that is being created; all zero otherwise.
    function order() external view returns (Order memory);

    /// @notice Hash of the code that creates a bank.
    function codeHash() external view returns (bytes32);
}
